import assert from 'node:assert/strict';
import { LANGUAGES, type Language } from '../../bot/domain/language.ts';
import { COMPUTED_KEYS, ERROR_CODES } from './computed-keys.ts';
import { messageUsesOfBot } from './message-uses.ts';
import { MESSAGES, placeholdersOf, pluralFormOf, stemOf, stems } from './messages.ts';

/** Neighbouring languages share words; anything else that is the same was left untranslated. */
const RIGHTLY_THE_SAME: readonly string[] = [
  'about.title', 'analysts.yes', 'answers.csv.answer', 'answers.csv.file', 'answers.csv.yes', 'broadcast.scale-end', 'change.option', 'choose.progress',
  'digest.action', 'digest.people_other', 'field.area', 'field.broadcast.text', 'field.language', 'import.column.address', 'import.position.admin',
  'import.position.analyst', 'import.position.principal', 'import.yes', 'meeting.kind.seminar', 'menu.pause', 'menu.status', 'pause.title',
  'peers.nameless', 'send.count_other', 'send.progress.of', 'send.progress.sent', 'send.question.text', 'terms.writing', 'visibility.cohort', 'weekday.3', 'weekday.4',
  'weekday.5', 'weekly.submit',
];

const QUOTATION_MARKS: Readonly<Record<Language, readonly [string, string]>> = { sv: ['”', '”'], en: ['“', '”'], nb: ['«', '»'] };

describe('the sentences of the bot', () => {
  for (const language of LANGUAGES) {
    const messages = MESSAGES[language];

    it(`exist in ${language} for every Swedish key and no other, in the same order`, () => {
      assert.deepEqual(stems(language), stems('sv'));
    });

    it(`have in ${language} each plural form that the language tells apart, and no other`, () => {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
      const counted = new Set([...messages.keys()].filter((key) => pluralFormOf(key) !== undefined).map(stemOf));
      assert.ok(counted.size > 0);
      for (const stem of counted) {
        const forms = [...messages.keys()].filter((key) => stemOf(key) === stem).map(pluralFormOf).toSorted();
        assert.deepEqual(forms, categories, stem);
      }
    });

    it(`take in ${language} the same values as in Swedish; one of something may do without its number`, () => {
      for (const [key, sentence] of messages) {
        const swedish = MESSAGES.sv.get(key) ?? MESSAGES.sv.get(`${stemOf(key)}_other`) ?? '';
        assert.deepEqual(valuesOf(key, sentence), valuesOf(key, swedish), key);
      }
    });

    it(`say something in ${language}, without stray spaces`, () => {
      for (const [key, sentence] of messages) {
        assert.notEqual(sentence, '', key);
        assert.equal(sentence, sentence.trim().replace(/ {2,}/g, ' '), key);
      }
    });

    it(`are quoted in ${language} as that language quotes`, () => {
      for (const [key, sentence] of messages) {
        const marks = sentence.match(/["'“”„«»]/g) ?? [];
        assert.deepEqual(marks, Array.from({ length: marks.length }, (_, index) => QUOTATION_MARKS[language][index % 2]), key);
        assert.equal(marks.length % 2, 0, key);
      }
    });
  }

  it('are translated: the same in two languages only where the words really are', () => {
    const same = [...MESSAGES.sv.keys()].filter((key) => new Set(LANGUAGES.map((language) => MESSAGES[language].get(key))).size < LANGUAGES.length);
    assert.deepEqual(same.toSorted(), RIGHTLY_THE_SAME);
  });

  it('include one for every error that a person can meet', () => {
    for (const code of ERROR_CODES) assert.ok(MESSAGES.sv.has(`error.${code}`), code);
  });
});

describe('the source code of the bot', () => {
  const uses = messageUsesOfBot();
  const known = new Set(stems('sv'));
  const computed = Object.entries(COMPUTED_KEYS).flatMap(([prefix, words]) => words.map((word) => `${prefix}${word}`));

  it('says every sentence somewhere', () => {
    const said = new Set([...uses.literals, ...computed]);
    assert.deepEqual([...known].filter((key) => !said.has(key)), []);
  });

  it('asks for no sentence that does not exist', () => {
    assert.deepEqual([...uses.translated, ...computed].filter((key) => !known.has(key)), []);
  });

  it('gives every sentence the values that it holds', () => {
    for (const { keys, prefixes, values } of uses.calls) {
      for (const key of [...keys, ...computed.filter((each) => prefixes.includes(prefixOf(each)))]) {
        assert.deepEqual(valuesHeldBy(key).filter((name) => !values.includes(name)), [], key);
      }
    }
  });

  it('puts keys together in the listed ways alone, and in each of them', () => {
    const prefixes = [...uses.prefixes].filter((prefix) => [...known].some((key) => key.startsWith(prefix)));
    assert.deepEqual(prefixes.toSorted(), Object.keys(COMPUTED_KEYS).toSorted());
  });
});

/** The longest listed one: `receipt.readers.me` is put together from `receipt.readers.`, not from `receipt.`. */
function prefixOf(key: string): string {
  return Object.keys(COMPUTED_KEYS).filter((prefix) => key.startsWith(prefix)).sort((a, b) => b.length - a.length)[0] ?? '';
}

function valuesHeldBy(stem: string): string[] {
  const forms = [...MESSAGES.sv].filter(([key]) => stemOf(key) === stem);
  return [...new Set(forms.flatMap(([key, sentence]) => [...placeholdersOf(sentence), ...(pluralFormOf(key) === undefined ? [] : ['count'])]))];
}

function valuesOf(key: string, sentence: string): string[] {
  const counted = pluralFormOf(key) !== undefined;
  return placeholdersOf(sentence).filter((name) => !(counted && name === 'count' && key.endsWith('_one')));
}
