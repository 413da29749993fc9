import assert from 'node:assert/strict';
import { loadCalendars } from '../../bot/calendars/load.ts';
import { LANGUAGES } from '../../bot/domain/language.ts';
import { bookWith, BUILT_IN, breakDays, calendarOf, OWN, quiet, withFolder } from './calendar-files.ts';

const ids = (book = BUILT_IN) => book.options('sv').map(({ id }) => id);
const winterOf = (calendar = calendarOf()) => breakDays(calendar, '2027-02-01', '2027-03-20')[0];

describe('the choice of a calendar', () => {
  it('has names in every language, with the weeks in their order', () => {
    assert.deepEqual(BUILT_IN.options('sv').map(({ name }) => name), [
      'Sportlov vecka 7', 'Sportlov vecka 8', 'Sportlov vecka 9', 'Sportlov vecka 10', 'Vinterferie vecka 8 (Norge)', 'Vinterferie vecka 9 (Norge)',
    ]);
    for (const language of LANGUAGES) assert.equal(new Set(BUILT_IN.options(language).map(({ name }) => name)).size, 6);
  });

  it('goes before the country of the zone, with its public holidays', () => {
    const swedeInOslo = calendarOf({ zone: 'Europe/Oslo', calendar: 'se-sportlov-9' });
    assert.deepEqual([quiet(swedeInOslo, '2027-05-17'), quiet(swedeInOslo, '2029-06-06')], [undefined, 'holiday']);
    assert.equal(swedeInOslo.zone, 'Europe/Oslo');
  });

  it('that no file has, or no more, is read as none', () => {
    const gone = calendarOf({ calendar: 'se-sportlov-42' });
    assert.equal(gone, calendarOf());
    assert.equal(winterOf(gone), '2027-03-01');
    assert.deepEqual(breakDays(calendarOf({ zone: 'Pacific/Chatham', calendar: 'gone' }), '2027-01-01', '2027-12-31'), []);
  });
});

describe('a calendar', () => {
  it('is the same object for the same wish, and has an id of its own for every other', () => {
    const wishes = [
      {}, { inBreaks: 'at-work' }, { calendar: 'se-sportlov-7' }, { zone: 'Europe/Oslo' }, { zone: 'Europe/Oslo', calendar: 'se-sportlov-9' },
      { zone: 'Europe/Helsinki' }, { zone: 'Pacific/Chatham' },
    ] as const;
    for (const wish of wishes) assert.equal(calendarOf(wish), calendarOf(wish));
    assert.equal(new Set(wishes.map((wish) => calendarOf(wish).id)).size, wishes.length);
  });
});

describe("a folder of an organisation's own", () => {
  it('adds to the built-in calendars', () => {
    assert.deepEqual(ids(bookWith({ 'aspdalen.yaml': OWN })), ['aspdalen', ...ids()]);
  });

  it('puts a file in the place of the built-in one with the same id, also as the default', () => {
    const book = bookWith({ 'own.yaml': OWN.replace('id: aspdalen', 'id: se-sportlov-9') });
    assert.equal(ids(book).length, ids().length);
    assert.equal(winterOf(calendarOf({ calendar: 'se-sportlov-9' }, book)), '2027-03-17');
    assert.equal(winterOf(calendarOf({}, book)), '2027-03-17');
  });

  for (const id of ['aspdalen', 'se-sportlov-7']) {
    it(`names the country's default before the built-in one does, as ${id}`, () => {
      const book = bookWith({ 'own.yaml': OWN.replace('id: aspdalen', `id: ${id}\ndefault: true`) });
      assert.equal(winterOf(calendarOf({}, book)), '2027-03-17');
      assert.equal(winterOf(calendarOf({ calendar: 'se-sportlov-9' }, book)), '2027-03-01');
    });
  }

  it('gives breaks to a country that had none', () => {
    const book = bookWith({ 'nagu.yaml': OWN.replace('id: aspdalen\ncountry: SE', 'id: nagu\ncountry: FI\ndefault: true') });
    assert.equal(winterOf(calendarOf({ zone: 'Europe/Helsinki' }, book)), '2027-03-17');
  });

  it('goes before the folders named earlier', () => {
    const later = OWN.replace('winter: 11', 'winter: 6').replace(/except:[^]*/, '');
    const book = withFolder({ 'a.yaml': OWN }, (first) => withFolder({ 'b.yaml': later }, (second) => loadCalendars({ folders: [first, second] })));
    assert.equal(winterOf(calendarOf({ calendar: 'aspdalen' }, book)), '2027-02-08');
  });
});
