import type { TeamsRequest } from './teams-faults.ts';

/** Times are milliseconds since 1970, by a clock that never goes back. */
export interface AcceptedCard {
  readonly at: number;
  /** The line for lock screens. */
  readonly summary?: string;
  /** Of the card's actions, where they carry one. */
  readonly questionId?: string;
}

export interface TenantTotals {
  /** Cards that were taken, answered or not. */
  readonly accepted: number;
  /** Of the accepted. */
  readonly first?: number;
  readonly last?: number;
  /** Requests that were over a published limit. */
  readonly throttled: number;
  /** Requests that came although a Retry-After of this tenant's was not over. */
  readonly tooEarly: number;
  /** Of them, those for a conversation that had been told so itself: no answer met them on their way. */
  readonly toldAgain: number;
  /** The most requests that arrived within any second, whatever became of them. */
  readonly maxPerSecond: number;
  readonly maxInFlight: number;
}

export interface Totals {
  readonly accepted: number;
  readonly updated: number;
  readonly throttled: number;
  /** Of all requests: statuses, and `reset` and `hang`. */
  readonly answers: ReadonlyMap<string, number>;
  readonly byTenant: ReadonlyMap<number, TenantTotals>;
  /** The most requests for one conversation that were under way at once. */
  readonly maxInFlightPerConversation: number;
}

/** Everything that Teams' users and Teams' operators would have seen. */
export class TeamsRecord {
  readonly #conversations = new Map<string, AcceptedCard[]>();
  readonly #tenants = new Map<number, TenantRecord>();
  readonly #answers = new Map<string, number>();
  readonly #inFlight = new Map<string, number>();
  readonly #known = new Map<string, string>();
  #updated = 0;
  #maxInFlightPerConversation = 0;

  arrived({ tenant, conversation }: TeamsRequest, now: number): void {
    this.#tenant(tenant).arrived(conversation, now);
    const inFlight = (this.#inFlight.get(conversation) ?? 0) + 1;
    this.#inFlight.set(conversation, inFlight);
    this.#maxInFlightPerConversation = Math.max(this.#maxInFlightPerConversation, inFlight);
  }

  throttled({ tenant }: TeamsRequest): void {
    this.#tenant(tenant).throttled += 1;
  }

  /** `body` as it came: parsing each would cost more than everything else that is done here. */
  accepted({ method, tenant, conversation }: TeamsRequest, body: string, now: number): void {
    if (method === 'PUT') this.#updated += 1;
    if (method !== 'POST') return;
    this.#tenant(tenant).accepted(now);
    const [summary, questionId] = [this.#text(SUMMARY.exec(body)), this.#text(QUESTION_ID.exec(body))];
    const card = { at: now, ...(summary === undefined ? {} : { summary }), ...(questionId === undefined ? {} : { questionId }) };
    const cards = this.#conversations.get(conversation);
    if (cards) cards.push(card);
    else this.#conversations.set(conversation, [card]);
  }

  /** Or never will be: `answer` is a status, `reset` or `hang`. */
  answered({ tenant, conversation }: TeamsRequest, answer: string, now: number, retryAfterSeconds = 0): void {
    this.#answers.set(answer, (this.#answers.get(answer) ?? 0) + 1);
    this.#tenant(tenant).answered(conversation, now, retryAfterSeconds);
    const inFlight = (this.#inFlight.get(conversation) ?? 1) - 1;
    if (inFlight === 0) this.#inFlight.delete(conversation);
    else this.#inFlight.set(conversation, inFlight);
  }

  conversations(): ReadonlyMap<string, readonly AcceptedCard[]> {
    return this.#conversations;
  }

  totals(): Totals {
    const byTenant = new Map([...this.#tenants].map(([tenant, record]) => [tenant, record.totals()]));
    return {
      accepted: sum([...byTenant.values()].map(({ accepted }) => accepted)),
      updated: this.#updated,
      throttled: sum([...byTenant.values()].map(({ throttled }) => throttled)),
      answers: this.#answers,
      byTenant,
      maxInFlightPerConversation: this.#maxInFlightPerConversation,
    };
  }

  #tenant(tenant: number): TenantRecord {
    let record = this.#tenants.get(tenant);
    if (!record) this.#tenants.set(tenant, (record = new TenantRecord()));
    return record;
  }

  /** The same text is kept once; cut out of its body it would keep all of that. */
  #text(found: RegExpExecArray | null): string | undefined {
    if (!found?.[1]) return undefined;
    const text = String(JSON.parse(found[1]));
    const known = this.#known.get(text);
    if (known === undefined) this.#known.set(text, text);
    return known ?? text;
  }
}

/** In JSON.stringify's writing. A text that looks like this has its quotation marks escaped, and so does not. */
const SUMMARY = /"summary":("(?:[^"\\]|\\.)*")/;
const QUESTION_ID = /"questionId":("(?:[^"\\]|\\.)*")/;

class TenantRecord {
  throttled = 0;
  #accepted = 0;
  #first: number | undefined;
  #last: number | undefined;
  #tooEarly = 0;
  #toldAgain = 0;
  #notBefore = -Infinity;
  /** Conversations that have been told to wait, since this wait began. */
  #told = new Set<string>();
  #inFlight = 0;
  #maxInFlight = 0;
  #lastSecond: number[] = [];
  #maxPerSecond = 0;

  arrived(conversation: string, now: number): void {
    if (now >= this.#notBefore) this.#told.clear();
    else {
      this.#tooEarly += 1;
      if (this.#told.has(conversation)) this.#toldAgain += 1;
    }
    this.#inFlight += 1;
    this.#maxInFlight = Math.max(this.#maxInFlight, this.#inFlight);
    this.#lastSecond.push(now);
    while ((this.#lastSecond[0] ?? now) <= now - 1_000) this.#lastSecond.shift();
    this.#maxPerSecond = Math.max(this.#maxPerSecond, this.#lastSecond.length);
  }

  accepted(now: number): void {
    this.#accepted += 1;
    this.#first ??= now;
    this.#last = now;
  }

  answered(conversation: string, now: number, retryAfterSeconds: number): void {
    this.#inFlight -= 1;
    if (retryAfterSeconds > 0) this.#told.add(conversation);
    this.#notBefore = Math.max(this.#notBefore, now + retryAfterSeconds * 1_000);
  }

  totals(): TenantTotals {
    return {
      accepted: this.#accepted,
      ...(this.#first === undefined ? {} : { first: this.#first }),
      ...(this.#last === undefined ? {} : { last: this.#last }),
      throttled: this.throttled,
      tooEarly: this.#tooEarly,
      toldAgain: this.#toldAgain,
      maxPerSecond: this.#maxPerSecond,
      maxInFlight: this.#maxInFlight,
    };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
