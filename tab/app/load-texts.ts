import { createInstance } from 'i18next';
import type { TextKey } from '../components/text-key.ts';
import type { Texts } from '../components/texts.ts';
import type { Language } from '../components/vocabulary.ts';

const SENTENCES = {
  sv: () => import('../locales/sv.json'),
  en: () => import('../locales/en.json'),
  nb: () => import('../locales/nb.json'),
} satisfies Record<Language, () => Promise<{ default: Readonly<Record<string, string>> }>>;

/** For numbers and dates. English is written for readers in Scandinavia. */
const LOCALE: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB', nb: 'nb-NO' };

/** `zone` is the reader's IANA zone; without one, that of the machine. */
export async function loadTexts(language: Language, zone?: string): Promise<Texts> {
  const { default: translation } = await SENTENCES[language]();
  const sentences = createInstance();
  await sentences.init({
    lng: language,
    resources: { [language]: { translation } },
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it draws. Values are marked as in the bot's locales.
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  });

  const locale = LOCALE[language];
  const zoned = zone === undefined ? {} : { timeZone: zone };
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', ...zoned });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', ...zoned });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(locale);
  const t = (key: TextKey, values: Readonly<Record<string, string | number>> = {}) => sentences.t(key, values);

  return {
    language,
    t,
    day: (instant) => day.format(new Date(instant)),
    moment: (instant) => moment.format(new Date(instant)),
    date: (plain) => date.format(new Date(`${plain}T00:00:00Z`)),
    number: (value) => number.format(value),
    count: (count) => (count === 'hidden' ? t('count.hidden') : number.format(count)),
  };
}
