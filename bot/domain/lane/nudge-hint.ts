import type { PersonId } from '../ids.ts';
import type { NudgeDecision } from '../nudges/decide.ts';
import type { NudgeHint } from './lane.ts';

/** That something may be due for a person at the time that was decided; undefined when nothing is to come. */
export function nudgeHint(pid: PersonId, { nextDueAt, nextKind }: Pick<NudgeDecision, 'nextDueAt' | 'nextKind'>): NudgeHint | undefined {
  return nextDueAt === undefined ? undefined : { dueAt: nextDueAt, to: { kind: 'person', pid }, ...(nextKind ? { kind: nextKind } : {}) };
}
