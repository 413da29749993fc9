import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LANGUAGES } from '../../bot/domain/language.ts';
import { translator } from '../../bot/locales/translate.ts';

describe('a translated sentence', () => {
  it('counts in the language of its reader', () => {
    const counted = (count: number) => LANGUAGES.map((language) => translator(language)('data.reflections', { count }));
    assert.deepEqual(counted(1), ['en reflektion', 'one reflection', 'én refleksjon']);
    assert.deepEqual(counted(3), ['3 reflektioner', '3 reflections', '3 refleksjoner']);
    assert.deepEqual(counted(0), ['0 reflektioner', '0 reflections', '0 refleksjoner']);
  });

  it('holds a value exactly as it was given, also one that looks like a placeholder, markup or another key', () => {
    const awkward = fc.constantFrom('{cohort}', '{{name}}', '$t(menu.help)', '$&', '$1', '<b>&amp;</b>', '*hej*', '{', '}');
    const name = fc.array(fc.oneof(awkward, fc.string({ unit: 'grapheme' })), { maxLength: 4 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(name, (value) => {
        assert.equal(translator('sv')('welcome.hello', { name: value }), `Hej ${value}! Jag är Ledtråd.`);
      }),
    );
  });
});
