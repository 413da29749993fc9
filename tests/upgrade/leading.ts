import assert from 'node:assert/strict';
import type { ProductProcess } from '../support/product-processes.ts';
import { COHORT_PATH, type Stage } from './stage.ts';

/** Things that facilitators do, each begun through one version and carried on through the other: a kind of row each, or several. */
export const LEADING: Readonly<Record<string, (stage: Stage, first: ProductProcess, then: ProductProcess) => Promise<void>>> = {
  async 'a meeting is planned, moved, and cancelled'({ ingrid, readers: { team } }, first, then) {
    const form = (from: string) => ({
      kind: 'learning-team', teams: [team], title: '', zone: 'Europe/Stockholm', days: [{ date: '2027-01-19', from, until: '16:15' }], place: 'Rum', link: '', agenda: '', before: '', after: '',
    });
    await ingrid.sends(first, 'POST', `${COHORT_PATH}/meetings/plan`, { ...form('13:00'), plan: 'm0123456789abcdef01234567', dates: [] });
    const { toCome } = await said<{ toCome: readonly { id: string; days: readonly { date: string }[] }[] }>(ingrid.get(then, `${COHORT_PATH}/meetings`));
    const planned = toCome.find(({ days }) => days[0]?.date === '2027-01-19') ?? assert.fail('not planned');
    const path = `${COHORT_PATH}/meetings/${planned.id}`;
    const { sequence } = await said<{ sequence: number }>(ingrid.get(then, path));
    await ingrid.sends(then, 'PUT', `${path}/content`, { ...form('14:00'), sequence, following: [] });
    const moved = await said<{ days: readonly { from: string }[] }>(ingrid.get(first, path));
    assert.equal(moved.days[0]?.from, '14:00');
    await ingrid.sends(first, 'POST', `${path}/cancel`, { reason: 'Sjukdom', following: false });
  },

  async 'a note in the process log is written, and changed'({ ingrid, readers: { team } }, first, then) {
    const id = '0123456789abcdef01234567';
    await ingrid.sends(first, 'POST', '/me/log/entries', { cohort: 'demo', id, text: 'De ville ha mer tid.', team });
    const { entries } = await said<{ entries: readonly { id: string; writtenAt: string }[] }>(ingrid.get(then, '/me/log/demo'));
    const written = entries.find((entry) => entry.id === id) ?? assert.fail('not written');
    await ingrid.sends(then, 'PUT', `/me/log/entries/${id}`, { cohort: 'demo', writtenAt: written.writtenAt, text: 'De ville ha mer tid, och fick den.', team });
  },

  async 'a team is made, and renamed'({ readers: { leader } }, first, then) {
    await leader.sends(first, 'POST', `${COHORT_PATH}/teams`, { name: 'Lärteam Fyren' });
    const { teams } = await said<{ teams: readonly { id: string; name: string }[] }>(leader.get(then, `${COHORT_PATH}/teams`));
    const made = teams.find(({ name }) => name === 'Lärteam Fyren') ?? assert.fail('not made');
    await leader.sends(then, 'PUT', `${COHORT_PATH}/teams/${made.id}`, { name: 'Lärteam Båken' });
  },

  async 'the time plan is saved, twice'({ readers: { leader } }, first, then) {
    for (const product of [first, then]) {
      const { phases } = await said<{ phases: readonly Record<string, unknown>[] }>(leader.get(product, `${COHORT_PATH}/plan`));
      assert.ok(phases.length > 0);
      await leader.sends(product, 'PUT', `${COHORT_PATH}/plan`, { phases: phases.map(({ kind, name, from, until }) => ({ kind, name, from, until })) });
    }
  },

  async 'colleagues are proposed, and confirmed'({ readers: { leader, team } }, first, then) {
    await leader.sends(first, 'POST', `${COHORT_PATH}/peers/propose`, { team, renews: false });
    const { proposal } = await said<{ proposal?: { id: string; etag: string } }>(leader.get(then, `${COHORT_PATH}/peers?team=${team}`));
    assert.ok(proposal);
    await leader.sends(then, 'POST', `${COHORT_PATH}/peers/confirm`, { team, id: proposal.id, etag: proposal.etag });
  },

  async 'a roster is imported, and taken back'({ readers: { leader } }, first, then) {
    const lines = ['Namn;E-post;Kommun;Skola;Lärteam;Roll', 'Ny Provmark;ny.provmark@aspdalen.example;Aspdalens kommun;Provskolan;Lärteam Norr;Rektor'];
    const body = { file: Buffer.from(`\uFEFF${lines.join('\r\n')}`).toString('base64'), mode: 'addition' };
    const { tag, faults } = await said<{ tag: string; faults: readonly unknown[] }>(leader.sends(first, 'POST', `${COHORT_PATH}/roster/import/preview`, body));
    assert.deepEqual(faults, []);
    await leader.sends(first, 'POST', `${COHORT_PATH}/roster/import/commit`, { ...body, tag });
    assert.match(JSON.stringify(await leader.get(then, `${COHORT_PATH}/roster`)), /Ny Provmark/);
    await leader.sends(then, 'POST', `${COHORT_PATH}/roster/import/undo`, {});
    assert.doesNotMatch(JSON.stringify(await leader.get(first, `${COHORT_PATH}/roster`)), /Ny Provmark/);
  },

  async 'an organisation comes further'({ readers: { leader } }, first, then) {
    const { organisations: [organisation] } = await said<{ organisations: readonly { id: string }[] }>(leader.get(first, `${COHORT_PATH}/organisations`));
    assert.ok(organisation);
    const path = `${COHORT_PATH}/organisations/${organisation.id}/readiness`;
    await leader.sends(first, 'PUT', path, { step: 'app-allowed', done: true });
    await leader.sends(then, 'PUT', path, { step: 'channel-made', done: true });
  },
};

/** As the contract in api/contract says of each. */
async function said<Shape>(answer: Promise<unknown>): Promise<Shape> {
  return (await answer) as Shape;
}
