import assert from 'node:assert/strict';
import { WEEKLY_TIMES } from '../../../bot/domain/nudges/weekly-hours.ts';

describe('the times to choose from', () => {
  it('are the half hours that lie within working hours', () => {
    assert.deepEqual([WEEKLY_TIMES[0], WEEKLY_TIMES.at(-1), WEEKLY_TIMES.length], ['07:30', '16:30', 19]);
  });
});
