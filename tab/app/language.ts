import type { Language } from '../components/vocabulary.ts';

const LANGUAGE_OF: Readonly<Record<string, Language>> = { sv: 'sv', nb: 'nb', nn: 'nb', no: 'nb', da: 'nb' };

/** The tab's language for a reader with `locale`, e.g. `sv-SE`, `nb-NO` or `en-us`. */
export function languageOf(locale: string): Language {
  return LANGUAGE_OF[locale.toLowerCase().split('-')[0] ?? ''] ?? 'en';
}
