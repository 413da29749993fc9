import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_ZONE, localDate, parseZone } from '../../../bot/domain/calendar/zone.ts';
import { anyInstant, anyZone } from './builders.ts';

describe('a time zone', () => {
  it('is known by its IANA name, whatever the case it is typed in', () => {
    assert.equal(parseZone('Europe/Stockholm'), 'Europe/Stockholm');
    assert.equal(parseZone('europe/oslo'), 'Europe/Oslo');
    assert.equal(parseZone('UTC'), 'UTC');
  });

  it('is Swedish unless somebody says otherwise', () => {
    assert.equal(parseZone(DEFAULT_ZONE), DEFAULT_ZONE);
  });

  it('is not an offset, which would know no summer time', () => {
    for (const text of ['+01:00', '-0300', 'Z']) assert.equal(parseZone(text), undefined, text);
  });

  it('is refused when the database does not know it', () => {
    for (const text of ['Europe/Atlantis', '', ' Europe/Oslo', 'Europe/Oslo[u-ca=hebrew]', '2026-11-22[Europe/Oslo]', 'a'.repeat(5000), null, 1]) {
      assert.equal(parseZone(text), undefined, String(text).slice(0, 40));
    }
  });

  it('never throws on what somebody types', () => {
    fc.assert(fc.property(fc.anything(), (anything) => {
      const zone = parseZone(anything);
      assert.ok(zone === undefined || typeof zone === 'string');
    }));
  });
});

describe('the local date', () => {
  it('changes at midnight on the wall, not at midnight in Greenwich', () => {
    const instant = Temporal.Instant.from('2026-07-01T22:30:00Z');
    assert.equal(localDate(instant, DEFAULT_ZONE).toString(), '2026-07-02');
  });

  it('is at most a day from the date in Greenwich, in every zone', () => {
    fc.assert(fc.property(anyInstant, anyZone, (instant, zone) => {
      const { days } = instant.toZonedDateTimeISO('UTC').toPlainDate().until(localDate(instant, zone));
      assert.ok(Math.abs(days) <= 1);
    }));
  });
});
