import type { Language } from '../../bot/domain/language.ts';
import en from '../../bot/locales/en.json' with { type: 'json' };
import nb from '../../bot/locales/nb.json' with { type: 'json' };
import sv from '../../bot/locales/sv.json' with { type: 'json' };

/** Every sentence by its full key, plural form included. */
export const MESSAGES: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  sv: new Map(Object.entries(sv)),
  en: new Map(Object.entries(en)),
  nb: new Map(Object.entries(nb)),
};

const PLURAL_FORM = /_(zero|one|two|few|many|other)$/;

/** The key as source code names it: without its plural form. */
export function stemOf(key: string): string {
  return key.replace(PLURAL_FORM, '');
}

export function pluralFormOf(key: string): string | undefined {
  return PLURAL_FORM.exec(key)?.[1];
}

export function stems(language: Language): string[] {
  return [...new Set([...MESSAGES[language].keys()].map(stemOf))];
}

/** Sorted; empty for a sentence that stands by itself. */
export function placeholdersOf(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? ''))].sort();
}
