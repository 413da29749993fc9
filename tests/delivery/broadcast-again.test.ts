import assert from 'node:assert/strict';
import type { PersonId } from '../../bot/domain/ids.ts';
import { cancelBroadcast } from '../../bot/usecases/broadcasts/cancel-broadcast.ts';
import { remindOfBroadcast } from '../../bot/usecases/broadcasts/remind.ts';
import { resendBroadcast } from '../../bot/usecases/broadcasts/resend-broadcast.ts';
import { linkChannel as linkTeam } from '../../bot/usecases/cohorts/link-channel.ts';
import { anEntry, ASKING, assertAddsUp, counts, follows, LEADER, sends } from '../support/broadcasts.ts';
import { aTryingPerson, COHORT, objectId, OTHER_TEAM, TEAM, TENANT } from '../support/world.ts';
import { answers } from '../usecases/broadcasts/broadcast-builders.ts';
import { coded } from '../usecases/builders.ts';
import { everyKill } from '../usecases/copies.ts';
import {
  aHolder, aLaneHistory, becomesDue, BLOCKED, isAnswering, LOST, NEXT_DAY, onRoster, REFUSED, type Answer, type LaneHistory,
} from './lane-history.ts';
import { told } from './stories.ts';
import { FIRST, passes, SECOND, THIRD, works } from './working.ts';

async function aCohort(receivers: number): Promise<LaneHistory> {
  const history = await aLaneHistory(receivers, { change: isAnswering });
  await onRoster(history);
  return history;
}

function answering(history: LaneHistory, campaignId: string, answersOf: Readonly<Record<string, readonly Answer[]>>): void {
  for (const [pid, all] of Object.entries(answersOf)) history.teams.answering(pid, `meeting-prompt|${campaignId}`, all);
}

const sentTo = ({ teams }: LaneHistory) => teams.cards.map(({ pid }) => pid).sort();

