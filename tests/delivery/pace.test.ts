import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MOST_SENDS_PER_SECOND, Pace } from '../../bot/delivery/pace.ts';

/** Teams takes 50; the others are for what the line makes come closer together. */
const MOST_IN_A_SECOND = 47;
/** Milliseconds. */
const A_MINUTE = 60_000;

/** Begins whatever may be begun while a process stands still now and then; when each began. */
function begun(pace: Pace, holdUps: readonly { readonly after: number; readonly for: number }[], cards: number): readonly number[] {
  const standstills = holdUps.reduce<{ from: number; to: number }[]>((all, { after, for: length }) => {
    const from = (all.at(-1)?.to ?? 0) + after;
    return [...all, { from, to: from + length }];
  }, []);
  const wake = (at: number): number => standstills.find(({ from, to }) => at >= from && at < to)?.to ?? at;
  const times: number[] = [];
  for (let now = wake(0); times.length < cards;) {
    const wait = pace.begin(now);
    if (wait === 0) times.push(now);
    else now = wake(now + wait);
  }
  return times;
}

function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((first) => times.filter((time) => time >= first && time < first + 1_000).length));
}

describe('The pace of a lane', () => {
  it('is 45 a second, evenly', () => {
    const last = begun(new Pace(Infinity, 0), [], 450).at(-1) ?? 0;
    assert.ok(last > (449 * 1_000) / MOST_SENDS_PER_SECOND && last < (465 * 1_000) / MOST_SENDS_PER_SECOND, `${last} ms for 450`);
  });

  it('never passes Teams’ limit, however the process is held up, and everybody gets their turn', () => {
    const holdUp = fc.record({ after: fc.integer({ min: 0, max: 1_500 }), for: fc.integer({ min: 1, max: 2_000 }) });
    fc.assert(fc.property(fc.array(holdUp, { maxLength: 8 }), (holdUps) => {
      const times = begun(new Pace(Infinity, 0), holdUps, 150);
      assert.equal(times.length, 150);
      assert.ok(mostInASecond(times) <= MOST_IN_A_SECOND, `${mostInASecond(times)} in a second`);
      assert.ok((times.at(-1) ?? Infinity) < A_MINUTE);
    }), { numRuns: 40 });
  });

  it('is half after a 429, and once for all that were on their way together', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 16 }), (retryAfterMs, others) => {
      const pace = new Pace(Infinity, 0);
      pace.throttled(5_000, retryAfterMs);
      for (const later of others) pace.throttled(5_000 + later, retryAfterMs);
      assert.equal(pace.rate, MOST_SENDS_PER_SECOND / 2);
    }));
  });

  it('lets nothing begin before Retry-After, and never falls under one a second', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1_000, max: 60_000 }), { minLength: 1, maxLength: 12 }), (pauses) => {
      const pace = new Pace(Infinity, 0);
      let now = 0;
      for (const retryAfterMs of pauses) {
        pace.throttled(now, retryAfterMs);
        assert.ok(now + pace.begin(now) >= now + retryAfterMs);
        assert.equal(pace.isPaused(now + retryAfterMs - 1), true);
        now += retryAfterMs;
        assert.equal(pace.isPaused(now), false);
        assert.ok(pace.rate >= 1);
      }
    }));
  });

  it('grows by five a second for every ten seconds without a 429 after the pause, up to 45', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 44 }), fc.integer({ min: 1_000, max: 60_000 }), fc.integer({ min: 0, max: 120_000 }), (rate, retryAfterMs, clean) => {
      const pace = new Pace(2 * rate, 0);
      pace.throttled(0, retryAfterMs);
      const from = pace.rate;
      pace.begin(retryAfterMs + clean);
      assert.equal(pace.rate, Math.min(MOST_SENDS_PER_SECOND, from + 5 * Math.floor(clean / 10_000)));
    }));
  });
});
