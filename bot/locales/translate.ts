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

const translators: Readonly<Record<Language, Translate>> = {
  sv: translate('sv'),
  en: translate('en'),
  nb: translate('nb'),
};

function translate(language: Language): Translate {
  const fixed = i18n.getFixedT(language);
  // Most sentences take no values and are said again and again; i18next looks each up anew.
  const plain = new Map<MessageKey, string>();
  return (key, values) => {
    if (values) return fixed(key, values);
    const known = plain.get(key) ?? fixed(key);
    plain.set(key, known);
    return known;
  };
}

export function translator(language: Language): Translate {
  return translators[language];
}
