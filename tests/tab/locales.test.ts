import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TAB = join(import.meta.dirname, '../../tab');
const LANGUAGES = ['sv', 'en', 'nb'] as const;

type Sentences = Readonly<Record<string, string>>;

function sentencesIn(language: (typeof LANGUAGES)[number]): Sentences {
  // A locale file is one object of strings, which the first test checks.
  return JSON.parse(readFileSync(join(TAB, 'locales', `${language}.json`), 'utf8')) as Sentences;
}

function sources(): string {
  const files = readdirSync(TAB, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  return files.map((name) => readFileSync(join(TAB, name), 'utf8')).join('\n');
}

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
}

describe('the tab’s sentences', () => {
  const swedish = sentencesIn('sv');

  for (const language of LANGUAGES) {
    const sentences = sentencesIn(language);

    it(`are all there, and not empty, in ${language}`, () => {
      assert.deepEqual(Object.keys(sentences), Object.keys(swedish));
      for (const [key, sentence] of Object.entries(sentences)) assert.ok(typeof sentence === 'string' && sentence.trim() !== '', key);
    });

    it(`take the same values in ${language} as in Swedish`, () => {
      for (const [key, sentence] of Object.entries(sentences)) {
        assert.deepEqual(placeholders(sentence), placeholders(swedish[key] ?? ''), key);
      }
    });
  }

  it('are not Swedish in English', () => {
    const letters = Object.entries(sentencesIn('en')).filter(([, sentence]) => /[åäö]/i.test(sentence.replaceAll('Ledtråd', '')));
    assert.deepEqual(letters, []);
  });

  it('are not Swedish in Norwegian', () => {
    const letters = Object.entries(sentencesIn('nb')).filter(([, sentence]) => /[äö]|\boch\b|\binte\b/i.test(sentence));
    assert.deepEqual(letters, []);
  });

  it('are all used', () => {
    const code = sources();
    // A key stands in the code as a whole, or begins there and ends with a value: `outcome.${outcome}`.
    const whole = new Set([...code.matchAll(/["']([\w-]+(?:\.[\w-]+)+)["']/g)].map(([, key]) => key ?? ''));
    const begun = [...code.matchAll(/`([\w-]+\.)\$\{/g)].map(([, stem]) => stem ?? '');
    const unused = Object.keys(swedish)
      .map((key) => key.replace(/_(one|other)$/, ''))
      .filter((key) => !whole.has(key) && !begun.some((stem) => key.startsWith(stem)));
    assert.deepEqual(unused, []);
  });
});
