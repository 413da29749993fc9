import assert from 'node:assert/strict';
import { parseIsoWeek } from '../../../bot/domain/calendar/iso-week.ts';
import { breakIn } from '../../../bot/local/demo/breaks.ts';
import { municipalitiesOf } from '../../../bot/local/demo/municipalities.ts';
import { readTexts } from '../../../bot/local/demo/texts.ts';

describe("the breaks of the demo's schools", () => {
  const [municipality] = municipalitiesOf(readTexts().names);
  const kindOf = (text: string, sportlov = 9) => {
    const week = parseIsoWeek(text);
    assert.ok(week);
    return breakIn(week, { ...municipality, sportlov });
  };

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
