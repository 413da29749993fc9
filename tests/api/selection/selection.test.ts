import assert from 'node:assert/strict';
import type { z } from 'zod';
import { formAnswer } from '../../../bot/api/contract/form.ts';
import { claimsView, issuedCode } from '../../../bot/api/contract/invitations.ts';
import { organisationsView } from '../../../bot/api/contract/organisations.ts';
import { nominationsView, selectionView } from '../../../bot/api/contract/selection.ts';
import type { PersonId } from '../../../bot/domain/ids.ts';
import { registerInterest } from '../../../bot/usecases/selection/register-interest.ts';
import { aPerson, COHORT, FOREIGN_TENANT, objectId, TEAM } from '../../support/world.ts';
import { ALVA, anApplicant, EKEBY, firstId, HEAD, LEADER, NOMINATION, OTHER_HEAD, SAID, SJOAS, underRule } from '../../usecases/selection/selection-world.ts';
import { Api, apiWith, errorIn } from '../calls.ts';

const [LEADS, HEADS, APPLIES, OTHER, TEAM_LEADS, NOBODY] = [1, 2, 3, 4, 5, 6];
const IN_COHORT = { cohort: COHORT };
const IN_SJOAS = { organisation: SJOAS.id };

describe('the pages of selection', () => {
  it('keep the contract, and give who leads what was written', async () => {
    const { read } = await setting();
    const view = await read(selectionView, LEADS, '/cohorts/:cohort/candidates', IN_COHORT);
    assert.deepEqual([view.rule, view.candidates.map(({ name, why, state, choices }) => [name, why, state, choices.accept])], ['facilitator', [['Alva Prov', 'Jag vill pröva.', 'waiting', true]]]);
    assert.deepEqual(view.teams.map(({ name }) => name), ['Norr', 'Syd']);
    assert.deepEqual((await read(selectionView, TEAM_LEADS, '/cohorts/:cohort/candidates', IN_COHORT)).candidates[0]?.choices, { approve: false, accept: false, decline: false, finish: false });
  });

  it('give a head of schools only what they decide about', async () => {
    const { read } = await setting();
    assert.deepEqual((await read(nominationsView, HEADS, '/organisations/:organisation/candidates', IN_SJOAS)).candidates.map(({ name, why }) => [name, why]), [['Alva Prov', '']]);
    const both = await setting('both');
    const view = await both.read(nominationsView, HEADS, '/organisations/:organisation/candidates', IN_SJOAS);
    assert.deepEqual([view.organisation.name, view.candidates[0]?.why, view.candidates[0]?.choices.approve], ['Sjöås kommun', 'Jag vill pröva.', true]);
  });

  it('accept, with a team and the organisation that is known', async () => {
    const { api, send, read, id } = await setting();
    const params = { ...IN_COHORT, candidate: id };
    assert.deepEqual(await send(LEADS, '/cohorts/:cohort/candidates/:candidate/acceptance', params, { team: TEAM, position: 'deputy', organisation: '' }), { kind: 'done' });
    const [candidate] = (await read(selectionView, LEADS, '/cohorts/:cohort/candidates', IN_COHORT)).candidates;
    assert.deepEqual([candidate?.state, candidate?.team?.name], ['accepted', 'Norr']);
    assert.equal((await api.world.rosters.all(COHORT)).find(({ entry }) => entry.pid === ALVA)?.entry.position, 'deputy');
  });

  it('decline with a message that goes through the guard, and keep what was typed out of the store until it does', async () => {
    const { api, send, id } = await setting();
    const params = { ...IN_COHORT, candidate: id };
    const refused = await send(LEADS, '/cohorts/:cohort/candidates/:candidate/refusal', params, { message: 'Ring mig på 070-174 06 05.' });
    assert.ok(refused.kind === 'faults');
    assert.deepEqual(refused.faults.map(({ field }) => field), ['message']);
    assert.match(refused.faults[0]?.message ?? '', /070-174 06 05/);
    assert.equal((await api.world.people.load(ALVA))?.value.notices, undefined);
    assert.deepEqual(await send(LEADS, '/cohorts/:cohort/candidates/:candidate/refusal', params, { message: 'Tack!' }), { kind: 'done' });
    assert.equal((await api.world.people.load(ALVA))?.value.notices?.length, 1);
  });

  it('do not show a head what a facilitator wrote to somebody about their own interest', async () => {
    const { send, read, id } = await setting();
    await send(LEADS, '/cohorts/:cohort/candidates/:candidate/refusal', { ...IN_COHORT, candidate: id }, { message: 'Personligt' });
    assert.equal((await read(selectionView, LEADS, '/cohorts/:cohort/candidates', IN_COHORT)).candidates[0]?.message, 'Personligt');
    assert.equal((await read(nominationsView, HEADS, '/organisations/:organisation/candidates', IN_SJOAS)).candidates[0]?.message, undefined);
  });

  it('nominate, and say of each field what is wrong', async () => {
    const { send, read } = await setting();
    const refused = await send(HEADS, '/organisations/:organisation/nominations', IN_SJOAS, { name: '', address: 'ingen adress', school: 'Åskolan', why: 'Personnummer 811228-9874' });
    assert.ok(refused.kind === 'faults');
    assert.deepEqual(refused.faults.map(({ field }) => field), ['name', 'why', 'address']);
    assert.deepEqual(await send(HEADS, '/organisations/:organisation/nominations', IN_SJOAS, NOMINATION), { kind: 'done' });
    const { candidates } = await read(nominationsView, HEADS, '/organisations/:organisation/candidates', IN_SJOAS);
    assert.deepEqual(candidates.map(({ name, nominatedBy, why }) => [name, nominatedBy ?? '', why]).sort(), [['Alva Prov', '', ''], ['Nils Prov', 'Gun Chef', 'Rätt tid nu.']]);
    assert.doesNotMatch(JSON.stringify(candidates), /@/);
  });

  it('let a head say yes and no where the programme says so', async () => {
    const { send, read, id } = await setting('both');
    const params = { ...IN_SJOAS, candidate: id };
    assert.deepEqual(await send(HEADS, '/organisations/:organisation/candidates/:candidate/approval', params, {}), { kind: 'done' });
    assert.equal((await read(selectionView, LEADS, '/cohorts/:cohort/candidates', IN_COHORT)).candidates[0]?.state, 'approved-by-head');
    assert.deepEqual(await send(HEADS, '/organisations/:organisation/candidates/:candidate/refusal', params, { message: '' }), { kind: 'done' });
  });

  it('are refused to everybody else', async () => {
    const { api, id } = await setting('both');
    const inCohort = { ...IN_COHORT, candidate: id };
    const inSjoas = { ...IN_SJOAS, candidate: id };
    const acceptance = { team: TEAM, position: 'principal', organisation: '' };
    for (const [callers, path, params, body] of [
      [[HEADS, APPLIES, NOBODY], '/cohorts/:cohort/candidates', IN_COHORT, undefined],
      [[HEADS, APPLIES, TEAM_LEADS, NOBODY], '/cohorts/:cohort/candidates/:candidate/approval', inCohort, {}],
      [[HEADS, APPLIES, TEAM_LEADS, NOBODY], '/cohorts/:cohort/candidates/:candidate/refusal', inCohort, { message: '' }],
      [[HEADS, APPLIES, TEAM_LEADS, NOBODY], '/cohorts/:cohort/candidates/:candidate/acceptance', inCohort, acceptance],
      [[LEADS, APPLIES, OTHER, NOBODY], '/organisations/:organisation/candidates', IN_SJOAS, undefined],
      [[LEADS, APPLIES, OTHER, NOBODY], '/organisations/:organisation/nominations', IN_SJOAS, NOMINATION],
      [[LEADS, APPLIES, OTHER, NOBODY], '/organisations/:organisation/candidates/:candidate/approval', inSjoas, {}],
      [[LEADS, APPLIES, OTHER, NOBODY], '/organisations/:organisation/candidates/:candidate/refusal', inSjoas, { message: '' }],
      [[HEADS, APPLIES, NOBODY], '/cohorts/:cohort/organisations', IN_COHORT, undefined],
      [[HEADS, TEAM_LEADS, NOBODY], '/cohorts/:cohort/organisations/:organisation', { ...IN_COHORT, ...IN_SJOAS }, { name: 'B', tenant: '' }],
      [[HEADS, TEAM_LEADS, NOBODY], '/cohorts/:cohort/organisations/:organisation/readiness', { ...IN_COHORT, ...IN_SJOAS }, { step: 'app-allowed', done: true }],
      [[HEADS, APPLIES, NOBODY], '/cohorts/:cohort/claims', IN_COHORT, undefined],
      [[HEADS, APPLIES, NOBODY], '/cohorts/:cohort/claims/dismissal', IN_COHORT, { person: 'p', claimant: 'q' }],
      [[HEADS, APPLIES, NOBODY], '/cohorts/:cohort/roster/:person/code', { ...IN_COHORT, person: 'p-bo' }, {}],
    ] as const) {
      for (const caller of callers) {
        const { status, code } = errorIn(await api.calls(caller, path, { params, body }));
        assert.deepEqual([status, code], [403, 'not-allowed'], `${caller} ${path}`);
      }
    }
  });
});

