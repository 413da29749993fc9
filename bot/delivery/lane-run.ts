import { setMaxListeners } from 'node:events';
import { instantText } from '../domain/calendar/instant-text.ts';
import { MOST_ROWS, rowsIn, type Delivery, type Lane, type LaneAlert, type LaneGroup, type LaneStats } from '../domain/lane/lane.ts';
import type { Person } from '../domain/person/person.ts';
import type { Versioned } from '../ports/stored.ts';
import type { World } from '../usecases/world.ts';
import { afterSending, tooLate, type Attempt, type Closed } from './after-sending.ts';
import { Broadcasts } from './broadcasts.ts';
import { addresseeOf, claimDelivery, claimHint } from './claim.ts';
import { closing, unsent, type Claim, type Desk, type Sending } from './desk.ts';
import { LaneSender, type LaneSenderOptions } from './lane-sender.ts';
import { LaneState, type Next } from './lane-state.ts';
import { LaneUpkeep } from './lane-upkeep.ts';
import { LaneWriter } from './lane-writer.ts';
import type { LeaseTimes } from './lease.ts';
import { settle, type Settled } from './settle.ts';
import { isOutage, LaneLost, untilAnswered } from './until-answered.ts';

/** Claimed at once: those that wait for their turn to be sent among them. */
const MOST_CLAIMED = 24;
const CLAIMED_AT_ONCE = 8;
/** Of one claim; what is over at once has the most. */
const MOST_CLAIM_ROWS = 6;
/** All that is late is read, so that the most pressing can go first; a nation's lane has so many. */
const MOST_HINTS = 25_000;
/** While so many wait, it is soon enough to look for others after a minute. */
const MANY_HINTS = 1_000;
const SCAN_MANY_EVERY_MS = 60_000;
/** A recipient who cannot be read is looked at again after so long. */
const READ_AGAIN_MS = 5_000;
const FAILURES_AT_ONCE = 500;
/** Failures that one card makes up for. */
const MOST_MENDED = 10;
const LONGEST_IDLE_MS = 500;
/** Nothing that is over is kept from the lane for longer, or more would be in doubt if its holder died. */
const GATHERED_FOR_MS = 200;

export interface LaneRunOptions extends Pick<LaneSenderOptions, 'tenantId' | 'clock' | 'lookUp' | 'send' | 'onNotAuthorised' | 'onAttempt' | 'onError'> {
  readonly world: World;
  readonly holder: string;
  readonly times: LeaseTimes;
  /** In [0, 1). */
  readonly random: () => number;
  /** Loads what is needed to send; what is claimed does not wait for it, and so does not go together when it is loaded. */
  readonly prepare?: () => Promise<void>;
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
  readonly #sender: LaneSender;
  readonly #upkeep: LaneUpkeep;
  readonly #desk: Desk;
  readonly #stopping = new AbortController();
  readonly #abandoned = new AbortController();
  /** What has been sent and settled, and is to be written. */
  readonly #finished: LaneGroup[] = [];
  readonly #running = new Set<Promise<void>>();
  #claimed = 0;
  #wake: () => void = () => {};
  #scanAt = -Infinity;
  #hintsAt = -Infinity;
  #renewAt = -Infinity;
  #gatherUntil = -Infinity;
  #lostTo: unknown;

  constructor(options: LaneRunOptions, seen: Versioned<Lane> | undefined) {
    const { world, tenantId, clock, times, onError } = options;
    this.#options = options;
    this.#desk = { world, tenantId, epoch: (seen?.value.epoch ?? 0) + 1 };
    this.#writer = new LaneWriter({ lanes: world.lanes, ids: world.ids, clock, tenantId, signal: this.#abandoned.signal, onError }, seen);
    this.#broadcasts = new Broadcasts(this.#desk);
    this.#upkeep = new LaneUpkeep(this.#desk, clock.monotonic(), onError);
    const signal = AbortSignal.any([this.#stopping.signal, this.#abandoned.signal]);
    this.#sender = new LaneSender({ ...options, now: () => world.clock.now(), signal, isOurs: () => this.#writer.sinceProof <= times.sendWithin }, seen?.value);
    // All that is claimed waits on these, which is no leak.
    setMaxListeners(2 * MOST_CLAIMED, this.#stopping.signal, this.#abandoned.signal, signal);
  }

  stats(): LaneStats {
    return this.#state.stats();
  }

  get alert(): LaneAlert | undefined {
    return this.#sender.alert;
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
    await this.#keepUp();
    const claims = await this.#claims();
    if (claims.length === 0 && this.#mayGather) return false;
    const groups = this.#withFinished([...claims.map(({ group }) => group), ...this.#broadcasts.changes(MOST_ROWS - CLAIMED_AT_ONCE * MOST_CLAIM_ROWS)]);
    if (groups.length === 0 && this.#now() < this.#renewAt) return false;
    await this.#commit(groups, claims);
    return groups.length > 0;
  }

  /** Projections take as long as storage does: they are carried out beside the rounds, one lot at a time. */
  async #keepUp(): Promise<void> {
    this.#finished.push(...await this.#upkeep.forgotten(this.#now()));
    const projecting = this.#upkeep.projecting(this.#now(), this.#claimed > 0);
    if (projecting) this.#begin(projecting.then((groups) => this.#toWrite(...groups)));
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
    this.#sender.pause(milliseconds, alert);
  }

  async #finish(): Promise<void> {
    await this.settled();
    this.#finished.push(...await this.#upkeep.finish());
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
      const page = { limit: FAILURES_AT_ONCE, ...(before === undefined ? {} : { before }) };
      const { items, earlier } = await this.#whenThere(() => world.lanes.failures(tenantId, page));
      for (const { to, key, state } of items) this.#state.failed(to, key, state);
      this.#finished.push(...this.#upkeep.outdated(items));
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
        await this.#look(now);
        this.#scanAt = now + scanEvery;
      }
      await this.#broadcasts.expand(this.#state);
    } catch (error) {
      // What is on its way must not be forgotten because of it.
      if (!isOutage(error)) throw error;
      this.#options.onError(error);
      this.#scanAt = now + scanEvery;
    }
  }

  async #look(now: number): Promise<void> {
    const { world, tenantId } = this.#desk;
    if (now >= this.#hintsAt) {
      this.#state.hinted(await world.lanes.dueHints(tenantId, instantText(world.clock.now()), MOST_HINTS));
      this.#hintsAt = this.#state.waitingHints > MANY_HINTS ? now + SCAN_MANY_EVERY_MS : -Infinity;
    }
    await this.#broadcasts.look();
  }

