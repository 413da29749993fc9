import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { MOST_CIRCUMSTANCE, MOST_PRESENT_STATE, MOST_REASON } from '../../../bot/cards/choose-card.ts';
import { MOST_PLACE, MOST_WHY } from '../../../bot/cards/first-contact.ts';
import { MOST_NEXT_STEP, MOST_TEXT } from '../../../bot/cards/weekly-card.ts';
import { loadCatalogue } from '../../../bot/catalogue/load.ts';
import { guardFreeText } from '../../../bot/domain/free-text/guard.ts';
import { readTexts } from '../../../bot/local/demo/texts.ts';
import { REAL_MUNICIPALITIES } from './real-municipalities.ts';

const FOLDER = new URL('../../../bot/local/demo/texts/', import.meta.url);

/** Real names that are Swedish words as well, and where a sentence may begin with one. */
const ALSO_WORDS = new Set(['Mark', 'Kil', 'Berg', 'Vara', 'Lund', 'Sala', 'Nora', 'Mora', 'Eda', 'Orsa', 'Kinda', 'Flen', 'Habo', 'Ale', 'Åre', 'Ånge']);

describe("the demo's texts", () => {
  const { stories, names, asides, areas } = readTexts();
  const catalogue = loadCatalogue({ folders: [] });
  const weeks = stories.flatMap((story) => story.weeks);
  const starts = stories.flatMap((story) => story.starts);

  it('would all pass the guard that stands before a person\'s own', () => {
    const written = [
      ...weeks.flatMap(({ did, takeaway, next }) => [did, takeaway ?? '', next ?? '']),
      ...starts.flatMap((start) => Object.values(start)),
      ...asides.additions,
      ...Object.values(asides.reasons).flat(),
      ...asides.interests.map(({ why }) => why),
      ...asides.nominations.map(({ why }) => why),
      asides.declined,
    ];
    assert.ok(written.length > 900);
    for (const text of written) assert.deepEqual(guardFreeText(text), [], text);
  });

  it('fit the fields that they stand in', () => {
    const longestAddition = Math.max(...asides.additions.map(({ length }) => length)) + 2;
    for (const { did, takeaway = '', next = '' } of weeks) {
      assert.ok(did.length + longestAddition <= MOST_TEXT && takeaway.length <= MOST_TEXT && next.length <= MOST_NEXT_STEP, did);
    }
    for (const { seen, wanted, when, where, withWhom } of starts) {
      for (const text of [seen, wanted]) assert.ok(text.length <= MOST_PRESENT_STATE, text);
      for (const text of [when, where, withWhom]) assert.ok(text.length <= MOST_CIRCUMSTANCE, text);
    }
    for (const reason of Object.values(asides.reasons).flat()) assert.ok(reason.length <= MOST_REASON);
    for (const { school, why } of asides.interests) assert.ok(school.length <= MOST_PLACE && why.length <= MOST_WHY);
  });

  it('say each thing once', () => {
    const said = weeks.flatMap(({ did, takeaway }) => [did, ...(takeaway === undefined ? [] : [takeaway])]);
    assert.deepEqual(said.filter((text, place) => said.indexOf(text) < place), []);
  });

  it('tell at least forty weeks of each area, of actions that can be chosen in it', () => {
    const told = new Map<string, number>();
    for (const { actionId, weeks: { length } } of stories) {
      const areaId = catalogue.action(actionId)?.areaId;
      assert.ok(areaId, actionId);
      told.set(areaId, (told.get(areaId) ?? 0) + length);
    }
    assert.equal(told.size, areas);
    for (const [areaId, count] of told) assert.ok(count >= 40, `${areaId} has ${count}`);
  });

  it('never put two stories of one area near each other in the list', () => {
    const areaOf = stories.map(({ actionId }) => catalogue.action(actionId)?.areaId);
    for (const start of areaOf.keys()) {
      const inARow = Array.from({ length: areas }, (_, step) => areaOf[(start + step) % areaOf.length]);
      assert.equal(new Set(inARow).size, areas);
    }
  });

  it('vary from a few words to a paragraph', () => {
    const lengths = weeks.map(({ did }) => did.length).sort((a, b) => a - b);
    assert.ok((lengths[10] ?? Infinity) < 40, 'some are a few words');
    assert.ok((lengths.at(-10) ?? 0) > 220, 'some are a paragraph');
  });

  it('name no municipality that exists', () => {
    assert.equal(new Set(REAL_MUNICIPALITIES).size, 290);
    const made = names.municipalities.map(({ name }) => name);
    assert.equal(new Set(made).size, 15);
    assert.deepEqual(made.filter((name) => REAL_MUNICIPALITIES.includes(name)), []);
    const inTheStories = readdirSync(new URL('actions/', FOLDER)).map((file) => readFileSync(new URL(`actions/${file}`, FOLDER), 'utf8')).join('\n');
    for (const real of REAL_MUNICIPALITIES.filter((name) => !ALSO_WORDS.has(name))) {
      assert.doesNotMatch(inTheStories, new RegExp(`(?<!\\p{L})${real}s?(?!\\p{L})`, 'u'), real);
    }
  });
});
