import assert from 'node:assert/strict';
import type { CampaignId, OrganisationId, PersonId } from '../../bot/domain/ids.ts';
import { wishKey } from '../../bot/domain/nudges/wish.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import { broadcastPrompt, cancelBroadcast } from '../../bot/usecases/broadcast-prompt.ts';
import { listFailedDeliveries } from '../../bot/usecases/list-failed-deliveries.ts';
import { retryDelivery } from '../../bot/usecases/retry-delivery.ts';
import { aHolder, aLaneHistory, BLOCKED, DUE, REFUSED, type Answer, type LaneHistory } from '../delivery/lane-history.ts';
import { aPerson, aTryingPerson, COHORT, OTHER_TEAM, TEAM, TENANT } from '../support/world.ts';
import { coded } from './builders.ts';

const PLACE = { cohortId: COHORT, teamId: TEAM };
const FACILITATOR = aPerson({ pid: 'p-ingrid' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
const [FIRST, SECOND, THIRD] = ['p-0001', 'p-0002', 'p-0003'] as PersonId[];
const WEEKLY = wishKey('weekly-card', '2026-W48');

const NONE = { failures: [], halted: [] };

/** Three members, and what Teams says to the weekly card of each; *sent* where nothing is said. */
async function afterSending(answers: Readonly<Record<string, Answer>>, change: (person: Person) => Person = (person) => person): Promise<LaneHistory> {
  const history = await aLaneHistory(3, { change: (person, index) => change({ ...person, name: `Medlem ${index + 1}`, protectedIdentity: index === 2 }) });
  await onRoster(history);
  for (const [pid, answer] of Object.entries(answers)) history.teams.answering(pid, WEEKLY, [answer]);
  await work(history);
  return history;
}

async function onRoster({ world, pids }: LaneHistory): Promise<void> {
  await world.organisations.save({ id: 'o-1' as OrganisationId, name: 'Ekdalens kommun', tenantId: TENANT, ready: {} }, undefined);
  await world.rosters.putAll(COHORT, pids.map((pid, index) => ({
    pid, ...(index === 2 ? {} : { name: `Medlem ${index + 1}` }), protectedIdentity: index === 2, organisationId: 'o-1' as OrganisationId, school: '', context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'principal', teamId: TEAM,
  })));
}

async function work(history: LaneHistory): Promise<void> {
  assert.equal(await (await aHolder(history, 'h')).work(), 'idle');
}

describe('the cards that did not arrive', () => {
  it('are listed for who leads the team, with the reason, and nobody else', async () => {
    const { world } = await afterSending({ 'p-0001': BLOCKED, 'p-0003': REFUSED });
    const { failures } = await listFailedDeliveries(world, FACILITATOR, COHORT);
    const told = failures.map(({ to, failure: { key, state, reason } }) => [to.kind === 'member' && [to.pid, to.name], key, state, reason]);
    assert.deepEqual(told.sort(), [
      [[FIRST, 'Medlem 1'], WEEKLY, 'unreachable', 'blocked'],
      [[THIRD, undefined], WEEKLY, 'poisoned', 'card-refused'],
    ]);
    await assert.rejects(listFailedDeliveries(world, aTryingPerson(), COHORT), coded('not-allowed'));
    assert.deepEqual(await listFailedDeliveries(world, aPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [OTHER_TEAM] }] }), COHORT), NONE);
  });

  it('do not show that somebody has paused', async () => {
    const history = await afterSending({}, (person) => ({ ...person, pause: { from: '2026-11-20' } }));
    assert.deepEqual([history.teams.cards, await listFailedDeliveries(history.world, FACILITATOR, COHORT)], [[], NONE]);
  });

  it('are sent on the same day when they are tried again, and are listed no more', async () => {
    const history = await afterSending({ 'p-0001': BLOCKED });
    assert.ok(FIRST);
    await retryDelivery(history.world, FACILITATOR, PLACE, FIRST, WEEKLY);
    await work(history);
    assert.deepEqual(history.teams.to(FIRST).map(({ key, at }) => [key, at.slice(0, 10)]), [[WEEKLY, DUE.slice(0, 10)]]);
    assert.deepEqual(await listFailedDeliveries(history.world, FACILITATOR, COHORT), NONE);
  });

  it('are tried again by nobody but who leads the team, and only what is listed', async () => {
    const { world } = await afterSending({ 'p-0001': BLOCKED });
    assert.ok(FIRST && SECOND);
    await assert.rejects(retryDelivery(world, aTryingPerson(), PLACE, FIRST, WEEKLY), coded('not-allowed'));
    await assert.rejects(retryDelivery(world, FACILITATOR, PLACE, SECOND, WEEKLY), coded('not-found'));
    await assert.rejects(retryDelivery(world, FACILITATOR, PLACE, 'p-nobody' as PersonId, WEEKLY), coded('not-found'));
  });
});

