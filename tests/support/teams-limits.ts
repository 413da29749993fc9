/** At most `most` in any `milliseconds`. */
export interface Window {
  readonly most: number;
  readonly milliseconds: number;
}

/** Teams: per app and tenant, whatever the request is. */
export const PER_TENANT: readonly Window[] = [{ most: 50, milliseconds: 1_000 }];

/** Teams: per app and conversation, for sending to it. */
export const PER_CONVERSATION: readonly Window[] = [
  { most: 7, milliseconds: 1_000 },
  { most: 8, milliseconds: 2_000 },
  { most: 60, milliseconds: 30_000 },
  { most: 1_800, milliseconds: 3_600_000 },
];

export type Verdict = 'ok' | { readonly retryAfterSeconds: number };

export interface TeamsLimits {
  /**
   * `now` in milliseconds of any clock that does not go back; without a conversation the tenant's limit alone is
   * asked. What is refused counts towards no limit, so that whoever waits as told is let in.
   */
  accept(now: number, tenant: number, conversation?: string): Verdict;
  /** How many tenants and conversations are remembered: those that a limit could still concern, and no others. */
  readonly remembered: number;
}

/** Teams' published limits, with windows that slide. Seconds are whole, as Teams gives them. */
export function teamsLimits(): TeamsLimits {
  const tenants = new Logs<number>(PER_TENANT);
  const conversations = new Logs<string>(PER_CONVERSATION);

  return {
    accept(now, tenant, conversation) {
      const wait = Math.max(tenants.wait(tenant, now), conversation === undefined ? 0 : conversations.wait(conversation, now));
      if (wait > 0) return { retryAfterSeconds: Math.ceil(wait / 1_000) };
      tenants.add(tenant, now);
      if (conversation !== undefined) conversations.add(conversation, now);
      return 'ok';
    },
    get remembered() {
      return tenants.size + conversations.size;
    },
  };
}

/** When each was last let in; ordered by the latest time, so that those which are over are found in front. */
class Logs<Key> {
  readonly #windows: readonly Window[];
  readonly #longest: number;
  readonly #logs = new Map<Key, Log>();

  constructor(windows: readonly Window[]) {
    this.#windows = windows;
    this.#longest = Math.max(...windows.map(({ milliseconds }) => milliseconds));
  }

  get size(): number {
    return this.#logs.size;
  }

  /** Milliseconds until one more fits; 0 if it does now. */
  wait(key: Key, now: number): number {
    const log = this.#logs.get(key);
    return log ? Math.max(0, ...this.#windows.map((window) => log.freeAt(window) - now)) : 0;
  }

  add(key: Key, now: number): void {
    const log = this.#logs.get(key) ?? new Log();
    log.add(now, now - this.#longest);
    this.#logs.delete(key);
    this.#logs.set(key, log);
    this.#forgetBefore(now - this.#longest);
  }

  #forgetBefore(time: number): void {
    for (const [key, log] of this.#logs) {
      if (log.latest > time) return;
      this.#logs.delete(key);
    }
  }
}

/** Times in ascending order. */
class Log {
  #times: number[] = [];
  /** Where those begin that still count; what lies before is thrown away now and then. */
  #start = 0;

  get latest(): number {
    return this.#times.at(-1) ?? -Infinity;
  }

  /** When the window has room again. */
  freeAt({ most, milliseconds }: Window): number {
    const blocking = this.#times.length - most;
    return blocking < this.#start ? -Infinity : (this.#times[blocking] ?? -Infinity) + milliseconds;
  }

  add(now: number, outdated: number): void {
    while ((this.#times[this.#start] ?? Infinity) <= outdated) this.#start += 1;
    if (this.#start > this.#times.length / 2) {
      this.#times = this.#times.slice(this.#start);
      this.#start = 0;
    }
    this.#times.push(now);
  }
}
