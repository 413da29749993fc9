import type { Language } from '../domain/language.ts';
import type { Translate } from '../locales/translate.ts';

/** What every card is drawn with: whose language, which sentences, where its links lead. */
export interface CardContext {
  readonly language: Language;
  readonly t: Translate;
  readonly links: Links;
}

/** Absent where the tab cannot be opened from the chat. */
export interface Links {
  readonly thread?: string;
  readonly team?: string;
  readonly export?: string;
}