describe('the page of organisations', () => {
  it('shows the tenant and whether it is let in, and takes a tick, a name and a tenant', async () => {
    const { read, send } = await setting();
    const at = { ...IN_COHORT, ...IN_SJOAS };
    const first = async () => (await read(organisationsView, LEADS, '/cohorts/:cohort/organisations', IN_COHORT)).organisations[0];
    assert.deepEqual([(await first())?.name, (await first())?.allowed, (await first())?.next], ['Sjöås kommun', true, 'agreement-signed']);
    assert.deepEqual(await send(LEADS, '/cohorts/:cohort/organisations/:organisation/readiness', at, { step: 'agreement-signed', done: true }), { kind: 'done' });
    assert.deepEqual(await send(LEADS, '/cohorts/:cohort/organisations/:organisation', at, { name: 'Sjö', tenant: FOREIGN_TENANT.toUpperCase() }), { kind: 'done' });
    assert.deepEqual([(await first())?.name, (await first())?.tenant, (await first())?.allowed, (await first())?.next], ['Sjö', FOREIGN_TENANT, false, 'tenant-allowed']);
  });

  it('says of each field what is wrong', async () => {
    const { send } = await setting();
    const refused = await send(LEADS, '/cohorts/:cohort/organisations/:organisation', { ...IN_COHORT, ...IN_SJOAS }, { name: ' ', tenant: 'inget id' });
    assert.deepEqual(refused.kind === 'faults' && refused.faults.map(({ field }) => field), ['name', 'tenant']);
    const taken = await send(LEADS, '/cohorts/:cohort/organisations/:organisation', { ...IN_COHORT, ...IN_SJOAS }, { name: EKEBY.name, tenant: '' });
    assert.deepEqual(taken.kind === 'faults' && taken.faults.map(({ field }) => field), ['name']);
  });
});