describe('a prompt to a meeting', () => {
  const CAMPAIGN = { id: 'b-1' as CampaignId, cohortId: COHORT, teamId: TEAM, by: FACILITATOR.pid, title: 'Inför tisdag', text: 'Ta med ett exempel.', meetingAt: '2026-12-01T13:00:00.000Z' };
  const BROADCAST = { campaign: CAMPAIGN, from: DUE, notAfter: '2026-12-01T13:00:00.000Z', exempt: true };
  const prompts = ({ teams }: LaneHistory) => teams.cards.filter(({ key }) => key.startsWith('meeting-prompt|')).map(({ pid }) => pid).sort();

  it('reaches every member of the team once, beside the card of the day, however often it is confirmed', async () => {
    const history = await afterSending({});
    assert.deepEqual(await broadcastPrompt(history.world, FACILITATOR, BROADCAST), { count: 3, notMet: 0 });
    await work(history);
    assert.deepEqual(await broadcastPrompt(history.world, FACILITATOR, BROADCAST), { count: 3, notMet: 0 });
    await work(history);
    assert.deepEqual(prompts(history), [FIRST, SECOND, THIRD]);
  });

  it('goes once more to a receiver whom it did not reach, when it is tried again', async () => {
    const history = await afterSending({});
    assert.ok(SECOND);
    history.teams.answering(SECOND, wishKey('meeting-prompt', 'b-1'), [REFUSED]);
    await broadcastPrompt(history.world, FACILITATOR, BROADCAST);
    await work(history);
    assert.deepEqual(prompts(history), [FIRST, THIRD]);
    await retryDelivery(history.world, FACILITATOR, PLACE, SECOND, wishKey('meeting-prompt', 'b-1'));
    await work(history);
    assert.deepEqual(prompts(history), [FIRST, SECOND, THIRD]);
    assert.deepEqual(await listFailedDeliveries(history.world, FACILITATOR, COHORT), NONE);
  });

  it('reaches nobody after it was cancelled', async () => {
    const history = await afterSending({});
    await broadcastPrompt(history.world, FACILITATOR, BROADCAST);
    await cancelBroadcast(history.world, FACILITATOR, CAMPAIGN.id);
    await work(history);
    assert.deepEqual(prompts(history), []);
  });

  it('is for who leads the team', async () => {
    const history = await afterSending({});
    await assert.rejects(broadcastPrompt(history.world, aTryingPerson(), BROADCAST), coded('not-allowed'));
    await broadcastPrompt(history.world, FACILITATOR, BROADCAST);
    const ofAnotherTeam = aPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [OTHER_TEAM] }] });
    await assert.rejects(cancelBroadcast(history.world, ofAnotherTeam, CAMPAIGN.id), coded('not-allowed'));
    await assert.rejects(broadcastPrompt(history.world, FACILITATOR, { ...BROADCAST, campaign: { ...CAMPAIGN, text: 'En annan text.' } }), coded('conflict'));
    await assert.rejects(cancelBroadcast(history.world, aTryingPerson(), CAMPAIGN.id), coded('not-allowed'));
  });
});
