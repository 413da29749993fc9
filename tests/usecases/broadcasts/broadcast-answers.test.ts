import assert from 'node:assert/strict';
import type { BroadcastContent } from '../../../bot/domain/broadcast/content.ts';
import type { SentBroadcast } from '../../../bot/domain/broadcast/broadcast.ts';
import type { PersonId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { myQuestions } from '../../../bot/usecases/broadcasts/my-questions.ts';
import { exportableAnswers, viewAnswers, type BroadcastAnswers } from '../../../bot/usecases/broadcasts/view-answers.ts';
import { viewReceivers } from '../../../bot/usecases/broadcasts/view-receivers.ts';
import { anEntry, ASKING, LEADER, sends } from '../../support/broadcasts.ts';
import { aPerson, COHORT, OTHER_TEAM, TEAM, testWorld, type TestWorld } from '../../support/world.ts';
import { aCohort, answers, AT_WORK, HIDDEN, NORR_1, NORR_2, NOT_MET, personOf, SYD_1 } from './broadcast-builders.ts';
import { coded } from '../builders.ts';

const NORR_LEADER = aPerson({ pid: 'p-norr' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
const SYD_LEADER = aPerson({ pid: 'p-syd' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [OTHER_TEAM] }] });
const AFTER = '2026-12-05T10:00:00.000Z';

/** Three of Norr and one of Syd have answered. */
async function answered(content: Partial<BroadcastContent>): Promise<{ world: TestWorld; broadcast: SentBroadcast }> {
  const world = await testWorld();
  world.clock.set(AT_WORK);
  await aCohort(world);
  const broadcast = await sends(world, { ...ASKING, ...content });
  for (const pid of [NORR_1, NORR_2, HIDDEN, SYD_1]) await answers(world, broadcast.campaignId, pid, `Svar från ${pid}`);
  return { world, broadcast };
}

const shown = ({ answers: all, held, notForYou }: BroadcastAnswers) => ({
  ...(held ? { held } : {}),
  from: all.map(({ from, answer }) => (from ? `${from.teamName} ${from.name ?? '-'}` : `? ${answer.answer.kind}`)).sort(),
  notForYou,
});

describe('the answers to a broadcast', () => {
  const see = async ({ world, broadcast }: Awaited<ReturnType<typeof answered>>, viewer: Person) => shown(await viewAnswers(world, viewer, COHORT, broadcast.id));

  it('for those who lead are read with names by who leads the receiver’s team, and by nobody else', async () => {
    const there = await answered({ readers: 'facilitators' });
    assert.deepEqual(await see(there, LEADER), { from: ['Norr -', 'Norr Maja Prov', 'Norr Nils Prov', 'Syd Olga Prov'], notForYou: 0 });
    assert.deepEqual(await see(there, NORR_LEADER), { from: ['Norr -', 'Norr Maja Prov', 'Norr Nils Prov'], notForYou: 1 });
    await assert.rejects(see(there, await personOf(there.world, NORR_1)), coded('not-allowed'));
  });

  it('never name who has protected identity', async () => {
    const { world, broadcast } = await answered({ readers: 'facilitators' });
    const seen = await viewAnswers(world, LEADER, COHORT, broadcast.id);
    assert.ok(!JSON.stringify(seen).includes('Hemlig'));
    assert.equal(seen.answers.filter(({ from }) => from && from.name === undefined).length, 1);
    const { receivers, notListed } = await viewReceivers(world, LEADER, COHORT, broadcast.id);
    assert.deepEqual([receivers.map(({ name }) => name).sort(), notListed], [['Maja Prov', 'Nils Prov', 'Olga Prov', 'Pia Prov'], 1]);
  });

  it('are not read by the manager of who gave them', async () => {
    const there = await answered({ readers: 'facilitators' });
    const manager = { ...LEADER, manages: [{ pid: NORR_1, cohortId: COHORT, teamId: TEAM }] };
    assert.deepEqual(await see(there, manager), { from: ['Syd Olga Prov'], notForYou: 3 });
    const { receivers } = await viewReceivers(there.world, manager, COHORT, there.broadcast.id);
    assert.ok(!receivers.some(({ name }) => name === 'Maja Prov'));
  });

  it('of somebody in no team are read by who leads the whole cohort, unless they are their manager', async () => {
    const { world, broadcast } = await answered({ readers: 'facilitators' });
    const { teamId: _none, ...entry } = anEntry({ pid: NORR_1 });
    await world.rosters.putAll(COHORT, [entry]);
    const names = async (viewer: Person) => (await viewAnswers(world, viewer, COHORT, broadcast.id)).answers.map(({ answer }) => answer.pid);
    assert.ok((await names(LEADER)).includes(NORR_1));
    assert.ok(!(await names(NORR_LEADER)).includes(NORR_1));
    assert.ok(!(await names({ ...LEADER, manages: [{ pid: NORR_1, cohortId: COHORT, teamId: OTHER_TEAM }] })).includes(NORR_1));
  });

  it('for the teams are read by the own team, too, and by no other', async () => {
    const there = await answered({ readers: 'teams' });
    assert.deepEqual(await see(there, await personOf(there.world, NORR_2)), { from: ['Norr -', 'Norr Maja Prov', 'Norr Nils Prov'], notForYou: 1 });
    assert.deepEqual(await see(there, await personOf(there.world, SYD_1)), { from: ['Syd Olga Prov'], notForYou: 3 });
    assert.deepEqual(await see(there, NORR_LEADER), { from: ['Norr -', 'Norr Maja Prov', 'Norr Nils Prov'], notForYou: 1 });
  });

  it('without names are read by all who got the question when the time is out, so that nobody can watch whose comes', async () => {
    const there = await answered({ readers: 'everyone' });
    const viewers = [LEADER, NORR_LEADER, await personOf(there.world, NORR_1), await personOf(there.world, NOT_MET)];
    for (const viewer of viewers) assert.deepEqual(await see(there, viewer), { held: 'until-deadline', from: [], notForYou: 0 });
    there.world.clock.set(AFTER);
    for (const viewer of viewers) assert.deepEqual(await see(there, viewer), { from: ['? text', '? text', '? text', '? text'], notForYou: 0 });
  });

  it('without names are not read while they are too few', async () => {
    const world = await testWorld();
    world.clock.set(AT_WORK);
    await aCohort(world);
    const broadcast = await sends(world, { ...ASKING, readers: 'everyone' });
    for (const pid of [NORR_1, NORR_2]) await answers(world, broadcast.campaignId, pid, 'Ja');
    world.clock.set(AFTER);
    assert.deepEqual(await see({ world, broadcast }, LEADER), { held: 'few', from: [], notForYou: 0 });
  });

  it('without names are not for who leads none of those asked', async () => {
    const there = await answered({ readers: 'everyone', audience: { kind: 'teams', teams: [TEAM] }, question: { kind: 'text', label: 'Vad?' } }).catch(() => undefined);
    assert.equal(there, undefined, 'Syd was not asked');
    const world = await testWorld();
    world.clock.set(AT_WORK);
    await aCohort(world);
    const broadcast = await sends(world, { ...ASKING, readers: 'everyone', audience: { kind: 'teams', teams: [TEAM] } });
    for (const pid of [NORR_1, NORR_2, HIDDEN]) await answers(world, broadcast.campaignId, pid, 'Ja');
    world.clock.set(AFTER);
    assert.deepEqual(await see({ world, broadcast }, SYD_LEADER), { from: [], notForYou: 3 });
    await assert.rejects(viewAnswers(world, await personOf(world, SYD_1), COHORT, broadcast.id), coded('not-allowed'));
  });

  it('tell who leads who has answered, and not what, also while they may not be read', async () => {
    const { world, broadcast } = await answered({ readers: 'everyone' });
    const { receivers, notLed } = await viewReceivers(world, NORR_LEADER, COHORT, broadcast.id);
    assert.deepEqual(receivers.map(({ name, answered: has }) => [name, has]).sort(), [['Maja Prov', true], ['Nils Prov', true]]);
    assert.equal(notLed, 2);
    assert.ok(!JSON.stringify(receivers).includes('Svar från'));
    await assert.rejects(viewReceivers(world, await personOf(world, NORR_1), COHORT, broadcast.id), coded('not-allowed'));
  });

  it('are carried away by who leads alone', async () => {
    const { world, broadcast } = await answered({ readers: 'teams' });
    assert.equal((await exportableAnswers(world, NORR_LEADER, COHORT, broadcast.id)).answers.length, 3);
    await assert.rejects(exportableAnswers(world, await personOf(world, NORR_1), COHORT, broadcast.id), coded('not-allowed'));
    const elsewhere = aPerson({ roles: [{ kind: 'facilitator', cohortId: 'c-annan' as typeof COHORT, teams: 'all' }] });
    await assert.rejects(exportableAnswers(world, elsewhere, COHORT, broadcast.id), coded('not-allowed'));
    await assert.rejects(viewAnswers(world, elsewhere, COHORT, broadcast.id), coded('not-allowed'));
  });
});

describe('the questions to somebody', () => {
  it('are those that were sent to them: open ones, and those of late whose answers they may read', async () => {
    const { world, broadcast } = await answered({ readers: 'teams' });
    await sends(world, { ...ASKING, title: 'Bara till dem som leder', audience: { kind: 'teams', teams: [TEAM] } });
    await sends(world, { title: 'Ingen fråga' });
    const titles = async (pid: PersonId) => (await myQuestions(world, await personOf(world, pid))).map((each) => `${each.broadcast.content.title}${each.answered ? ', answered' : ''}${each.isOpen ? '' : ', over'}`);
    assert.deepEqual(await titles(NORR_1), ['Bara till dem som leder', 'Inför träffen, answered']);
    assert.deepEqual(await titles(SYD_1), ['Inför träffen, answered']);
    assert.deepEqual(await titles(NOT_MET), ['Inför träffen']);
    world.clock.set(AFTER);
    assert.deepEqual(await titles(NORR_1), ['Inför träffen, answered, over']);
    world.clock.set('2027-02-05T10:00:00.000Z');
    assert.deepEqual(await titles(NORR_1), []);
    assert.equal(broadcast.content.readers, 'teams');
  });
});
