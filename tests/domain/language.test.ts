import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LANGUAGES, languageOf } from '../../bot/domain/language.ts';

describe('the language of a locale', () => {
  it('follows the language and ignores the region, the case and the separator', () => {
    assert.equal(languageOf('sv-SE'), 'sv');
    assert.equal(languageOf('en-GB'), 'en');
    assert.equal(languageOf('EN_us'), 'en');
    assert.equal(languageOf('en'), 'en');
  });

  it('is bokmål for every Norwegian', () => {
    for (const locale of ['nb', 'nb-NO', 'no', 'no-NO', 'nn-NO']) assert.equal(languageOf(locale), 'nb', locale);
  });

  it('is Swedish when the locale is absent or of a language we do not speak', () => {
    for (const locale of [undefined, '', 'fi-FI', 'eng', 'constructor']) assert.equal(languageOf(locale), 'sv', locale);
  });

  it('is one we speak, whatever a client sends', () => {
    fc.assert(fc.property(fc.string(), (locale) => LANGUAGES.includes(languageOf(locale))));
  });
});
