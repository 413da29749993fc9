import { createContext, useContext } from 'react';
import type { TextKey } from './text-key.ts';
import type { Count, Language } from './vocabulary.ts';

/** What the tab says, in one language. */
export interface Texts {
  readonly language: Language;
  t(key: TextKey, values?: Readonly<Record<string, string | number>>): string;
  /** `instant` is ISO 8601 in UTC; shown as a day in the reader's zone. */
  day(instant: string): string;
  /** Day and time of `instant`. */
  moment(instant: string): string;
  /** `date` is a calendar date without a zone, `2026-11-22`. */
  date(date: string): string;
  number(value: number): string;
  /** Of a hidden count only that it is hidden: it may be small, or be what a small one could be worked out by. */
  count(count: Count): string;
}

export const TextsContext = createContext<Texts | undefined>(undefined);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (texts === undefined) throw new Error('no texts around this component');
  return texts;
}
