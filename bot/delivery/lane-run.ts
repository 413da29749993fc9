import { setMaxListeners } from 'node:events';
import { instantText } from '../domain/calendar/instant-text.ts';
import type { Delivery, Lane, LaneAlert, LaneGroup, LaneStats } from '../domain/lane/lane.ts';
import type { Versioned } from '../ports/stored.ts';
import type { World } from '../usecases/world.ts';
import { Broadcasts } from './broadcasts.ts';
import { claimNext, hasRoomToClaim, MOST_CLAIMED } from './claim-next.ts';
import type { Claim, Desk, Sending } from './desk.ts';
import { Finished } from './finished.ts';
import { LaneScan } from './lane-scan.ts';
import { LaneSender, type LaneSenderOptions } from './lane-sender.ts';
import { LaneState } from './lane-state.ts';
import { LaneUpkeep } from './lane-upkeep.ts';
import { LaneWriter } from './lane-writer.ts';
import type { LeaseTimes } from './lease.ts';
import { settleAttempt, settleUnknown, type Settling } from './settle-attempt.ts';
import { takeOver } from './take-over.ts';
import { untilAnswered, type WhenThere } from './until-answered.ts';

const LONGEST_IDLE_MS = 500;

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
  readonly #desk: Desk;
  readonly #state = new LaneState();
  readonly #finished = new Finished();
  readonly #broadcasts: Broadcasts;
  readonly #scan: LaneScan;
  readonly #upkeep: LaneUpkeep;
  readonly #writer: LaneWriter;
  readonly #sender: LaneSender;
  readonly #stopping = new AbortController();
  readonly #abandoned = new AbortController();
  /** Until the store answers, or the lane is another's. */
  readonly #whenThere: WhenThere = (ask) => untilAnswered(ask, this.#options.clock, this.#abandoned.signal, this.#options.onError);
  readonly #running = new Set<Promise<void>>();
  #claimed = 0;
  #wake: () => void = () => {};
  #renewAt = -Infinity;
  #lostTo: unknown;

  constructor(options: LaneRunOptions, seen: Versioned<Lane> | undefined) {
    const { world, tenantId, clock, times, onError } = options;
    this.#options = options;
    this.#desk = { world, tenantId, epoch: (seen?.value.epoch ?? 0) + 1 };
    this.#broadcasts = new Broadcasts(this.#desk);
    this.#scan = new LaneScan({ desk: this.#desk, state: this.#state, broadcasts: this.#broadcasts, scanEvery: times.scanEvery, onError });
    this.#upkeep = new LaneUpkeep(this.#desk, clock.monotonic(), onError);
    this.#writer = new LaneWriter({ lanes: world.lanes, ids: world.ids, clock, tenantId, signal: this.#abandoned.signal, onError }, seen);
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
    await takeOver({
      desk: this.#desk,
      state: this.#state,
      broadcasts: this.#broadcasts,
      whenThere: this.#whenThere,
      onUnknown: (delivery) => this.#begin(this.#settleUnknown(delivery)),
      onFailures: (failures) => this.#finished.add(this.#upkeep.outdated(failures)),
    });
  }

  /** One round: at most one transaction. False when there was nothing to do. */
  async step(): Promise<boolean> {
    if (this.#lostTo !== undefined) throw this.#lostTo;
    await this.#scan.look(this.#now());
    await this.#keepUp();
    const claims = await this.#claim();
    if (claims.length === 0 && this.#mayGather) return false;
    const groups = this.#finished.fillUp([...claims.map(({ group }) => group), ...this.#broadcasts.changes()]);
    if (groups.length === 0 && this.#now() < this.#renewAt) return false;
    await this.#commit(groups, claims);
    return groups.length > 0;
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

  async #idle(): Promise<void> {
    const woken = new AbortController();
    this.#wake = () => woken.abort();
    const gathers = this.#mayGather;
    if ((!this.#finished.isEmpty && !gathers) || this.#stopping.signal.aborted) return;
    const until = Math.min(this.#scan.at, this.#renewAt, this.#now() + LONGEST_IDLE_MS, gathers ? this.#finished.gatherUntil : Infinity);
    await this.#options.clock.sleep(Math.max(10, until - this.#now()), woken.signal);
  }

  async #finish(): Promise<void> {
    await this.settled();
    this.#finished.add(await this.#upkeep.finish());
    while (!this.#finished.isEmpty) await this.#commit(this.#finished.fillUp([]), []);
    await this.#writer.commit({ ...this.#lane(), released: true }, []);
  }

  /** Projections take as long as storage does: they are carried out beside the rounds, one lot at a time. */
  async #keepUp(): Promise<void> {
    this.#finished.add(await this.#upkeep.forgotten(this.#now()));
    const projecting = this.#upkeep.projecting(this.#now(), this.#claimed > 0);
    if (projecting) this.#begin(projecting.then((groups) => this.#toWrite(groups)));
  }

  async #claim(): Promise<readonly Claim[]> {
    if (this.#stopping.signal.aborted || this.#sender.isPaused || !hasRoomToClaim(this.#claimed, this.#sender.rate)) return [];
    const { prepare, onError } = this.#options;
    return await claimNext({ desk: this.#desk, state: this.#state, broadcasts: this.#broadcasts, onError, ...(prepare ? { prepare } : {}) });
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
    if (group.some((change) => change.kind === 'hint' && change.hint.dueAt <= now)) this.#scan.lookAtOnce();
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
    if (rest.length > 0 && rest.length < group.length) this.#finished.add([rest]);
  }

  async #send(sending: Sending): Promise<void> {
    this.#claimed += 1;
    try {
      const attempt = await this.#sender.attempt(sending);
      const { group, person } = await settleAttempt(this.#settling, sending, attempt);
      this.#toWrite([group]);
      if (person && sending.repairAt !== undefined) this.#upkeep.asked(person, sending.repairAt);
    } finally {
      this.#claimed -= 1;
    }
  }

  async #settleUnknown(delivery: Delivery): Promise<void> {
    const { group } = await settleUnknown(this.#settling, delivery);
    this.#toWrite([group]);
  }

  get #settling(): Settling {
    const { random, onError } = this.#options;
    return { desk: this.#desk, state: this.#state, random, whenThere: this.#whenThere, onError };
  }

  /** To be written by one of the next rounds, which is woken. */
  #toWrite(groups: readonly LaneGroup[]): void {
    this.#finished.gather(groups, this.#now());
    this.#wake();
  }

  /** What is finished waits while there is anything to wait for. */
  get #mayGather(): boolean {
    const now = this.#now();
    return this.#finished.mayGather(now) && this.#claimed > 0 && !this.#broadcasts.hasExpanded && now < this.#renewAt;
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

  #lane(): Lane {
    return { holder: this.#options.holder, epoch: this.#desk.epoch, ...this.#sender.told, stats: this.#state.stats() };
  }

  #now(): number {
    return this.#options.clock.monotonic();
  }
}