describe('a code on the roster', () => {
  it('is shown once, and not for somebody who has come', async () => {
    const { api } = await setting();
    const asked = async (person: string) => issuedCode.parse((await api.calls(LEADS, '/cohorts/:cohort/roster/:person/code', { params: { ...IN_COHORT, person }, body: {} })).body);
    const issued = await asked('p-bo');
    assert.ok(issued.kind === 'issued');
    assert.match(issued.code, /^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{2}$/);
    await api.world.people.create(aPerson({ pid: 'p-kom' as PersonId, home: { tenantId: FOREIGN_TENANT, objectId: objectId(9) } }));
    await api.world.rosters.save(COHORT, anEntry('p-kom'), undefined);
    assert.deepEqual(await asked('p-kom'), { kind: 'met' });
  });

  it('and a place that two have come for are shown and dismissed', async () => {
    const { api, read, send } = await setting();
    await api.world.claims.put(COHORT, { pid: 'p-bo' as PersonId, claimant: 'p-x' as PersonId, name: 'Någon', at: '2026-11-20T10:00:00.000Z' });
    const shown = async () => (await read(claimsView, LEADS, '/cohorts/:cohort/claims', IN_COHORT)).claims;
    assert.deepEqual(await shown(), [{ person: 'p-bo', claimant: 'p-x', owner: 'Bo Prov', name: 'Någon', at: '2026-11-20T10:00:00.000Z' }]);
    assert.deepEqual(await send(LEADS, '/cohorts/:cohort/claims/dismissal', IN_COHORT, { person: 'p-bo', claimant: 'p-x' }), { kind: 'done' });
    assert.deepEqual(await shown(), []);
  });
});

/** Alva has registered interest; Bo is on the roster and has not been met. */
async function setting(rule: Parameters<typeof underRule>[1] = 'facilitator') {
  const teamLeader = aPerson({ pid: 'p-lo' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
  const begun = await apiWith([LEADER, HEAD, anApplicant(), OTHER_HEAD, teamLeader, aPerson({ pid: 'p-ingen' as PersonId, roles: [] })]);
  const world = underRule(begun.world, rule);
  const api = new Api(world);
  for (const organisation of [SJOAS, EKEBY]) await world.organisations.save(organisation, undefined);
  await registerInterest(world, (await world.people.load(ALVA)) ?? assert.fail(), SAID);
  await world.people.create(aPerson({ pid: 'p-bo' as PersonId, name: 'Bo Prov' }));
  await world.rosters.save(COHORT, anEntry('p-bo'), undefined);
  return {
    api,
    id: await firstId(world),
    async read<View>(schema: z.ZodType<View>, caller: number | undefined, path: string, params: Record<string, string>): Promise<View> {
      return schema.parse((await api.calls(caller, path, { params })).body);
    },
    async send(caller: number | undefined, path: string, params: Record<string, string>, body: unknown) {
      return formAnswer.parse((await api.calls(caller, path, { params, body })).body);
    },
  };
}

function anEntry(pid: string) {
  return {
    pid: pid as PersonId, name: 'Bo Prov', protectedIdentity: false, organisationId: SJOAS.id, school: '', context: { schoolForm: '', sizeClass: '', areaType: '' },
    position: 'principal' as const, teamId: TEAM,
  };
}
