import { z } from 'zod';

const OPERATIONS: Readonly<Record<string, string>> = { POST: 'send', PUT: 'update', GET: 'member' };

const Answered = z.looseObject({ status: z.number() });
const Refused = z.looseObject({ statusCode: z.number() });

/** What is asked of the connector, by a word: its addresses hold the ids of conversations and people. */
export function operationOf(method: string): string {
  return OPERATIONS[method] ?? 'other';
}

/** 0 when no answer came. The client throws for some statuses and returns others. */
export function statusOfAnswer(answer: unknown, error: unknown): number {
  return Answered.safeParse(answer).data?.status ?? Refused.safeParse(error).data?.statusCode ?? 0;
}