describe('a broadcast that is sent again', () => {
  /** One blocked, one refused, one in doubt, and the rest have it. */
  async function failedPartly(receivers = 6) {
    const history = await aCohort(receivers);
    const broadcast = await sends(history.world, ASKING);
    answering(history, broadcast.campaignId, { [FIRST]: [BLOCKED], [SECOND]: [REFUSED], [THIRD]: [LOST, LOST] });
    await works(history);
    return { history, broadcast };
  }

  it('goes to those alone whom it did not reach, also where nothing had reached them', async () => {
    const { history, broadcast } = await failedPartly();
    const before = await follows(history.world, broadcast);
    assert.deepEqual(counts(before.people), { receivers: 6, sent: 3, blocked: 1, poisoned: 1, uncertain: 1 });
    assert.deepEqual([before.state, before.may.resend], ['done', { failed: 2, uncertain: 1 }]);
    const sent = history.teams.cards.length;
    await resendBroadcast(history.world, LEADER, COHORT, broadcast.id, { uncertain: false });
    // At once, though the lane has not looked yet.
    const asked = await follows(history.world, broadcast);
    assert.deepEqual([counts(asked.people), asked.state, asked.may.resend], [{ receivers: 6, sent: 3, planned: 2, uncertain: 1 }, 'under-way', { failed: 0, uncertain: 1 }]);
    await works(history);
    assert.deepEqual(history.teams.cards.slice(sent).map(({ pid }) => pid).sort(), [FIRST, SECOND]);
    const after = await follows(history.world, broadcast);
    assert.deepEqual([counts(after.people), after.state, after.may.resend], [{ receivers: 6, sent: 5, uncertain: 1 }, 'done', { failed: 0, uncertain: 1 }]);
    assert.equal((await history.head(FIRST)).unreachable, undefined, 'who has got it can be reached again');
    assert.deepEqual((await history.world.lanes.orders(TENANT)).again, []);
  });

  it('goes to those in doubt by choice, and not to who has answered: they have it', async () => {
    const { history, broadcast } = await failedPartly();
    await assert.rejects(async () => {
      await resendBroadcast(history.world, LEADER, COHORT, broadcast.id, { uncertain: false });
      await works(history);
      await resendBroadcast(history.world, LEADER, COHORT, broadcast.id, { uncertain: false });
    }, coded('not-found'), 'there is nobody left but who is in doubt');
    await answers(history.world, broadcast.campaignId, THIRD, 'Det kom fram');
    const sent = history.teams.cards.length;
    await resendBroadcast(history.world, LEADER, COHORT, broadcast.id, { uncertain: true });
    await works(history);
    assert.equal(history.teams.cards.length, sent);
    assert.deepEqual(counts((await follows(history.world, broadcast)).people), { receivers: 6, sent: 6 });
  });

  it('fails once more, is counted so, and can be sent yet again', async () => {
    const { history, broadcast } = await failedPartly();
    answering(history, broadcast.campaignId, { [SECOND]: [REFUSED] });
    await resendBroadcast(history.world, LEADER, COHORT, broadcast.id, { uncertain: false });
    await works(history);
    assert.deepEqual(counts((await follows(history.world, broadcast)).people), { receivers: 6, sent: 4, poisoned: 1, uncertain: 1 });
    history.world.clock.move({ minutes: 5 });
    await resendBroadcast(history.world, LEADER, COHORT, broadcast.id, { uncertain: false });
    await works(history);
    assert.deepEqual(counts((await follows(history.world, broadcast)).people), { receivers: 6, sent: 5, uncertain: 1 });
  });

  it('by an order that comes twice goes once: what has failed since then is left alone', async () => {
    const { history, broadcast } = await failedPartly();
    history.world.clock.move({ minutes: 5 });
    await resendBroadcast(history.world, LEADER, COHORT, broadcast.id, { uncertain: false });
    const [order] = (await history.world.lanes.orders(TENANT)).again;
    answering(history, broadcast.campaignId, { [SECOND]: [REFUSED] });
    history.world.clock.move({ minutes: 1 });
    await works(history);
    const attempts = history.teams.attempts.length;
    assert.ok(order);
    await history.world.lanes.sendAgain(TENANT, order.value);
    await works(history);
    assert.equal(history.teams.attempts.length, attempts);
    assert.deepEqual(counts((await follows(history.world, broadcast)).people), { receivers: 6, sent: 4, poisoned: 1, uncertain: 1 });
  });

  it('reaches who has come to the door since', async () => {
    const history = await aCohort(2);
    const late = 'p-0009' as PersonId;
    await history.world.rosters.putAll(COHORT, [anEntry({ pid: late })]);
    const broadcast = await sends(history.world, ASKING);
    await works(history);
    assert.deepEqual(counts((await follows(history.world, broadcast)).people), { receivers: 3, sent: 2, 'not-met': 1 });
    await history.world.identities.bind({ tenantId: TENANT, objectId: objectId(9) }, late);
    await becomesDue(history.world, isAnswering(aTryingPerson({ pid: late, home: { tenantId: TENANT, objectId: objectId(9) } })));
    await resendBroadcast(history.world, LEADER, COHORT, broadcast.id, { uncertain: false });
    assertAddsUp((await follows(history.world, broadcast)).people, 3);
    await works(history);
    assert.deepEqual(counts((await follows(history.world, broadcast)).people), { receivers: 3, sent: 3 });
    assert.equal(history.teams.to(late).length, 1);
  });

  it('adds up at every moment, wherever its holder is killed', async () => {
    for (const kill of everyKill(20)) {
      await told(`${kill.when} call ${kill.call}`, async () => {
        const { history, broadcast } = await failedPartly(4);
        await resendBroadcast(history.world, LEADER, COHORT, broadcast.id, { uncertain: false });
        await (await aHolder(history, 'first', { kill })).work();
        assertAddsUp((await follows(history.world, broadcast)).people, 4);
        const inDoubt = await history.sending();
        await works(history);
        const { people, state } = await follows(history.world, broadcast);
        assertAddsUp(people, 4);
        assert.equal(state, 'done');
        assert.deepEqual(counts(people), { receivers: 4, sent: 3, uncertain: 1 });
        for (const pid of [FIRST, SECOND]) assert.ok(history.teams.to(pid).length >= 1 && history.teams.to(pid).length <= 1 + inDoubt);
        const [ticket] = await history.tickets();
        assert.deepEqual([ticket?.counts.sent, ticket?.counts.uncertain, ticket?.counts.queued], [3, 1, 0]);
      });
    }
  }).timeout(20_000);

  it('can be cancelled', async () => {
    const { history, broadcast } = await failedPartly();
    await resendBroadcast(history.world, LEADER, COHORT, broadcast.id, { uncertain: true });
    await cancelBroadcast(history.world, LEADER, COHORT, broadcast.id);
    const sent = history.teams.cards.length;
    await works(history);
    assert.equal(history.teams.cards.length, sent);
    assertAddsUp((await follows(history.world, broadcast)).people, 6);
  });
});

