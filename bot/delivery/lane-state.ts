import { NO_FAILURES, recipientKey, type Delivery, type FailureState, type LaneGroup, type LaneStats, type NudgeHint, type Recipient } from '../domain/lane/lane.ts';
import { NUDGE_KINDS } from '../domain/nudges/kind.ts';
import type { WishKey } from '../domain/nudges/wish.ts';
import type { Versioned } from '../ports/stored.ts';

/** Something that may be sent next. */
export type Next = { readonly kind: 'delivery'; readonly delivery: Delivery } | { readonly kind: 'hint'; readonly hint: Versioned<NudgeHint> };

/**
 * What the holder of a lane knows of it without asking: it alone writes what is queued, so its memory is as good as the
 * table. Of one recipient nothing begins before the last thing has ended.
 */
export class LaneState {
  readonly #queue = new Map<string, Delivery>();
  /** How many are being sent to a recipient, and how many nudges of theirs are queued. */
  readonly #sending = new Map<string, number>();
  readonly #nudges = new Map<string, number>();
  readonly #hints = new Map<string, Versioned<NudgeHint>>();
  /** The hints as they were last read, most urgent first, and how many at its beginning have been done with. */
  #order: readonly Versioned<NudgeHint>[] = [];
  #done = 0;
  readonly #failures = new Map<string, FailureState>();

  /** What has just been written. */
  written(group: LaneGroup): void {
    for (const change of group) {
      switch (change.kind) {
        case 'queue':
        case 'requeue':
          this.queued(change.delivery);
          break;
        case 'close':
          this.#closed(change.delivery);
          if (change.failure) this.failed(change.failure.to, change.failure.key, change.failure.state);
          break;
        case 'forget-failure':
          this.#failures.delete(failureKey(change.to, change.key));
          break;
        case 'unhint':
          this.unhinted(change.hint);
          break;
        default:
      }
    }
  }

  queued(delivery: Delivery): void {
    const before = this.#queue.get(delivery.id);
    if (before) this.#count(before, -1);
    this.#queue.set(delivery.id, delivery);
    this.#count(delivery, 1);
  }

  #closed({ id }: Delivery): void {
    const before = this.#queue.get(id);
    if (before) this.#count(before, -1);
    this.#queue.delete(id);
  }

  #count({ to, state, campaignId }: Delivery, by: 1 | -1): void {
    const key = recipientKey(to);
    if (state.kind === 'sending') this.#sending.set(key, (this.#sending.get(key) ?? 0) + by);
    if (campaignId === undefined) this.#nudges.set(key, (this.#nudges.get(key) ?? 0) + by);
    if (this.#sending.get(key) === 0) this.#sending.delete(key);
    if (this.#nudges.get(key) === 0) this.#nudges.delete(key);
  }

  hinted(hints: readonly Versioned<NudgeHint>[]): void {
    for (const hint of hints) this.#hints.set(hintKey(hint.value), hint);
    this.#order = [...this.#hints.values()].sort((a, b) => byUrgency({ kind: 'hint', hint: a }, { kind: 'hint', hint: b }));
    this.#done = 0;
  }

  unhinted(hint: NudgeHint): void {
    this.#hints.delete(hintKey(hint));
  }

  get waitingHints(): number {
    return this.#hints.size;
  }

  failed(to: Recipient, key: WishKey, state: FailureState): void {
    this.#failures.set(failureKey(to, key), state);
  }

  /** Earlier failures of the same kind: what arrives now makes up for them. */
  failuresOf(to: Recipient, kind: Delivery['kind']): readonly WishKey[] {
    const prefix = failureKey(to, `${kind}|`);
    return [...this.#failures.keys()].filter((each) => each.startsWith(prefix)).map((each) => each.slice(recipientKey(to).length + 1) as WishKey);
  }

  /** Cards that are being sent, or could be. */
  waiting(now: string): number {
    return [...this.#queue.values()].filter(({ state }) => state.kind === 'sending' || state.notBefore <= now).length;
  }

  /** What may be begun now: the most pressing kind first, then what has waited longest. At most `limit`, one a recipient. */
  next(now: string, limit: number): readonly Next[] {
    const taken = new Set<string>();
    return [...this.#ready(now), ...this.#due(limit)]
      .sort(byUrgency)
      .filter((each) => {
        const key = recipientKey(recipientOf(each));
        return !taken.has(key) && taken.add(key);
      })
      .slice(0, limit);
  }

  stats(): LaneStats {
    const times = [...[...this.#queue.values()].map(dueFrom), ...[...this.#hints.values()].map(({ value }) => value.dueAt)];
    const oldest = times.reduce<string | undefined>((first, each) => (first === undefined || each < first ? each : first), undefined);
    const failures = { ...NO_FAILURES };
    for (const state of this.#failures.values()) failures[state] += 1;
    return { pending: times.length, ...(oldest === undefined ? {} : { oldestDueAt: oldest }), failures };
  }

  #ready(now: string): readonly Next[] {
    return [...this.#queue.values()]
      .filter(({ state, to }) => state.kind === 'ready' && state.notBefore <= now && !this.#sending.has(recipientKey(to)))
      .map((delivery) => ({ kind: 'delivery', delivery }));
  }

  /** Only as far as it has to be looked: thousands may wait. */
  #due(limit: number): readonly Next[] {
    while (this.#done < this.#order.length && !this.#isWaiting(this.#order[this.#done])) this.#done += 1;
    const due: Next[] = [];
    for (let index = this.#done; index < this.#order.length && due.length < limit; index += 1) {
      const hint = this.#order[index];
      if (hint && this.#isWaiting(hint) && !this.#isBusy(hint.value.to)) due.push({ kind: 'hint', hint });
    }
    return due;
  }

  /** What is decided of a person follows what is on its way to them. */
  #isBusy(to: Recipient): boolean {
    const key = recipientKey(to);
    return this.#sending.has(key) || this.#nudges.has(key);
  }

  #isWaiting(hint: Versioned<NudgeHint> | undefined): boolean {
    return hint !== undefined && this.#hints.get(hintKey(hint.value)) === hint;
  }
}

/** What is put off is not due before it may be sent. */
function dueFrom({ dueAt, state }: Delivery): string {
  return state.kind === 'ready' && state.notBefore > dueAt ? state.notBefore : dueAt;
}

function byUrgency(a: Next, b: Next): number {
  const byKind = urgencyOf(a) - urgencyOf(b);
  if (byKind !== 0) return byKind;
  const [first, second] = [dueAtOf(a), dueAtOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function urgencyOf(next: Next): number {
  const kind = next.kind === 'delivery' ? next.delivery.kind : next.hint.value.kind;
  const place = NUDGE_KINDS.findIndex((each) => each === kind);
  return place === -1 ? NUDGE_KINDS.length : place;
}

function dueAtOf(next: Next): string {
  return next.kind === 'delivery' ? next.delivery.dueAt : next.hint.value.dueAt;
}

function recipientOf(next: Next): Recipient {
  return next.kind === 'delivery' ? next.delivery.to : next.hint.value.to;
}

function failureKey(to: Recipient, key: string): string {
  return `${recipientKey(to)}|${key}`;
}

function hintKey({ dueAt, to }: NudgeHint): string {
  return `${dueAt}|${recipientKey(to)}`;
}
