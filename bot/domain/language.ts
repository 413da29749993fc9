/** The languages a person can be spoken to in; the first is the one the product is written in. */
export const LANGUAGES = ['sv', 'en', 'nb'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Teams and browsers send BCP 47 tags; `no` is what older clients call Norwegian, and `nn` readers read `nb`. */
const LANGUAGE_BY_SUBTAG: ReadonlyMap<string, Language> = new Map([
  ['sv', 'sv'],
  ['en', 'en'],
  ['nb', 'nb'],
  ['no', 'nb'],
  ['nn', 'nb'],
]);

/** Swedish for a locale that is absent, malformed or of a language we do not speak. */
export function languageOf(locale: string | undefined): Language {
  const subtag = locale?.trim().toLowerCase().split(/[-_]/, 1)[0] ?? '';
  return LANGUAGE_BY_SUBTAG.get(subtag) ?? 'sv';
}
