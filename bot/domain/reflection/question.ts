import { compareWeeks, inverseWeek, parseIsoWeek, type IsoWeek } from '../calendar/iso-week.ts';
import type { QuestionId } from '../ids.ts';

/**
 * A question is asked about one week; `entry` is 1, or more where the person wanted an extra entry in the same week.
 * The id follows from both, so two cards for one week are the same question, and answering either answers it –
 * nothing has to be stored when a card is made, and a forged id can only point at the person's own weeks.
 */
export interface Question {
  readonly week: IsoWeek;
  readonly entry: number;
}

/** More than anyone writes in a week; bounds what a forged card could fill. */
export const MOST_ENTRIES_A_WEEK = 20;

export function questionId({ week, entry }: Question): QuestionId {
  // Built from a checked week and a small number: the only place that makes this brand, beside the parser below.
  return `${week}.${entry}` as QuestionId;
}

export function parseQuestionId(text: unknown): Question | undefined {
  if (typeof text !== 'string') return undefined;
  const match = /^(\d{4}-W\d{2})\.([1-9]\d?)$/.exec(text);
  const week = match ? parseIsoWeek(match[1]) : undefined;
  if (!match || !week) return undefined;
  const entry = Number(match[2]);
  return entry <= MOST_ENTRIES_A_WEEK ? { week, entry } : undefined;
}

/** Of an id that was checked when it came in; throws TypeError for text that only calls itself one. */
export function questionOf(id: QuestionId): Question {
  const question = parseQuestionId(id);
  if (!question) throw new TypeError(`not a question id: ${id}`);
  return question;
}

/** Sorts the latest week first and, in a week, the latest entry first. */
export function questionSortKey({ week, entry }: Question): string {
  return `${inverseWeek(week)}.${String(99 - entry).padStart(2, '0')}`;
}

/** An answer counts for a week that has begun and in which the person already took part. */
export function isAnswerable(week: IsoWeek, first: IsoWeek, current: IsoWeek): boolean {
  return compareWeeks(week, first) >= 0 && compareWeeks(week, current) <= 0;
}
