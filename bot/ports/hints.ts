import type { PersonId, QuestionId, TenantId } from '../domain/ids.ts';
import type { NudgeHint } from '../domain/lane/lane.ts';
import type { Versioned } from './stored.ts';

/** A note that a person's projection may be behind; see usecases/repair-projections.ts. */
export interface Hint {
  readonly tenantId: TenantId;
  readonly pid: PersonId;
  /** Instant, ISO 8601 UTC with milliseconds, so that text order is time order. */
  readonly dueAt: string;
  readonly questionId?: QuestionId;
}

/** What is left in a person's lane before their head changes, in one request. */
export interface LeftHints {
  readonly tenantId: TenantId;
  readonly repair?: Omit<Hint, 'tenantId'>;
  readonly nudge?: NudgeHint;
}

export interface Hints {
  leave(hints: LeftHints): Promise<void>;
  /** Repair hints. */
  due(tenantId: TenantId, now: string, limit: number): Promise<readonly Versioned<KeptHint>[]>;
  /** If it is as it was read; a hint renewed in between stays. */
  remove(hint: Versioned<KeptHint>): Promise<void>;
}

/** With the key under which it is kept. */
export type KeptHint = Hint & { readonly key: string };
