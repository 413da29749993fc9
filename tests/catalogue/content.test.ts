import assert from 'node:assert/strict';
import type { Programme } from '../../bot/catalogue/catalogue.ts';
import { loadCatalogue } from '../../bot/catalogue/load.ts';
import { LANGUAGES } from '../../bot/domain/language.ts';
import { SWEDISH_NAMES } from './swedish-names.ts';

describe('the built-in programme', () => {
  const catalogue = loadCatalogue({ folders: [] });
  const programme = builtIn();

  it('is the only one of an installation without own programmes', () => {
    assert.deepEqual(catalogue.programmes.map(({ id }) => id), ['ledarhandlingar']);
  });

  it('bears the Swedish names of its areas and actions exactly, in order', () => {
    const names = programme.areas.map((area) => ({
      area: catalogue.areaText(area.id, 'sv').name,
      actions: area.actions.map((action) => catalogue.actionText(action.id, action.latest, 'sv').name),
    }));
    assert.deepEqual(names, SWEDISH_NAMES);
  });

  it('has 62 actions: 11, 10, 12, 9, 9, 5, 6 and none yet in the eighth area', () => {
    assert.deepEqual(programme.areas.map(({ actions }) => actions.length), [11, 10, 12, 9, 9, 5, 6, 0]);
    assert.equal(new Set(programme.areas.flatMap(({ actions }) => actions.map(({ id }) => id))).size, 62);
  });

  it('tells how many months each open area takes', () => {
    const months = programme.areas.flatMap((area) => (area.state === 'open' ? [[area.months.from, area.months.to]] : []));
    assert.deepEqual(months, [[8, 12], [10, 12], [12, 14], [8, 12], [8, 12], [3, 5], [12, 12]]);
  });

  it('leaves only the actions on pupils and guardians unordered', () => {
    const unordered = programme.areas.filter((area) => area.state === 'open' && !area.ordered);
    assert.deepEqual(unordered.map(({ id }) => id), ['elevforaldrakraft']);
  });

  it('shows the area on pupil health as under development, with a name and a purpose', () => {
    const area = catalogue.area('elevhalsa');
    assert.equal(area?.state, 'under-development');
    for (const language of LANGUAGES) assert.ok(catalogue.areaText(area.id, language).purpose.length > 0);
  });

  it('offers three to five effects in each open area', () => {
    for (const area of programme.areas.filter(({ state }) => state === 'open')) {
      assert.ok(area.effects.length >= 3 && area.effects.length <= 5, area.id);
    }
  });

  it('has six patterns, five abilities and four outcomes', () => {
    const { patterns, abilities, outcomes } = programme;
    assert.deepEqual([patterns.length, abilities.length, outcomes.length], [6, 5, 4]);
  });

  for (const language of LANGUAGES) {
    it(`has every text in ${language}, each effect short enough for a phone and each question a question`, () => {
      assert.ok(catalogue.programmeName(programme.id, language).length > 0);
      for (const area of programme.areas) {
        for (const effect of area.effects) assert.ok(catalogue.effectText(effect, language).length <= 60, effect);
        for (const action of area.actions) {
          const { name, tryThis, questions } = catalogue.actionText(action.id, 1, language);
          assert.doesNotMatch(name, /\.$/, `${action.id}: a name ends without a full stop`);
          assert.match(tryThis, /^[^.?!]+\.$/, `${action.id}: one sentence`);
          for (const question of questions) assert.match(question, /\?$/, action.id);
        }
      }
      for (const id of programme.patterns) assert.ok(catalogue.patternText(id, language).description.length > 0);
      for (const id of programme.abilities) assert.ok(catalogue.abilityText(id, language).description.length > 0);
      for (const id of programme.outcomes) assert.ok(catalogue.outcomeText(id, language).description.length > 0);
    });
  }

  function builtIn(): Programme {
    const found = catalogue.programme('ledarhandlingar');
    assert.ok(found);
    return found;
  }
});
