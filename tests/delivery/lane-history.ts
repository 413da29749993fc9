import assert from 'node:assert/strict';
import type { Attempt } from '../../bot/delivery/after-sending.ts';
import type { DeliveryClock } from '../../bot/delivery/delivery-clock.ts';
import type { Sending } from '../../bot/delivery/desk.ts';
import { LaneRun, type LaneRunOptions } from '../../bot/delivery/lane-run.ts';
import { LaneLost } from '../../bot/delivery/until-answered.ts';
import { LEASE_TIMES } from '../../bot/delivery/lease.ts';
import { mark } from '../../bot/domain/calendar/ledger.ts';
import type { CampaignId, PersonId, TenantId } from '../../bot/domain/ids.ts';
import { NO_COUNTS, type Delivery, type DeliveryResult, type Failure, type LinkedChannel, type NudgeHint, type Ticket } from '../../bot/domain/lane/lane.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import type { Lanes } from '../../bot/ports/lanes.ts';
import { campaignStore } from '../../bot/storage/campaigns.ts';
import { cohortStore } from '../../bot/storage/cohorts.ts';
import { identityStore } from '../../bot/storage/identities.ts';
import { laneStore } from '../../bot/storage/lanes.ts';
import { peopleStore } from '../../bot/storage/people.ts';
import { memoryTables, type Faults } from '../../bot/storage/table/memory-tables.ts';
import type { Tables } from '../../bot/storage/table/tables.ts';
import { changePerson } from '../../bot/usecases/change-person.ts';
import type { World } from '../../bot/usecases/world.ts';
import { anEntry } from '../support/broadcasts.ts';
import { aTryingPerson, COHORT, objectId, TEAM, TENANT, testWorld, week, type TestWorld } from '../support/world.ts';
import { Killed, type Kill } from '../usecases/copies.ts';
import { SimulatedClock, SimulatedTime } from './simulated-time.ts';

/** Thursday of week 48, half past three in Stockholm: every weekly card of the week is due. */
export const DUE = '2026-11-26T14:30:00.000Z';
/** Half past three on the next day, when reminders and what had to wait have come, and on the next Thursday. */
export const NEXT_DAY = '2026-11-27T14:30:00.000Z';
export const NEXT_WEEK = '2026-12-03T14:30:00.000Z';
export const WEEK = week('2026-W48');
export const WEEKLY = 'weekly-card|2026-W48';
export const CAMPAIGN = 'k-traff' as CampaignId;
export const PROMPT = `meeting-prompt|${CAMPAIGN}`;

export interface Card {
  readonly pid: string;
  readonly key: string;
  readonly lines: readonly string[];
  /** Beside the day's one nudge. */
  readonly exempt: boolean;
  /** When it arrived. */
  readonly at: string;
}

/** What Teams does with one attempt: a card can be in the chat whatever it answers. */
export interface Answer {
  readonly attempt: Attempt;
  readonly arrives: boolean;
}

export const SENT: Answer = { attempt: { kind: 'sent', activityId: 'a' }, arrives: true };
export const BLOCKED: Answer = { attempt: { kind: 'unreachable', reason: 'blocked' }, arrives: false };
export const NO_CONVERSATION: Answer = { attempt: { kind: 'unreachable', reason: 'no-conversation' }, arrives: false };
export const REFUSED: Answer = { attempt: { kind: 'refused', status: 400 }, arrives: false };
export const NOT_AUTHORISED: Answer = { attempt: { kind: 'not-authorised' }, arrives: false };
export const LOST: Answer = { attempt: { kind: 'unknown' }, arrives: false };
export const LOST_THOUGH_ARRIVED: Answer = { attempt: { kind: 'unknown' }, arrives: true };
export function throttled(retryAfterMs?: number): Answer {
  return { attempt: { kind: 'try-later', throttled: true, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }, arrives: false };
}
export function away(retryAfterMs?: number): Answer {
  return { attempt: { kind: 'try-later', throttled: false, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }, arrives: false };
}

/** Everybody's chats, and how often Teams was asked. */
export class Teams {
  /** Every card that it has taken, whoever lived to know. */
  readonly cards: Card[] = [];
  readonly attempts: { readonly pid: string; readonly key: string; readonly holder: string; readonly at: number }[] = [];
  /** Cards that arrived though nobody was told. */
  lostThoughArrived = 0;
  /** While a card is on its way. */
  meanwhile: (sending: Sending) => Promise<void> = async () => undefined;
  /** Milliseconds. */
  latency = 120;
  mostAtOnce = 0;
  mostAtOnceToOne = 0;
  readonly #answers = new Map<string, Answer[]>();
  readonly #time: SimulatedTime;
  readonly #clock: TestWorld['clock'];
  readonly #inFlight = new Map<string, number>();

