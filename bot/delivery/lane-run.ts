import { setMaxListeners } from 'node:events';
import { instantText } from '../domain/calendar/instant-text.ts';
import { MOST_ROWS, rowsIn, type Delivery, type Lane, type LaneAlert, type LaneGroup, type LaneStats } from '../domain/lane/lane.ts';
import type { TenantId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import type { Versioned } from '../ports.ts';
import type { World } from '../usecases/world.ts';
import { afterSending, type Attempt, type Closed } from './after-sending.ts';
import { Broadcasts } from './broadcasts.ts';
import { addresseeOf, claimDelivery, claimHint } from './claim.ts';
import type { DeliveryClock } from './delivery-clock.ts';
import { unsent, type Claim, type Desk, type Sending } from './desk.ts';
import { LaneState, type Next } from './lane-state.ts';
import { LaneLost, LaneWriter } from './lane-writer.ts';
import type { LeaseTimes } from './lease.ts';
import { Pace } from './pace.ts';
import { settle, type Settled } from './settle.ts';
import { TeamProjections } from './team-projections.ts';

/** In flight to Teams at once, and claimed at once: those that wait for their turn among them. */
const MOST_IN_FLIGHT = 16;
const MOST_CLAIMED = 24;
const CLAIMED_AT_ONCE = 8;
const LOOK_FOR_ROOM_MS = 5;
/** Of one claim; what is over at once has the most. */
const MOST_CLAIM_ROWS = 6;
/** All that is late is read, so that the most pressing can go first; a nation's lane has so many. */
const MOST_HINTS = 25_000;
/** While so many wait, it is soon enough to look for others after a minute. */
const MANY_HINTS = 1_000;
const SCAN_MANY_EVERY_MS = 60_000;
const RETRY_AFTER_MS = 5_000;
/** The app is probably blocked in the whole tenant. */
const REFUSED_IN_A_ROW = 20;
const REFUSED_PAUSE_MS = 60 * 60_000;
const LONGEST_PAUSE_MS = REFUSED_PAUSE_MS;
const PROJECTED_AT_ONCE = 200;
const PROJECT_EVERY_MS = 2_000;

/** What one attempt came to, for logs and metrics: ids and words of our own, never what a card says. */
export interface Attempted {
  readonly tenantId: TenantId;
  readonly delivery: string;
  readonly kind: Delivery['kind'];
  readonly outcome: Attempt['kind'] | 'not-drawn';
  /** From when it was due, milliseconds. */
  readonly late: number;
}

export interface LaneRunOptions {
  readonly world: World;
  readonly tenantId: TenantId;
  readonly holder: string;
  readonly times: LeaseTimes;
  readonly clock: DeliveryClock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Loads what is needed to send; what is claimed does not wait for it, and so does not go together when it is loaded. */
  readonly prepare?: () => Promise<void>;
  /** Draws and sends one card. Throws what it cannot draw. */
  readonly send: (tenantId: TenantId, sending: Sending) => Promise<Attempt>;
  /** Told of a 401: every lane of the process waits, because they share its token. */
  readonly onNotAuthorised: () => void;
  readonly onAttempt: (attempted: Attempted) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * One tenant's lane in the hands of its holder: decide, claim, send, finish, again and again, in one transaction a round.
 * Every rule of the promise is told in README.md beside this file.
 */
export class LaneRun {
  readonly #options: LaneRunOptions;
  readonly #writer: LaneWriter;
  readonly #state = new LaneState();
  readonly #broadcasts: Broadcasts;
  readonly #projections: TeamProjections;
  readonly #pace: Pace;
  readonly #desk: Desk;
  readonly #stopping = new AbortController();
  readonly #abandoned = new AbortController();
  /** What has been sent and settled, and is to be written. */
  readonly #finished: LaneGroup[] = [];
  readonly #running = new Set<Promise<void>>();
  /** Ends when the last of those who wait for their turn has had it. */
  #line: Promise<void> = Promise.resolve();
  #claimed = 0;
  #inFlight = 0;
  #wake: () => void = () => {};
  #scanAt = -Infinity;
  #renewAt = -Infinity;
  #projectAt = -Infinity;
  #refusedInARow = 0;
  #alert: LaneAlert | undefined;
  #lostTo: unknown;

  constructor(options: LaneRunOptions, seen: Versioned<Lane> | undefined) {
    const { world, tenantId, clock } = options;
    this.#options = options;
    this.#writer = new LaneWriter({ lanes: world.lanes, ids: world.ids, clock, tenantId, signal: this.#abandoned.signal }, seen);
    this.#desk = { world, tenantId, epoch: (seen?.value.epoch ?? 0) + 1 };
    this.#pace = new Pace(seen?.value.rate ?? Infinity, clock.monotonic());
    // Teams' wish outlives the holder that it was said to, and so does the alert until something arrives.
    this.#alert = seen?.value.alert;
    const pausedUntil = seen?.value.pausedUntil;
    if (pausedUntil !== undefined) this.#pace.pause(clock.monotonic(), Math.min(LONGEST_PAUSE_MS, Date.parse(pausedUntil) - world.clock.now().epochMilliseconds));
    this.#broadcasts = new Broadcasts(this.#desk);
    this.#projections = new TeamProjections(world);
    // All that is claimed waits on these, which is no leak.
    setMaxListeners(2 * MOST_CLAIMED, this.#stopping.signal, this.#abandoned.signal);
  }

  get epoch(): number {
    return this.#desk.epoch;
  }

  stats(): LaneStats {
    return this.#state.stats();
  }

  get alert(): LaneAlert | undefined {
    return this.#alert;
  }

  /** Takes the lane and works until it is stopped; ends with LaneLost when another has taken it. */
  async run(): Promise<void> {
    await this.take();
    while (!this.#stopping.signal.aborted) {
      if (!(await this.step())) await this.#idle();
    }
    await this.#finish();
  }

  /** First thing: the row says that it is ours. Then, after a silence, what the last holder left. */
  async take(): Promise<void> {
    const { clock, times } = this.#options;
    await this.#writer.commit(this.#lane(), []);
    await clock.sleep(times.silence, this.#stopping.signal);
    await this.#load();
  }

  /** One round: at most one transaction. False when there was nothing to do. */
  async step(): Promise<boolean> {
    if (this.#lostTo !== undefined) throw this.#lostTo;
    await this.#scan();
    await this.#project();
    const claims = await this.#claims();
    const groups = this.#withFinished([...claims.map(({ group }) => group), ...this.#broadcasts.changes(MOST_ROWS - CLAIMED_AT_ONCE * MOST_CLAIM_ROWS)]);
    if (groups.length === 0 && this.#now() < this.#renewAt) return false;
    await this.#commit(groups, claims);
    return groups.length > 0;
  }

  /** With as much of what is finished as the transaction has room for. */
  #withFinished(groups: LaneGroup[]): readonly LaneGroup[] {
    let room = MOST_ROWS - groups.reduce((rows, group) => rows + rowsIn(group), 0);
    while (this.#finished[0] && rowsIn(this.#finished[0]) <= room) {
      const group = this.#finished.shift() ?? [];
      room -= rowsIn(group);
      groups.push(group);
    }
    return groups;
  }

  /** Resolves when all that was begun has been sent and settled; what it came to is written by the next step. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Nothing new is begun; `run` then finishes and gives the lane back. */
  stop(): void {
    this.#stopping.abort();
    this.#wake();
  }

  /** Ends at once whatever waits: somebody else holds the lane, or the process is to end. */
  abandon(): void {
    this.#abandoned.abort();
    this.stop();
  }

  /** Nothing is sent for so long. */
  pause(milliseconds: number, alert: LaneAlert): void {
    this.#pace.pause(this.#now(), milliseconds);
    this.#alert = alert;
  }

  async #finish(): Promise<void> {
    await this.settled();
    this.#finished.push(...await this.#projections.carryOut(this.#options.onError));
    while (this.#finished.length > 0) await this.#commit(this.#withFinished([]), []);
    await this.#writer.commit({ ...this.#lane(), released: true }, []);
  }

  async #load(): Promise<void> {
    const { world, tenantId } = this.#desk;
    for (const delivery of await this.#whenThere(() => world.lanes.queue(tenantId))) {
      this.#state.queued(delivery);
      if (delivery.state.kind === 'sending') this.#begin(this.#settleUnknown(delivery));
    }
    for (let before: string | undefined, more = true; more;) {
      const page = { limit: 500, ...(before === undefined ? {} : { before }) };
      const { items, earlier } = await this.#whenThere(() => world.lanes.failures(tenantId, page));
      for (const { to, key, state } of items) this.#state.failed(to, key, state);
      before = earlier;
      more = earlier !== undefined;
    }
    await this.#whenThere(() => this.#broadcasts.load());
  }

  /** Of another epoch: whether it arrived, nobody lived to know. */
  async #settleUnknown(delivery: Delivery): Promise<void> {
    const after = afterSending(delivery, { kind: 'unknown' }, this.#options.world.clock.now(), this.#options.random());
    if (after.kind === 'again') {
      this.#toWrite([{ kind: 'requeue', delivery: after.delivery }]);
      return;
    }
    await this.#close(delivery, after, async () => {
      const addressee = await addresseeOf(this.#desk, delivery);
      return addressee ? await settle(this.#desk, { delivery, addressee }, after) : { group: unsent(delivery, 'gone', this.#options.world.clock.now()) };
    });
  }

  async #scan(): Promise<void> {
    const now = this.#now();
    const { scanEvery } = this.#options.times;
    try {
      if (now >= this.#scanAt) {
        await this.#look();
        this.#scanAt = now + (this.#state.waitingHints > MANY_HINTS ? Math.max(scanEvery, SCAN_MANY_EVERY_MS) : scanEvery);
      }
      await this.#broadcasts.expand(this.#state);
    } catch (error) {
      // What is on its way must not be forgotten because of it.
      if (!isOutage(error)) throw error;
      this.#options.onError(error);
      this.#scanAt = now + scanEvery;
    }
  }

  async #look(): Promise<void> {
    const { world, tenantId } = this.#desk;
    this.#state.hinted(await world.lanes.dueHints(tenantId, instantText(world.clock.now()), MOST_HINTS));
    await this.#broadcasts.look();
  }

  async #project(): Promise<void> {
    const now = this.#now();
    const { size } = this.#projections;
    if (size === 0) this.#projectAt = now + PROJECT_EVERY_MS;
    // Many together cost little, so they wait while there is more to send; but not until their repair is due.
    const isDue = size >= PROJECTED_AT_ONCE || (now >= this.#projectAt && (this.#claimed === 0 || now >= this.#projectAt + 10 * PROJECT_EVERY_MS));
    if (size === 0 || !isDue) return;
    this.#finished.push(...await this.#projections.carryOut(this.#options.onError));
  }

  async #claims(): Promise<readonly Claim[]> {
    const now = this.#now();
    if (this.#stopping.signal.aborted || this.#pace.isPaused(now)) return [];
    const room = Math.min(CLAIMED_AT_ONCE, MOST_CLAIMED - this.#claimed);
    if (room <= 0) return [];
    const next = this.#state.next(instantText(this.#options.world.clock.now()), room);
    if (next.length > 0) await this.#options.prepare?.();
    const claims = await Promise.all(next.map((each) => this.#claim(each)));
    return claims.filter((claim) => claim !== undefined);
  }

  /** A recipient who cannot be read holds no other back. */
  async #claim(next: Next): Promise<Claim | undefined> {
    try {
      if (next.kind === 'delivery') return this.#broadcasts.isCancelled(next.delivery) ? this.#broadcasts.cancelling(next.delivery) : await claimDelivery(this.#desk, next.delivery);
      return await claimHint(this.#desk, next.hint);
    } catch (error) {
      this.#options.onError(error);
      if (next.kind === 'hint') this.#state.unhinted(next.hint.value);
      else this.#state.queued({ ...next.delivery, state: { kind: 'ready', notBefore: instantText(this.#options.world.clock.now().add({ milliseconds: RETRY_AFTER_MS })) } });
      return undefined;
    }
  }

  async #commit(groups: readonly LaneGroup[], claims: readonly Claim[]): Promise<void> {
    try {
      const rejected = new Set(await this.#writer.commit(this.#lane(), groups));
      this.#renewAt = this.#now() + this.#options.times.renewEvery;
      for (const group of groups) if (!rejected.has(group)) this.#apply(group);
      for (const claim of claims) {
        if (rejected.has(claim.group)) await this.#rejected(claim);
        else this.#accepted(claim);
      }
      for (const group of rejected) if (!claims.some((claim) => claim.group === group)) this.#withoutConditions(group);
    } catch (error) {
      this.#lost(error);
      throw error;
    }
  }

  /** What is known without asking, brought up to what has just been written. */
  #apply(group: LaneGroup): void {
    for (const change of group) {
      switch (change.kind) {
        case 'queue':
          this.#state.queued(change.delivery);
          this.#broadcasts.queued(change.delivery);
          break;
        case 'requeue':
          this.#state.queued(change.delivery);
          break;
        case 'close':
          this.#state.closed(change.delivery);
          this.#broadcasts.closed(change.delivery, change.result);
          if (change.failure) this.#state.failed(change.failure.to, change.failure.key, change.failure.state);
          break;
        case 'forget-failure':
          this.#state.mended(change.to, change.key);
          break;
        case 'unhint':
          this.#state.unhinted(change.hint);
          break;
        default:
      }
    }
    // What is due at once is seen at once.
    if (group.some((change) => change.kind === 'hint' && change.hint.dueAt <= instantText(this.#options.world.clock.now()))) this.#scanAt = -Infinity;
  }

  #accepted({ sending }: Claim): void {
    if (sending) this.#begin(this.#send(sending));
  }

  async #rejected({ hint, sending, otherwise }: Claim): Promise<void> {
    const consumed = hint ?? sending?.hint;
    const instead = await this.#orNothing(otherwise);
    if (!instead) {
      // Renewed in between, or not to be read now: it is read anew.
      if (consumed) this.#state.unhinted(consumed.value);
      return;
    }
    await this.#commit([instead.group], [instead]);
  }

  async #orNothing(otherwise: Claim['otherwise']): Promise<Claim | undefined> {
    try {
      return await otherwise?.();
    } catch (error) {
      this.#options.onError(error);
      return undefined;
    }
  }

  /** A finished delivery whose hint was renewed: the delivery is over all the same, and the hint stays. */
  #withoutConditions(group: LaneGroup): void {
    const rest = group.filter(({ kind }) => kind !== 'unhint' && kind !== 'channel' && kind !== 'repaired' && kind !== 'forget-failure');
    for (const change of group) if (change.kind === 'unhint') this.#state.unhinted(change.hint);
    if (rest.length > 0 && rest.length < group.length) this.#finished.push(rest);
  }

  async #send(sending: Sending): Promise<void> {
    this.#claimed += 1;
    try {
      const attempt = await this.#attempt(sending);
      await this.#settle(sending, attempt);
    } finally {
      this.#claimed -= 1;
    }
  }

  async #attempt(sending: Sending): Promise<Attempt> {
    const { tenantId, times } = this.#options;
    await this.#turn();
    try {
      if (this.#mayNotSend || this.#writer.sinceProof > times.sendWithin) return { kind: 'not-tried' };
      const attempt = await this.#options.send(tenantId, sending);
      this.#tell(sending, attempt.kind);
      this.#learn(attempt);
      return attempt;
    } catch (error) {
      if (!(error instanceof Error && error.name === 'NotDrawn')) throw error;
      this.#options.onError(error);
      this.#tell(sending, 'not-drawn');
      return { kind: 'refused', status: 0 };
    } finally {
      this.#inFlight -= 1;
    }
  }

  /** One after the other: resolves when it may begin, or may not any more; it is in flight from then on. */
  async #turn(): Promise<void> {
    this.#line = this.#line.then(async () => {
      while (!this.#mayNotSend) {
        const wait = this.#inFlight >= MOST_IN_FLIGHT ? LOOK_FOR_ROOM_MS : this.#pace.begin(this.#now());
        if (wait === 0) break;
        await this.#options.clock.sleep(wait, this.#stopping.signal);
      }
      this.#inFlight += 1;
    });
    await this.#line;
  }

  get #mayNotSend(): boolean {
    return this.#stopping.signal.aborted || this.#abandoned.signal.aborted || this.#pace.isPaused(this.#now());
  }

  #learn(attempt: Attempt): void {
    const now = this.#now();
    this.#refusedInARow = attempt.kind === 'unreachable' && attempt.reason === 'blocked' ? this.#refusedInARow + 1 : attempt.kind === 'sent' ? 0 : this.#refusedInARow;
    switch (attempt.kind) {
      case 'sent':
        this.#alert = undefined;
        break;
      case 'try-later':
        if (attempt.throttled) this.#pace.throttled(now, attempt.retryAfterMs ?? RETRY_AFTER_MS);
        break;
      case 'not-authorised':
        this.#options.onNotAuthorised();
        break;
      case 'unreachable':
        if (this.#refusedInARow >= REFUSED_IN_A_ROW && !this.#pace.isPaused(now)) this.pause(REFUSED_PAUSE_MS, 'refused-in-a-row');
        break;
      default:
    }
  }

  #tell({ delivery }: Sending, outcome: Attempted['outcome']): void {
    const late = this.#options.world.clock.now().epochMilliseconds - Date.parse(delivery.dueAt);
    this.#options.onAttempt({ tenantId: this.#options.tenantId, delivery: delivery.id, kind: delivery.kind, outcome, late });
  }

  async #settle(sending: Sending, attempt: Attempt): Promise<void> {
    const after = afterSending(sending.delivery, attempt, this.#options.world.clock.now(), this.#options.random());
    if (after.kind === 'again') {
      this.#toWrite([{ kind: 'requeue', delivery: after.delivery }]);
      return;
    }
    const person = await this.#close(sending.delivery, after, () => settle(this.#desk, sending, after));
    if (person && sending.repairAt !== undefined) this.#projections.add(person, sending.repairAt);
  }

  /** A head that cannot be read or written holds no other card back: of that one the lane alone knows what became of it. */
  async #close(delivery: Delivery, { result, failure }: Closed, settling: () => Promise<Settled>): Promise<Person | undefined> {
    const { group, person } = await this.#whenThere(settling).catch((error: unknown): Settled => {
      if (error instanceof LaneLost) throw error;
      this.#options.onError(error);
      return { group: [{ kind: 'close', delivery, result, ...(failure ? { failure } : {}) }] };
    });
    const { to, key } = delivery;
    const mended = !failure && this.#state.hasFailed(to, key);
    this.#toWrite(mended ? [...group, { kind: 'forget-failure', to, key }] : group);
    return person;
  }

  /** To be written by the next round. */
  #toWrite(group: LaneGroup): void {
    this.#finished.push(group);
    this.#wake();
  }

  /** Asks until the store answers, or the lane is another's. */
  async #whenThere<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    for (let wait = 200; ; wait = Math.min(5_000, wait * 2)) {
      try {
        return await ask();
      } catch (error) {
        if (!isOutage(error)) throw error;
        this.#options.onError(error);
      }
      await this.#options.clock.sleep(wait, this.#abandoned.signal);
      if (this.#abandoned.signal.aborted) throw new LaneLost();
    }
  }

  /** What goes wrong outside of a round is found by the next one. */
  #begin(work: Promise<void>): void {
    const running: Promise<void> = work.catch((error: unknown) => this.#lost(error)).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  #lost(error: unknown): void {
    this.#lostTo ??= error;
    this.#abandoned.abort();
    this.#wake();
  }

  async #idle(): Promise<void> {
    const woken = new AbortController();
    this.#wake = () => woken.abort();
    if (this.#finished.length > 0 || this.#stopping.signal.aborted) return;
    await this.#options.clock.sleep(Math.max(10, Math.min(this.#scanAt, this.#renewAt, this.#now() + 500) - this.#now()), woken.signal);
  }

  #lane(): Lane {
    const { holder, world } = this.#options;
    const pausedFor = this.#pace.pausedFor(this.#now());
    return {
      holder,
      epoch: this.#desk.epoch,
      rate: this.#pace.rate,
      ...(pausedFor > 0 ? { pausedUntil: instantText(world.clock.now().add({ milliseconds: Math.round(pausedFor) })) } : {}),
      ...(this.#alert ? { alert: this.#alert } : {}),
      stats: this.#state.stats(),
    };
  }

  #now(): number {
    return this.#options.clock.monotonic();
  }
}

function isOutage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'storage-unavailable';
}
