/** What goes wrong with a request that the limits have let in. */
export type TeamsFault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number }
  /** The connection is reset; `accepted`: after the card was shown, so that only the answer is lost. */
  | { readonly kind: 'reset'; readonly accepted: boolean }
  /** No answer ever comes. */
  | { readonly kind: 'hang'; readonly accepted: boolean };

export type TeamsMethod = 'POST' | 'PUT' | 'GET';

/** What is left out does not restrict it. */
export interface FaultRule {
  readonly fault: TeamsFault;
  readonly method?: TeamsMethod;
  readonly tenants?: readonly number[];
  readonly conversations?: readonly string[];
  /** Of each request that it concerns, 0 to 1. */
  readonly probability?: number;
  /** For so many requests, then no more. */
  readonly times?: number;
  /** From when it is given. */
  readonly seconds?: number;
}

export interface TeamsRequest {
  readonly method: TeamsMethod;
  readonly tenant: number;
  readonly conversation: string;
}

/** Teams throttles a tenant by more than its published limits. */
export function storm(tenant: number, { seconds, retryAfterSeconds }: { seconds: number; retryAfterSeconds: number }): FaultRule {
  return { fault: { kind: 'status', status: 429, retryAfterSeconds }, tenants: [tenant], seconds };
}

/** The rules in force. The first one that strikes decides. */
export class FaultRules {
  readonly #random: () => number;
  #rules: { readonly rule: FaultRule; readonly until: number; left: number }[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Milliseconds. */
  add(rule: FaultRule, now: number): void {
    this.#rules.push({ rule, until: now + (rule.seconds ?? Infinity) * 1_000, left: rule.times ?? Infinity });
  }

  clear(): void {
    this.#rules = [];
  }

  strike(request: TeamsRequest, now: number): TeamsFault | undefined {
    this.#rules = this.#rules.filter(({ until, left }) => now < until && left > 0);
    const struck = this.#rules.find(({ rule }) => concerns(rule, request) && this.#random() < (rule.probability ?? 1));
    if (struck) struck.left -= 1;
    return struck?.rule.fault;
  }
}

function concerns({ method, tenants, conversations }: FaultRule, request: TeamsRequest): boolean {
  return (
    (method === undefined || method === request.method) &&
    (tenants === undefined || tenants.includes(request.tenant)) &&
    (conversations === undefined || conversations.includes(request.conversation))
  );
}
