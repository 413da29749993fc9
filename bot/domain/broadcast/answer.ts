import { createHash } from 'node:crypto';
import type { PersonId } from '../ids.ts';
import type { BroadcastQuestion } from './content.ts';

/** What somebody answers: their words, the places of the options that they chose, or a number from 1 to SCALE. */
export type BroadcastAnswer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'chosen'; readonly options: readonly number[] }
  | { readonly kind: 'scale'; readonly value: number };

/** The latest of it; earlier ones are not kept, because it is changed at will until the time is out. */
export interface StoredAnswer {
  readonly answer: BroadcastAnswer;
  readonly rev: number;
  /** Instants, ISO 8601 UTC with milliseconds. */
  readonly at: string;
  readonly editedAt?: string;
}

export interface AnswerOf extends StoredAnswer {
  readonly pid: PersonId;
}

export type AnswerDecision =
  | { readonly kind: 'store'; readonly answer: StoredAnswer }
  /** The same was said before. */
  | { readonly kind: 'repeated' }
  /** Something else was said since the card was made. */
  | { readonly kind: 'stale'; readonly stored: StoredAnswer };

export function decideAnswer(stored: StoredAnswer | undefined, { answer, baseRev }: { answer: BroadcastAnswer; baseRev: number }, now: string): AnswerDecision {
  if (!stored) return { kind: 'store', answer: { answer, rev: 1, at: now } };
  if (JSON.stringify(stored.answer) === JSON.stringify(answer)) return { kind: 'repeated' };
  if (stored.rev !== baseRev) return { kind: 'stale', stored };
  return { kind: 'store', answer: { answer, rev: stored.rev + 1, at: stored.at, editedAt: now } };
}

/** What was chosen, in the question's own words. */
export function wordsOf(question: BroadcastQuestion, answer: BroadcastAnswer): { readonly text: string; readonly chosen: readonly string[] } {
  switch (answer.kind) {
    case 'text':
      return { text: answer.text, chosen: [] };
    case 'scale':
      return { text: '', chosen: [String(answer.value)] };
    case 'chosen':
      return { text: '', chosen: 'options' in question ? answer.options.flatMap((place) => question.options[place] ?? []) : [] };
  }
}

/** An order of answers without names that says nothing of who gave them or when, and stays as it is. */
export function inNoOrder(answers: readonly AnswerOf[], salt: string): readonly AnswerOf[] {
  const place = ({ pid }: AnswerOf): string => createHash('sha256').update(`${salt} ${pid}`).digest('hex');
  return [...answers].map((answer) => [place(answer), answer] as const).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => answer);
}
