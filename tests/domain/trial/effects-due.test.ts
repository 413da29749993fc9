import assert from 'node:assert/strict';
import { addWeeks } from '../../../bot/domain/calendar/iso-week.ts';
import { areEffectsDue } from '../../../bot/domain/trial/effects-due.ts';
import { week } from '../calendar/builders.ts';

describe('the effects of an area', () => {
  const started = week('2026-W50');

  it('are asked for in the fourth week of a trial and every fourth after, over the end of a long year too', () => {
    const due = Array.from({ length: 12 }, (_, index) => addWeeks(started, index)).filter((each) => areEffectsDue({ started }, each));
    assert.deepEqual(due, ['2026-W53', '2027-W04', '2027-W08']);
  });

  it('are not asked for before a trial began, nor of one that is planned', () => {
    assert.deepEqual([1, 4, 5].filter((weeks) => areEffectsDue({ started }, addWeeks(started, -weeks))), []);
    assert.equal(areEffectsDue({}, started), false);
  });
});
