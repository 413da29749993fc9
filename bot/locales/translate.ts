import { createInstance } from 'i18next';
import type { Language } from '../domain/language.ts';
import en from './en.json' with { type: 'json' };
import nb from './nb.json' with { type: 'json' };
import sv from './sv.json' with { type: 'json' };

/** Swedish is written first, so its keys are the keys. `_one` and `_other` are one key that takes a `count`. */
export type MessageKey = keyof typeof sv extends infer Key ? (Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key) : never;

export type Values = Readonly<Record<string, string | number>>;

/** The sentence for a key in one language. */
export type Translate = (key: MessageKey, values?: Values) => string;

const i18n = createInstance({
  lng: 'sv',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  returnNull: false,
  // Cards are data, not HTML; what people wrote is shown by elements that read no markup.
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  resources: { sv: { translation: sv }, en: { translation: en }, nb: { translation: nb } },
});
void i18n.init();

/** Some hundred sentences, most of them for the 53 weeks of a year at the most. */
const MOST_KEPT = 5_000;

const translators: Readonly<Record<Language, Translate>> = {
  sv: translate('sv'),
  en: translate('en'),
  nb: translate('nb'),
};

function translate(language: Language): Translate {
  const fixed = i18n.getFixedT(language);
  // Said again and again, and i18next looks each up anew: sentences without values, and those with numbers alone (weeks,
  // counts). What holds a name is never kept.
  const said = new Map<string, string>();
  return (key, values) => {
    const numbers = values === undefined ? '' : numbersIn(values);
    if (numbers === undefined || said.size > MOST_KEPT) return fixed(key, values ?? {});
    const known = said.get(key + numbers) ?? fixed(key, values ?? {});
    said.set(key + numbers, known);
    return known;
  };
}

/** Undefined if anything else is among the values. */
function numbersIn(values: Values): string | undefined {
  let numbers = '';
  for (const name in values) {
    const value = values[name];
    if (typeof value !== 'number') return undefined;
    numbers += ` ${name} ${value}`;
  }
  return numbers;
}

export function translator(language: Language): Translate {
  return translators[language];
}
