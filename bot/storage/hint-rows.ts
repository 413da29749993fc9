import { z } from 'zod';
import { recipientKey, type NudgeHint } from '../domain/lane/lane.ts';
import type { PersonId, QuestionId, TenantId } from '../domain/ids.ts';
import type { Hint } from '../ports/hints.ts';
import { nudgeHintSchema } from './lane-schema.ts';
import { rowCodec, storedId } from './row-codec.ts';
import type { Row } from './table/tables.ts';

const hintSchema: z.ZodType<Hint> = z.object({
  tenantId: storedId<TenantId>(),
  pid: storedId<PersonId>(),
  dueAt: z.string(),
  questionId: storedId<QuestionId>().exactOptional(),
});

export const repairHints = rowCodec('hint', 1, hintSchema);
export const nudgeHints = rowCodec('nudge-hint', 1, nudgeHintSchema);

export function repairHintRow(hint: Hint): Row {
  return { pk: hint.tenantId, rk: `h|${hint.dueAt}|${hint.pid}|${hint.questionId ?? ''}`, values: repairHints.write(hint) };
}

/** The lane's own, left in a transaction of the lane; its key is nobody else's, so that the lane may take it away. */
export function laneRepairRow(hint: Omit<Hint, 'questionId'>): Row {
  return { pk: hint.tenantId, rk: `h|${hint.dueAt}|${hint.pid}|lane`, values: repairHints.write(hint) };
}

export function nudgeHintRow(tenantId: TenantId, hint: NudgeHint): Row {
  return { pk: tenantId, rk: `n|${hint.dueAt}|${recipientKey(hint.to)}`, values: nudgeHints.write(hint) };
}
