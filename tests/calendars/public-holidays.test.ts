import assert from 'node:assert/strict';
import Holidays from 'date-holidays';
import { easterSunday } from '../../bot/calendars/easter.ts';
import { publicHolidays } from '../../bot/calendars/public-holidays.ts';
import { calendarOf, datesBetween, quiet } from './calendar-files.ts';

/** At work in breaks, so that nothing but weekends and holidays is quiet. */
const at = (zone: string) => calendarOf({ zone, inBreaks: 'at-work' });

function holidaysOf(zone: string, year: number): string[] {
  const calendar = at(zone);
  return datesBetween(`${year}-01-01`, `${year}-12-31`).filter((date) => calendar.quietOn(date) === 'holiday').map((date) => date.toString().slice(5));
}

describe('public holidays', () => {
  it('are the Swedish ones in Sweden, with the three eves on which schools are closed', () => {
    // Almanac of 2027, without what falls on a weekend: Pentecost, National Day, Midsummer Day, All Saints', Christmas Day.
    assert.deepEqual(holidaysOf('Europe/Stockholm', 2027), ['01-01', '01-06', '03-26', '03-29', '05-06', '06-25', '12-24', '12-31']);
  });

  it('move with Easter and Midsummer from year to year', () => {
    assert.deepEqual(holidaysOf('Europe/Stockholm', 2026), ['01-01', '01-06', '04-03', '04-06', '05-01', '05-14', '06-19', '12-24', '12-25', '12-31']);
    assert.deepEqual(holidaysOf('Europe/Stockholm', 2029), ['01-01', '03-30', '04-02', '05-01', '05-10', '06-06', '06-22', '12-24', '12-25', '12-26', '12-31']);
  });

  it('are not the half days before them, nor what is only observed', () => {
    for (const date of ['2027-01-05', '2027-01-13', '2027-03-25', '2027-04-30', '2027-11-05', '2027-12-13']) assert.equal(quiet(at('Europe/Stockholm'), date), undefined, date);
  });

  it('are the Norwegian ones in Norway', () => {
    assert.deepEqual(holidaysOf('Europe/Oslo', 2027), ['01-01', '03-25', '03-26', '03-29', '05-06', '05-17']);
    assert.equal(quiet(at('Europe/Stockholm'), '2027-05-17'), undefined);
  });

  it('are Chilean in Chile, by its own wall calendar', () => {
    const chile = at('America/Santiago');
    assert.equal(quiet(chile, '2028-09-18'), 'holiday');
    assert.equal(quiet(chile, '2028-09-20'), undefined);
    assert.equal(quiet(chile, '2028-06-06'), undefined);
  });

  it('count whole where they begin in the middle of the day', () => {
    assert.equal(quiet(at('Atlantic/Reykjavik'), '2027-12-24'), 'holiday');
  });

  it('go on for as many days as they last', () => {
    const armenian = publicHolidays('AM', 2027);
    assert.deepEqual(['2027-01-01', '2027-01-02', '2027-01-05', '2027-01-08'].map((day) => armenian.has(day)), [true, true, true, false]);
  });

  it('are none in a country whose holidays nobody has written down', () => {
    assert.equal(publicHolidays('AQ', 2027).size, 0);
  });

  it('fall on weekends unnoticed: it is quiet all the same', () => {
    assert.equal(quiet(at('Europe/Stockholm'), '2027-06-26'), 'weekend');
    assert.equal(quiet(at('Europe/Stockholm'), '2027-06-06'), 'weekend');
  });

  it('are none where the country of the zone is not known, but weekends are', () => {
    const calendar = calendarOf({ zone: 'Pacific/Chatham' });
    assert.deepEqual(datesBetween('2027-01-01', '2027-12-31').map((date) => calendar.quietOn(date)).filter((reason) => reason !== 'weekend' && reason !== undefined), []);
    assert.equal(quiet(calendar, '2027-01-02'), 'weekend');
  });
});

describe('Easter', () => {
  it('is when the public holidays say that it is', () => {
    const holidays = new Holidays('SE');
    for (let year = 2024; year <= 2035; year++) {
      const listed = holidays.getHolidays(year).find(({ rule }) => rule === 'easter');
      assert.equal(listed?.date.slice(0, 10), easterSunday(year).toString());
    }
  });

  it('is when almanacs say, also where the exceptions of the rule strike', () => {
    const known = { 1954: '04-18', 1981: '04-19', 2024: '03-31', 2027: '03-28', 2038: '04-25', 2049: '04-18', 2076: '04-19' };
    for (const [year, date] of Object.entries(known)) assert.equal(easterSunday(Number(year)).toString(), `${year}-${date}`);
  });
});
