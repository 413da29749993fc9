import assert from 'node:assert/strict';
import { checkTimeZones, RUNTIME_DATA } from '../../bot/doctor/time-zones.ts';
import { findingOf } from './runs.ts';

describe('the check of zones and languages', () => {
  it('is well with this Node', async () => {
    assert.deepEqual(await findingOf(checkTimeZones()), { status: 'ok', code: 'zones-known', details: {} });
  });

  it('names a zone that the runtime does not know', async () => {
    const offsetAt = (instant: string, zone: string) => {
      if (zone === 'Europe/Oslo') throw new RangeError(`unknown: ${zone}`);
      return RUNTIME_DATA.offsetAt(instant, zone);
    };
    assert.deepEqual(await findingOf(checkTimeZones({ ...RUNTIME_DATA, offsetAt })), { status: 'wrong', code: 'zones-unknown', details: { names: ['Europe/Oslo'] } });
  });

  it('finds a zone without summer time, and one that changes an hour late', async () => {
    for (const offsetAt of [() => '+01:00', (instant: string) => (instant >= '2026-03-29T02:00' && instant < '2026-10-25T01:00' ? '+02:00' : '+01:00')]) {
      assert.deepEqual((await findingOf(checkTimeZones({ ...RUNTIME_DATA, offsetAt }))).details.names, ['Europe/Stockholm', 'Europe/Oslo']);
    }
  });

  it('finds a runtime that answers in English when it is asked for Swedish', async () => {
    const dayInSwedish = () => 'Sunday, November 1';
    assert.deepEqual(await findingOf(checkTimeZones({ ...RUNTIME_DATA, dayInSwedish })), { status: 'wrong', code: 'swedish-unknown', details: { names: ['Sunday, November 1'] } });
  });
});