  constructor(time: SimulatedTime, clock: TestWorld['clock']) {
    this.#time = time;
    this.#clock = clock;
  }

  /** What it answers of a card to somebody, one after the other; *sent* when there is nothing more. */
  answering(pid: string, key: string, answers: readonly Answer[]): void {
    this.#answers.set(`${pid} ${key}`, [...answers]);
  }

  async take(sending: Sending, holder: string): Promise<Attempt> {
    const { to, key, lines, exempt } = sending.delivery;
    const pid = nameOf(to);
    this.attempts.push({ pid, key, holder, at: this.#time.monotonic() });
    const { attempt, arrives } = this.#answers.get(`${pid} ${key}`)?.shift() ?? SENT;
    this.#count(pid, 1);
    if (this.latency > 0) await this.#time.sleep(this.latency / 2);
    if (arrives && attempt.kind === 'unknown') this.lostThoughArrived += 1;
    if (arrives) this.cards.push({ pid, key, lines, exempt: exempt === true, at: this.#clock.now().toString() });
    await this.meanwhile(sending);
    if (this.latency > 0) await this.#time.sleep(this.latency / 2);
    this.#count(pid, -1);
    return attempt;
  }

  to(pid: string): readonly Card[] {
    return this.cards.filter((card) => card.pid === pid);
  }

  #count(pid: string, by: number): void {
    const inFlight = (this.#inFlight.get(pid) ?? 0) + by;
    this.#inFlight.set(pid, inFlight);
    this.mostAtOnceToOne = Math.max(this.mostAtOnceToOne, inFlight);
    this.mostAtOnce = Math.max(this.mostAtOnce, [...this.#inFlight.values()].reduce((sum, each) => sum + each, 0));
  }
}

/** A tenant's receivers, their chats, and the time that passes for whoever works the lane. */
export interface LaneHistory {
  readonly world: TestWorld;
  readonly time: SimulatedTime;
  readonly teams: Teams;
  readonly pids: readonly PersonId[];
  results(): Promise<readonly DeliveryResult[]>;
  failures(): Promise<readonly Failure[]>;
  head(pid: PersonId): Promise<Person>;
  queue(): Promise<readonly Delivery[]>;
  /** Rows that say *sending* right now: what a kill leaves in doubt. */
  sending(): Promise<number>;
  hints(): Promise<readonly NudgeHint[]>;
  /** Of broadcasts that are over, and of those that are not. */
  tickets(): Promise<readonly Ticket[]>;
}

export interface HistoryOptions {
  readonly faults?: Faults;
  readonly tables?: Tables;
  readonly change?: (person: Person, index: number) => Person;
}

export async function aLaneHistory(receivers: number, { faults, change = (person) => person, tables = memoryTables(faults ? { faults } : {}) }: HistoryOptions = {}): Promise<LaneHistory> {
  const time = new SimulatedTime();
  const world: TestWorld = { ...(await testWorld({ tables })), clock: new SimulatedClock(time, DUE) };
  const pids = Array.from({ length: receivers }, (_, index) => `p-${String(index + 1).padStart(4, '0')}` as PersonId);
  for (const [index, pid] of pids.entries()) {
    const person = change(aTryingPerson({ pid, home: { tenantId: TENANT, objectId: objectId(index + 1) } }), index);
    await world.identities.bind({ tenantId: TENANT, objectId: objectId(index + 1) }, pid);
    await becomesDue(world, person);
  }
  await forgetRepairs(tables);
  const lane = async <Stored>(prefix: string): Promise<Stored[]> => {
    const rows = await tables.range('Lane', TENANT, { prefix });
    return rows.map(({ values }) => JSON.parse(String(values['json'])) as Stored); // Written by the store under test.
  };
  return {
    world,
    time,
    teams: new Teams(time, world.clock),
    pids,
    results: () => lane('d|'),
    failures: async () => (await world.lanes.failures(TENANT, { limit: 1_000 })).items,
    async head(pid) {
      const head = await world.people.load(pid);
      assert.ok(head);
      return head.value;
    },
    queue: () => world.lanes.queue(TENANT),
    sending: async () => (await world.lanes.queue(TENANT)).filter(({ state }) => state.kind === 'sending').length,
    hints: () => lane('n|'),
    tickets: async () => [...(await lane<Ticket>('e|')), ...(await world.lanes.orders(TENANT)).tickets],
  };
}

/** As long after, when what their beginning left to be repaired has been. */
async function forgetRepairs(tables: Tables): Promise<void> {
  const hints = await tables.range('Lane', TENANT, { prefix: 'h|' });
  for (let from = 0; from < hints.length; from += 100) await tables.commit('Lane', TENANT, hints.slice(from, from + 100).map(({ rk }) => ({ kind: 'delete', rk })));
}

/** Stored by the one way in which anything about a person changes, so that its hint is there as in life. */
export async function becomesDue(world: World, person: Person): Promise<void> {
  const stored = await world.people.create(person);
  await changePerson(world, stored, (current) => ({ result: undefined, change: { person: { ...current, rev: current.rev + 1 }, records: [] } }));
}

/** Something about a person changes, as by a tap of theirs. */
export async function changes({ world }: Pick<LaneHistory, 'world'>, pid: PersonId, change: (person: Person) => Person): Promise<void> {
  const loaded = await world.people.load(pid);
  assert.ok(loaded);
  await changePerson(world, loaded, (current) => ({ result: undefined, change: { person: { ...change(current), rev: current.rev + 1 }, records: [] } }));
}

/** The person answers the question of the week. */
export async function answers(history: Pick<LaneHistory, 'world'>, pid: PersonId): Promise<void> {
  await changes(history, pid, (person) => ({ ...person, ledger: mark(person.ledger, WEEK, 'answered') }));
}

export function isAnswering(person: Person): Person {
  return { ...person, ledger: mark(person.ledger, WEEK, 'answered') };
}

/** A facilitator's prompt to these. */
export async function broadcast({ world }: LaneHistory, to: readonly PersonId[], { campaignId = CAMPAIGN, ...ticket }: Partial<Ticket> = {}): Promise<void> {
  const facilitator = 'p-ledare' as PersonId;
  const from = world.clock.now().toString({ smallestUnit: 'millisecond' });
  await world.campaigns.addReceivers(campaignId, TENANT, to.map((pid) => ({ kind: 'person', pid })));
  const frozen = { people: { [TENANT]: to.length }, channels: {}, notMet: 0, notLinked: 0 };
  await world.campaigns.confirm({ id: campaignId, cohortId: COHORT, broadcastId: campaignId, by: facilitator, title: 'Träff', text: 'Vi ses.', meetingAt: '2026-12-10T12:00:00.000Z' }, frozen);
  await world.lanes.issue(TENANT, { campaignId, from, notAfter: '2026-12-10T12:00:00.000Z', date: from.slice(0, 10), exempt: false, expanded: false, cancelled: false, counts: NO_COUNTS, ...ticket });
}

/** A team's channel to which the digest of a month is to come, from the moment that the lane is next looked at. */
export async function linkChannel({ world }: LaneHistory, channel: Partial<LinkedChannel> = {}): Promise<void> {
  const linked: LinkedChannel = { cohortId: COHORT, teamId: TEAM, serviceUrl: 'https://smba.trafficmanager.net/emea/', conversationId: '19:norr', botId: '28:1', language: 'sv', told: [], ...channel };
  await world.lanes.link(TENANT, linked, { dueAt: world.clock.now().toString({ smallestUnit: 'millisecond' }), to: { kind: 'channel', cohortId: COHORT, teamId: TEAM }, kind: 'team-digest' });
}

/** Everybody stands on the roster, so that they can be written to together. */
export async function onRoster({ world, pids }: LaneHistory): Promise<void> {
  await world.rosters.putAll(COHORT, pids.map((pid) => anEntry({ pid, name: pid })));
}

export function nameOf(to: Delivery['to']): string {
  return to.kind === 'person' ? to.pid : to.teamId;
}

export interface HolderOptions {
  readonly kill?: Kill;
  /** The tables that it sees. */
  readonly tables?: Tables;
  readonly clock?: DeliveryClock;
  readonly teams?: LaneRunOptions['send'];
  readonly seen?: Awaited<ReturnType<Lanes['look']>>;
  readonly tenantId?: TenantId;
  readonly world?: Partial<World>;
  readonly onError?: (error: unknown) => void;
  readonly onNotAuthorised?: (run: LaneRun) => void;
}

export type End = 'idle' | 'killed' | 'lost';

export interface Holder {
  readonly run: LaneRun;
  /** Calls to the store and to Teams. */
  calls(): number;
  /** Takes the lane, works until nothing is left to do, and gives the lane back; ends when killed or when the lane is lost. */
  work(): Promise<End>;
  /** Begins to work; ends when told to. */
  begin(): Promise<End>;
}

/** Nothing for so long, and there is nothing left to do: the lane has been looked through once more. Milliseconds. */
const TIMES = { ...LEASE_TIMES, scanEvery: 2_000 };
const QUIET_FOR = TIMES.scanEvery + TIMES.silence + 500;
const LOOK_EVERY = 500;
const LONGEST_WORK = 60 * 60_000;

/** A process that takes the lane and works it, and that can be killed at any call. */
export async function aHolder(history: LaneHistory, name: string, options: HolderOptions = {}): Promise<Holder> {
  const { world, time, teams } = history;
  const { clock = time, tenantId = TENANT, onError = throwing } = options;
  const mortality = new Mortality(options.kill);
  const own: World = { ...world, ...storesOf(mortality.guard(options.tables ?? world.tables), world.ids), ...options.world };
  const take = options.teams ?? (async (_tenantId, sending) => await teams.take(sending, name));
  const run: LaneRun = new LaneRun({
    world: own,
    tenantId,
    holder: name,
    times: TIMES,
    clock,
    random: () => 0.5,
    send: async (to, sending) => await mortality.living(async () => await take(to, sending)),
    onNotAuthorised: () => (options.onNotAuthorised ?? pausing)(run),
    onAttempt: () => {},
    onError: (error) => { if (!(error instanceof Killed)) onError(error); },
  }, 'seen' in options ? options.seen : await world.lanes.look(tenantId));

  const begin = async (): Promise<End> => {
    try {
      await run.run();
      return 'idle';
    } catch (error) {
      if (error instanceof Killed) return 'killed';
      if (error instanceof LaneLost) return 'lost';
      throw error;
    }
  };
  return {
    run,
    calls: () => mortality.calls,
    begin,
    work: async () => await time.until((async () => {
      const state: { end?: End } = {};
      const working = begin().then((end) => { state.end = end; });
      const begun = time.monotonic();
      for (let quiet = 0; quiet < QUIET_FOR && state.end === undefined;) {
        assert.ok(time.monotonic() - begun < LONGEST_WORK, 'there is always something left to do');
        // Rejected if the holder failed.
        await Promise.race([time.sleep(LOOK_EVERY), working]);
        quiet = (await isQuiet(history, run)) ? quiet + LOOK_EVERY : 0;
      }
      run.stop();
      await working;
      return state.end ?? 'idle';
    })()),
  };
}

/** A process of its own on the same tables, that knows no identity yet. */
function storesOf(tables: Tables, ids: World['ids']): Partial<World> {
  const operation = () => ids.operation();
  return {
    identities: identityStore(tables, operation),
    people: peopleStore(tables, operation),
    cohorts: cohortStore(tables, operation),
    lanes: laneStore(tables),
    campaigns: campaignStore(tables, operation),
  };
}

/** Nothing waits, or only what is to wait for another day. */
async function isQuiet(history: LaneHistory, run: LaneRun): Promise<boolean> {
  const { pending } = run.stats();
  if (pending === 0) return true;
  const soon = new Date(history.world.clock.now().epochMilliseconds + 600_000).toISOString();
  const queue = await history.queue();
  return pending === queue.length && queue.every(({ state }) => state.kind === 'ready' && state.notBefore > soon);
}

/** As startLanes does with every lane of the process, for longer. */
function pausing(run: LaneRun): void {
  run.pause(5_000, 'not-authorised');
}

function throwing(error: unknown): void {
  throw error;
}

class Mortality {
  calls = 0;
  #dead = false;
  readonly #kill: Kill | undefined;

  constructor(kill: Kill | undefined) {
    this.#kill = kill;
  }

  async living<Result>(ask: () => Promise<Result>): Promise<Result> {
    this.calls += 1;
    const number = this.calls;
    this.#die('before', number);
    try {
      return await ask();
    } finally {
      // Also after a conflict.
      this.#die('after', number);
    }
  }

  guard(tables: Tables): Tables {
    return {
      get: (...asked) => this.living(() => tables.get(...asked)),
      range: (...asked) => this.living(() => tables.range(...asked)),
      commit: (...asked) => this.living(() => tables.commit(...asked)),
      ping: () => this.living(() => tables.ping()),
    };
  }

  #die(when: Kill['when'], number: number): void {
    this.#dead ||= this.#kill?.when === when && this.#kill.call === number;
    if (this.#dead) throw new Killed();
  }
}
