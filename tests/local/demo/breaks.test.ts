import assert from 'node:assert/strict';
import { parseIsoWeek } from '../../../bot/domain/calendar/iso-week.ts';
import { breakIn, easterSunday } from '../../../bot/local/demo/breaks.ts';
import { municipalitiesOf } from '../../../bot/local/demo/municipalities.ts';
import { readTexts } from '../../../bot/local/demo/texts.ts';

describe("the breaks of the demo's schools", () => {
  const [municipality] = municipalitiesOf(readTexts().names);
  const kindOf = (text: string, sportlov = 9) => {
    const week = parseIsoWeek(text);
    assert.ok(week);
    return breakIn(week, { ...municipality, sportlov });
  };

  it('know when Easter is', () => {
    // Almanacs; 1954, 1981, 2049 and 2076 are where the rule's exceptions strike.
    const known = { 1954: '04-18', 1981: '04-19', 2024: '03-31', 2025: '04-20', 2026: '04-05', 2027: '03-28', 2038: '04-25', 2049: '04-18', 2076: '04-19' };
    for (const [year, date] of Object.entries(known)) assert.equal(easterSunday(Number(year)).toString(), `${year}-${date}`);
  });

  it('are in autumn, at Christmas, in the winter week of the municipality, after Easter and in summer', () => {
    for (const week of ['2026-W44', '2026-W52', '2026-W53', '2027-W01', '2026-W09', '2026-W15']) assert.equal(kindOf(week), 'school-year', week);
    for (const week of ['2026-W25', '2026-W32']) assert.equal(kindOf(week), 'summer', week);
  });

  it('leave the weeks around them to school', () => {
    for (const week of ['2026-W43', '2026-W45', '2026-W51', '2027-W02', '2026-W14', '2026-W16', '2026-W24', '2026-W33']) assert.equal(kindOf(week), undefined, week);
  });

  it('have the winter week where the municipality has it', () => {
    assert.equal(kindOf('2026-W07', 7), 'school-year');
    assert.equal(kindOf('2026-W07', 10), undefined);
  });
});
