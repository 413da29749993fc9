import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { NUDGE_KINDS } from '../../../bot/domain/nudges/kind.ts';
import { NEVER_NUDGED } from '../../../bot/domain/nudges/nudging.ts';
import { snoozed, snoozeDate, snoozesOffered } from '../../../bot/domain/nudges/snoozing.ts';
import { parseWishKey, wishKey } from '../../../bot/domain/nudges/wish.ts';

const WEEKLY = wishKey('weekly-card', '2026-W47');
const STEP = wishKey('step-day', '2026-11-24');
const PEER = wishKey('peer-waiting', 'r-1');

const date = fc.integer({ min: 0, max: 60_000 }).map((days) => Temporal.PlainDate.from('2001-01-01').add({ days: days % 50_000 }));

describe('something that is put off', () => {
  it('until tomorrow comes on the next local date, also over a year and on the day that the clocks change', () => {
    assert.equal(snoozeDate('tomorrow', '2026-11-24'), '2026-11-25');
    assert.equal(snoozeDate('tomorrow', '2026-12-31'), '2027-01-01');
    assert.equal(snoozeDate('tomorrow', '2026-10-24'), '2026-10-25');
  });

  it('until next week comes on the Monday of the next ISO week, whatever day it is', () => {
    assert.equal(snoozeDate('next-week', '2026-11-23'), '2026-11-30');
    assert.equal(snoozeDate('next-week', '2026-11-29'), '2026-11-30');
    assert.equal(snoozeDate('next-week', '2026-12-31'), '2027-01-04');
    fc.assert(fc.property(date, (today) => {
      const monday = Temporal.PlainDate.from(snoozeDate('next-week', today.toString()));
      assert.equal(monday.dayOfWeek, 1);
      const ahead = today.until(monday).days;
      assert.ok(ahead >= 1 && ahead <= 7);
    }));
  });

  it('is never offered for the same day twice, nor for a weekend, nor after the meeting that it is about', () => {
    fc.assert(fc.property(date, fc.constantFrom(...NUDGE_KINDS), (day, kind) => {
      const today = day.toString();
      const comes = snoozesOffered(kind, today).map((choice) => Temporal.PlainDate.from(snoozeDate(choice, today)));
      assert.ok(comes.every(({ dayOfWeek }) => dayOfWeek <= 5));
      assert.equal(new Set(comes.map(String)).size, comes.length);
      assert.equal(comes.length === 0, kind === 'meeting-prompt' || kind === 'meeting-preparation');
    }));
  });

  it('twice until the same day is put off once', () => {
    const once = snoozed(NEVER_NUDGED, '2026-11-25', [WEEKLY, STEP]);
    assert.deepEqual(snoozed(once, '2026-11-25', [WEEKLY, STEP]), once);
  });

  it('keeps what was put off before it and has not come since, and follows what was said last', () => {
    const first = snoozed(NEVER_NUDGED, '2026-11-30', [WEEKLY]);
    assert.deepEqual(snoozed(first, '2026-11-25', [STEP]).snooze, { until: '2026-11-25', keys: [STEP, WEEKLY] });
  });

  it('leaves out what was put off before it and has come since', () => {
    const first = { ...snoozed(NEVER_NUDGED, '2026-11-25', [WEEKLY, STEP]), said: [{ key: WEEKLY, on: '2026-11-26' }, { key: STEP, on: '2026-11-24' }] };
    assert.deepEqual(snoozed(first, '2026-11-30', [PEER]).snooze, { until: '2026-11-30', keys: [PEER, STEP] });
  });

  it('never grows beyond what a few cards carry', () => {
    const many = Array.from({ length: 40 }, (_, index) => wishKey('peer-waiting', `r-${index}`));
    assert.ok((snoozed(snoozed(NEVER_NUDGED, '2026-11-25', many), '2026-11-26', [WEEKLY]).snooze?.keys.length ?? 99) <= 12);
  });
});

describe('a key that a card carries', () => {
  it('is read back as it was made', () => {
    for (const kind of NUDGE_KINDS) assert.equal(parseWishKey(wishKey(kind, '2026-W47.a_b-c')), wishKey(kind, '2026-W47.a_b-c'));
  });

  for (const forged of ['weekly-card', 'weekly-card|', 'weekly-card|a|b', 'weekly|2026-W47', '|x', 'weekly-card|a/b', 'weekly-card|a#', `step-day|${'x'.repeat(61)}`, ' step-day|x', 'step-day|x\n', 7, null, undefined, {}]) {
    it(`is none when it is ${JSON.stringify(forged)?.slice(0, 40)}`, () => assert.equal(parseWishKey(forged), undefined));
  }

});