  async #claims(): Promise<readonly Claim[]> {
    if (this.#stopping.signal.aborted || this.#sender.isPaused) return [];
    // A few cost a transaction as well: enough are claimed to go on with until there is room for as many as it takes.
    // Of a slow lane no more are claimed than are soon sent: what is claimed has been looked at for the last time.
    const most = Math.min(MOST_CLAIMED, Math.max(CLAIMED_AT_ONCE, this.#sender.rate));
    if (most - this.#claimed < CLAIMED_AT_ONCE) return [];
    const next = this.#state.next(instantText(this.#options.world.clock.now()), CLAIMED_AT_ONCE);
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
      return this.#withoutReading(next);
    }
  }

  /** A hint is read anew by the next look; what is queued is tried again until its time is over, and then it is listed. */
  #withoutReading(next: Next): Claim | undefined {
    if (next.kind === 'hint') {
      this.#state.unhinted(next.hint.value);
      return undefined;
    }
    const { delivery } = next;
    const now = this.#options.world.clock.now();
    if (instantText(now) >= delivery.notAfter) return { group: closing(delivery, tooLate(delivery, now)) };
    this.#state.queued({ ...delivery, state: { kind: 'ready', notBefore: instantText(now.add({ milliseconds: READ_AGAIN_MS })) } });
    return undefined;
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

  /** What is known without asking, brought up to what has just been written; what is due at once is seen at once. */
  #apply(group: LaneGroup): void {
    this.#state.written(group);
    this.#broadcasts.written(group);
    const now = instantText(this.#options.world.clock.now());
    if (group.some((change) => change.kind === 'hint' && change.hint.dueAt <= now)) this.#scanAt = -Infinity;
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
      await this.#settle(sending, await this.#sender.attempt(sending));
    } finally {
      this.#claimed -= 1;
    }
  }

  async #settle(sending: Sending, attempt: Attempt): Promise<void> {
    const after = afterSending(sending.delivery, attempt, this.#options.world.clock.now(), this.#options.random());
    if (after.kind === 'again') {
      this.#toWrite([{ kind: 'requeue', delivery: after.delivery }]);
      return;
    }
    const person = await this.#close(sending.delivery, after, () => settle(this.#desk, sending, after));
    if (person && sending.repairAt !== undefined) this.#upkeep.asked(person, sending.repairAt);
  }

  /** A head that cannot be read or written holds no other card back: of that one the lane alone knows what became of it. */
  async #close(delivery: Delivery, closed: Closed, settling: () => Promise<Settled>): Promise<Person | undefined> {
    const { group, person } = await this.#whenThere(settling).catch((error: unknown): Settled => {
      if (error instanceof LaneLost) throw error;
      this.#options.onError(error);
      return { group: closing(delivery, closed) };
    });
    const mended = closed.failure ? [] : this.#state.failuresOf(delivery.to, delivery.kind).slice(0, MOST_MENDED);
    this.#toWrite([...group, ...mended.map((key) => ({ kind: 'forget-failure' as const, to: delivery.to, key }))]);
    return person;
  }

  /** To be written by the next round. */
  #toWrite(...groups: readonly LaneGroup[]): void {
    if (this.#finished.length === 0) this.#gatherUntil = this.#now() + GATHERED_FOR_MS;
    this.#finished.push(...groups);
    this.#wake();
  }

  /** What is finished waits a moment for the next claims, or for more of its kind, while there is anything to wait for. */
  get #mayGather(): boolean {
    const { length } = this.#finished;
    return length > 0 && length < CLAIMED_AT_ONCE && this.#claimed > 0 && !this.#broadcasts.hasExpanded && this.#now() < Math.min(this.#gatherUntil, this.#renewAt);
  }

  /** Until the store answers, or the lane is another's. */
  #whenThere<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    return untilAnswered(ask, this.#options.clock, this.#abandoned.signal, this.#options.onError);
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
    const gathers = this.#mayGather;
    if ((this.#finished.length > 0 && !gathers) || this.#stopping.signal.aborted) return;
    const until = Math.min(this.#scanAt, this.#renewAt, this.#now() + LONGEST_IDLE_MS, gathers ? this.#gatherUntil : Infinity);
    await this.#options.clock.sleep(Math.max(10, until - this.#now()), woken.signal);
  }

  #lane(): Lane {
    return { holder: this.#options.holder, epoch: this.#desk.epoch, ...this.#sender.told, stats: this.#state.stats() };
  }

  #now(): number {
    return this.#options.clock.monotonic();
  }
}