describe('the reminder of a question', () => {
  it('goes once, to those who have it and have not answered', async () => {
    const history = await aCohort(5);
    const broadcast = await sends(history.world, ASKING);
    answering(history, broadcast.campaignId, { [THIRD]: [BLOCKED] });
    await works(history);
    await answers(history.world, broadcast.campaignId, FIRST, 'Ja');
    const { may } = await follows(history.world, broadcast);
    assert.deepEqual(may.remind, { people: 3 });
    const remind = (people: number) => remindOfBroadcast(history.world, LEADER, COHORT, broadcast.id, { people, now: true });
    assert.equal(await remind(4), 'count-changed');
    assert.equal(await remind(3), 'reminded');
    assert.equal(await remind(3), 'reminded', 'the same once more');
    // One answers in between.
    await answers(history.world, broadcast.campaignId, SECOND, 'Nu');
    const sent = history.teams.cards.length;
    await works(history);
    assert.deepEqual(history.teams.cards.slice(sent).map(({ pid }) => pid).sort(), ['p-0004', 'p-0005']);
    const { reminder, answered, may: afterwards, people } = await follows(history.world, broadcast);
    assert.deepEqual([reminder && counts(reminder), answered, afterwards.remind], [{ receivers: 3, sent: 3 }, 2, undefined]);
    assert.deepEqual(counts(people), { receivers: 5, sent: 4, blocked: 1 });
  });

  it('that is not sent now is the one nudge of the day', async () => {
    const history = await aLaneHistory(2);
    await onRoster(history);
    const broadcast = await sends(history.world, ASKING);
    await works(history);
    assert.equal(history.teams.cards.length, 4, 'each has the question beside the card of the week');
    await remindOfBroadcast(history.world, LEADER, COHORT, broadcast.id, { people: 2, now: false });
    await works(history);
    assert.equal(history.teams.cards.length, 4);
    history.world.clock.set(NEXT_DAY);
    await works(history);
    const nextDay = history.teams.cards.filter(({ at }) => at > '2026-11-27');
    assert.deepEqual(nextDay.map(({ key }) => key.split('|')[0]), ['meeting-prompt', 'meeting-prompt']);
  });

  it('is not for what cannot be answered any more, and not for nobody', async () => {
    const history = await aCohort(1);
    const broadcast = await sends(history.world, ASKING);
    await works(history);
    const remind = () => remindOfBroadcast(history.world, LEADER, COHORT, broadcast.id, { people: 0, now: true });
    await answers(history.world, broadcast.campaignId, FIRST, 'Ja');
    await assert.rejects(remind, coded('not-found'));
    history.world.clock.set('2026-12-05T10:00:00.000Z');
    await assert.rejects(remind, coded('not-found'));
    assert.equal((await follows(history.world, broadcast)).may.remind, undefined);
  });
});

describe('a broadcast to channels', () => {
  const CHANNEL = { tenantId: TENANT, serviceUrl: 'https://smba.trafficmanager.net/emea/', conversationId: '19:norr', botId: '28:1' };

  it('is posted in the teams’ linked channels, with the same promise, and who has none is told of', async () => {
    const history = await aCohort(2);
    await linkTeam(history.world, LEADER, { cohortId: COHORT, teamId: TEAM }, CHANNEL, 'sv');
    const broadcast = await sends(history.world, { ways: 'both' });
    await works(history);
    assert.deepEqual(sentTo(history), [TEAM, ...history.pids].sort());
    const { channels, people, state } = await follows(history.world, broadcast);
    assert.deepEqual([counts(people), state], [{ receivers: 2, sent: 2 }, 'done']);
    assert.deepEqual(channels.map(({ team, state: each }) => [team.teamId, each.kind]), [[TEAM, 'sent'], [OTHER_TEAM, 'not-linked']]);
  });

  it('alone goes to nobody’s chat, waits for working hours, and can fail and be sent again', async () => {
    const history = await aCohort(1);
    await linkTeam(history.world, LEADER, { cohortId: COHORT, teamId: TEAM }, CHANNEL, 'sv');
    history.world.clock.set('2026-11-26T19:00:00.000Z');
    const broadcast = await sends(history.world, { ways: 'channel', audience: { kind: 'teams', teams: [TEAM] } });
    answering(history, broadcast.campaignId, { [TEAM]: [BLOCKED] });
    await works(history);
    assert.deepEqual(history.teams.attempts, []);
    history.world.clock.set('2026-11-27T08:00:00.000Z');
    await works(history);
    const stateOf = async () => (await follows(history.world, broadcast)).channels.map(({ state }) => state);
    assert.deepEqual(await stateOf(), [{ kind: 'unreachable', reason: 'blocked' }]);
    await passes(history, 1_000);
    await resendBroadcast(history.world, LEADER, COHORT, broadcast.id, { uncertain: false });
    await works(history);
    assert.deepEqual(await stateOf(), [{ kind: 'sent' }]);
    assert.deepEqual(sentTo(history), [TEAM]);
  });
});
