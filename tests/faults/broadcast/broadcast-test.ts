import { setTimeout as wait } from 'node:timers/promises';
import type { SentBroadcast } from '../../../bot/domain/broadcast/broadcast.ts';
import type { Progress } from '../../../bot/domain/broadcast/progress.ts';
import type { PersonId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { cancelBroadcast } from '../../../bot/usecases/broadcasts/cancel-broadcast.ts';
import { confirmBroadcast } from '../../../bot/usecases/broadcasts/confirm-broadcast.ts';
import { countAudience } from '../../../bot/usecases/broadcasts/count-audience.ts';
import { resendBroadcast } from '../../../bot/usecases/broadcasts/resend-broadcast.ts';
import { beginDraft } from '../../../bot/usecases/broadcasts/save-draft.ts';
import { viewBroadcast, type BroadcastProgress } from '../../../bot/usecases/broadcasts/view-broadcast.ts';
import { fillReceivers, receiversIn, tenantsOf, type Receiver } from '../../bench/delivery/receivers.ts';
import { printTable } from '../../bench/report.ts';
import { realNow, WEEKS_BEFORE } from '../../support/afternoon.ts';
import { aContent, anEntry } from '../../support/broadcasts.ts';
import { aPerson } from '../../support/world.ts';
import type { Checks } from '../checks.ts';
import { startGround, type Ground } from '../ground.ts';
import { killWorkers } from '../kill/killing.ts';

const RECEIVERS = 2_000;
const TENANTS = 3;
const KILLS = 4;
/** Of all receivers, one in so many has blocked the app while the first one is sent. */
const BLOCKED_ONE_IN = 25;
const LOOK_EVERY_MS = 500;
const LONGEST_MS = 240_000;

/**
 * A broadcast to one cohort in three tenants, whose senders are killed while it goes out; then once more to those whom it
 * did not reach; then another that is cancelled half-way. At every look the counts have to add up to those who were
 * frozen when it was confirmed.
 */
export async function broadcastTest(checks: Checks): Promise<void> {
  const receivers = receiversIn({ receivers: RECEIVERS, tenants: TENANTS });
  const ground = await startGround();
  try {
    await fillReceivers(ground.tables, receivers, { serviceUrl: ground.teams.ready.serviceUrl, joined: WEEKS_BEFORE, dueAt: () => undefined });
    const stage = await setStage(ground, receivers);
    const blocked = receivers.filter(({ index }) => index % BLOCKED_ONE_IN === 0);
    await ground.teams.ask('behave', { fault: { kind: 'status', status: 403 }, conversations: blocked.map(({ conversationId }) => conversationId) });
    let first: SentBroadcast | undefined;
    const told: Told = { looks: 0, wrong: [] };
    const killing = await killWorkers(ground, tenantsOf(receivers), {
      kills: KILLS,
      async begins() {
        first = await send(stage, 'Den första');
      },
      async isOver() {
        if (first) await tellTheRest(checks, stage, told, first, blocked);
      },
    });
    checks.equal('broadcast: looks at which the counts did not add up', told.wrong.length, 0);
    for (const line of told.wrong.slice(0, 3)) checks.note(line);
    checks.atMost('broadcast: extra cards of the first, against rows in `sending` at the kills', stage.extra, killing.sending.length);
    checks.equal('broadcast: errors that nothing explains', killing.surprises.length, 0);
    for (const line of killing.surprises.slice(0, 5)) checks.note(line);
  } finally {
    await ground.close();
  }
}

interface Stage {
  readonly ground: Ground;
  readonly facilitator: Person;
  readonly receivers: readonly Receiver[];
  extra: number;
}

interface Told {
  looks: number;
  readonly wrong: string[];
}

/** Everybody on one cohort's roster, wherever their tenant is. */
async function setStage(ground: Ground, receivers: readonly Receiver[]): Promise<Stage> {
  const cohortId = cohortOf(receivers);
  const facilitator = aPerson({ pid: 'p-ledare' as PersonId, roles: [{ kind: 'facilitator', cohortId, teams: 'all' }] });
  await ground.world.people.create(facilitator);
  await ground.world.rosters.putAll(cohortId, receivers.map(({ pid, place }) => anEntry({ pid, name: pid, teamId: place.teamId })));
  return { ground, facilitator, receivers, extra: 0 };
}

function cohortOf([first]: readonly Receiver[]): Receiver['place']['cohortId'] {
  if (!first) throw new TypeError('nobody to send to');
  return first.place.cohortId;
}

async function send({ ground: { world }, facilitator, receivers }: Stage, title: string): Promise<SentBroadcast> {
  const cohortId = cohortOf(receivers);
  const draft = await beginDraft(world, facilitator, cohortId, { kind: 'content', content: aContent({ title }) });
  const { count } = await countAudience(world, facilitator, cohortId, draft.id);
  const result = await confirmBroadcast(world, facilitator, cohortId, draft.id, { rev: draft.rev, count });
  if (result.kind !== 'confirmed') throw new TypeError(`it is ${result.kind}`);
  return result.broadcast;
}

async function tellTheRest(checks: Checks, stage: Stage, told: Told, first: SentBroadcast, blocked: readonly Receiver[]): Promise<void> {
  const { ground, receivers, facilitator } = stage;
  const afterKills = await untilOver(stage, told, first);
  const { unreachable, uncertain } = afterKills.people;
  const cards = await cardsOf(stage);
  stage.extra = receivers.reduce((extra, { conversationId }) => extra + Math.max(0, (cards.get(conversationId) ?? 0) - 1), 0);
  checks.equal('broadcast: receivers who have neither the card nor a reason', lost(stage, cards, afterKills.people), 0);
  // A sender killed twice with the same blocked one in its hands never heard the 403: that one is in doubt.
  checks.atMost('broadcast: unreachable, who have blocked the app', unreachable.blocked, blocked.length);
  checks.atMost('broadcast: have blocked the app, and are neither unreachable nor in doubt', Math.max(0, blocked.length - unreachable.blocked - uncertain), 0);

  await ground.teams.ask('behaveWell');
  await resendBroadcast(ground.world, facilitator, first.cohortId, first.id, { uncertain: false });
  const again = await untilOver(stage, told, first);
  const afterAgain = await cardsOf(stage);
  checks.equal('broadcast: sent again to those alone whom it had not reached', total(afterAgain) - total(cards), unreachable.blocked);
  checks.equal('broadcast: reached by then, or in doubt', again.people.sent + again.people.uncertain, RECEIVERS);

  const second = await send(stage, 'Den andra');
  await untilLooks(stage, told, second, ({ people }) => people.sent > RECEIVERS / 4);
  await cancelBroadcast(ground.world, facilitator, second.cohortId, second.id);
  const cancelled = await untilOver(stage, told, second);
  const sentOfSecond = total(await cardsOf(stage)) - total(afterAgain);
  checks.holds('broadcast: cancelled half-way', cancelled.people.cancelled > 0 && cancelled.people.sent > 0 && cancelled.state === 'cancelled', JSON.stringify(cancelled.people));
  checks.holds('broadcast: as many cards as it says that it has sent', sentOfSecond >= cancelled.people.sent && sentOfSecond <= cancelled.people.sent + 2 * cancelled.people.uncertain, `${sentOfSecond} cards`);
  printTable('A broadcast whose senders are killed', ['', 'after the kills', 'sent again', 'another, cancelled'], rowsOf(afterKills.people, again.people, cancelled.people));
  checks.atMost('broadcast: looks at its progress', 10, told.looks);
}

function rowsOf(...all: readonly Progress[]): readonly (readonly [string, ...(string | number)[]])[] {
  const counts = ['receivers', 'sent', 'uncertain', 'poisoned', 'expired', 'cancelled'] as const;
  return [...counts.map((each) => [each, ...all.map((progress) => progress[each])] as const), ['unreachable', ...all.map(({ unreachable }) => unreachable.blocked)]];
}

/** Not reached, by what stands in their chats, and not listed either. */
function lost({ receivers }: Stage, cards: ReadonlyMap<string, number>, { unreachable, uncertain, poisoned, expired }: Progress): number {
  const without = receivers.filter(({ conversationId }) => !cards.has(conversationId)).length;
  const listed = unreachable.blocked + unreachable['no-conversation'] + uncertain + poisoned + expired;
  return Math.max(0, without - listed);
}

/**
 * How many of the broadcasts' cards stand in each chat that has one. Whoever can be reached again gets the weekly
 * question of their own as well, sooner or later: it is told by its question, for these broadcasts ask nothing.
 */
async function cardsOf({ ground }: Stage): Promise<ReadonlyMap<string, number>> {
  const counts = [...await ground.teams.ask('conversations')].map(([id, cards]) => [id, cards.filter(({ questionId }) => questionId === undefined).length] as const);
  return new Map(counts.filter(([, count]) => count > 0));
}

function total(cards: ReadonlyMap<string, number>): number {
  return [...cards.values()].reduce((sum, count) => sum + count, 0);
}

async function untilOver(stage: Stage, told: Told, broadcast: SentBroadcast): Promise<BroadcastProgress> {
  return await untilLooks(stage, told, broadcast, ({ people }) => people.planned === 0 && people.sending === 0);
}

async function untilLooks({ ground: { world }, facilitator }: Stage, told: Told, { cohortId, id }: SentBroadcast, holds: (progress: BroadcastProgress) => boolean): Promise<BroadcastProgress> {
  const limit = realNow() + LONGEST_MS;
  for (;;) {
    const viewed = await viewBroadcast(world, facilitator, cohortId, id);
    if ('kind' in viewed) throw new TypeError('it is a draft');
    told.looks += 1;
    if (!addsUp(viewed.people)) told.wrong.push(JSON.stringify(viewed.people));
    if (holds(viewed) || realNow() > limit) return viewed;
    await wait(LOOK_EVERY_MS);
  }
}

function addsUp({ receivers, unreachable, ...counts }: Progress): boolean {
  const sum = [...Object.values(counts), ...Object.values(unreachable)].reduce((all, count) => all + count, 0);
  return receivers === RECEIVERS && sum === RECEIVERS;
}
