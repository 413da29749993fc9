import assert from 'node:assert/strict';
import type { OrganisationId, PersonId } from '../../../bot/domain/ids.ts';
import { wishKey } from '../../../bot/domain/nudges/wish.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { cancelBroadcast } from '../../../bot/usecases/broadcasts/cancel-broadcast.ts';
import { listFailedDeliveries } from '../../../bot/usecases/nudges/list-failed-deliveries.ts';
import { retryDelivery } from '../../../bot/usecases/nudges/retry-delivery.ts';
import { aHolder, aLaneHistory, type Answer, BLOCKED, DUE, type LaneHistory, REFUSED } from '../../delivery/lane-history.ts';
import { aPerson, aTryingPerson, COHORT, OTHER_TEAM, TEAM, TENANT } from '../../support/world.ts';
import { counts, follows, LEADER, sends } from '../../support/broadcasts.ts';
import { coded } from '../builders.ts';

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

describe('a broadcast to a team', () => {
  const TO_TEAM = { audience: { kind: 'teams' as const, teams: [TEAM] } };
  const prompts = ({ teams }: LaneHistory) => teams.cards.filter(({ key }) => key.startsWith('meeting-prompt|')).map(({ pid }) => pid).sort();

  it('reaches every member once, beside the card of the day', async () => {
    const history = await afterSending({});
    await sends(history.world, TO_TEAM);
    await work(history);
    assert.deepEqual(prompts(history), [FIRST, SECOND, THIRD]);
  });

  it('goes once more to a receiver whom it did not reach, when it is tried again', async () => {
    const history = await afterSending({});
    const broadcast = await sends(history.world, TO_TEAM);
    assert.ok(SECOND);
    history.teams.answering(SECOND, wishKey('meeting-prompt', broadcast.campaignId), [REFUSED]);
    await work(history);
    assert.deepEqual(prompts(history), [FIRST, THIRD]);
    assert.deepEqual(counts((await follows(history.world, broadcast)).people), { receivers: 3, sent: 2, poisoned: 1 });
    await retryDelivery(history.world, FACILITATOR, PLACE, SECOND, wishKey('meeting-prompt', broadcast.campaignId));
    await work(history);
    assert.deepEqual(prompts(history), [FIRST, SECOND, THIRD]);
    assert.deepEqual(await listFailedDeliveries(history.world, FACILITATOR, COHORT), NONE);
  });

  it('reaches nobody after it was cancelled', async () => {
    const history = await afterSending({});
    const { id } = await sends(history.world, TO_TEAM);
    await cancelBroadcast(history.world, LEADER, COHORT, id);
    await work(history);
    assert.deepEqual(prompts(history), []);
    assert.deepEqual(counts((await follows(history.world, { id })).people), { receivers: 3, cancelled: 3 });
  });
});
