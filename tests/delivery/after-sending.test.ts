import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterSending, tooLate, type AfterSending, type Attempt } from '../../bot/delivery/after-sending.ts';
import type { CampaignId, PersonId } from '../../bot/domain/ids.ts';
import type { Delivery } from '../../bot/domain/lane/lane.ts';
import type { WishKey } from '../../bot/domain/nudges/wish.ts';

const NOW = Temporal.Instant.from('2026-11-26T14:30:00.000Z');
const CLOSES = '2026-11-26T16:00:00.000Z';

const OUTCOMES: readonly { readonly of: Attempt; readonly before?: Partial<Delivery>; readonly comes: string }[] = [
  { of: { kind: 'sent', activityId: 'a' }, comes: 'closed sent, fate sent' },
  { of: { kind: 'sent', activityId: 'a' }, before: { unknowns: 1 }, comes: 'closed sent, fate sent' },
  { of: { kind: 'not-tried' }, comes: 'again at 14:30:00.000, unknowns 0, delays 0' },
  { of: { kind: 'not-authorised' }, before: { delays: 2, unknowns: 1 }, comes: 'again at 14:30:00.000, unknowns 1, delays 2' },
  { of: { kind: 'try-later', throttled: true, retryAfterMs: 90_000 }, comes: 'again at 14:31:30.000, unknowns 0, delays 1' },
  { of: { kind: 'try-later', throttled: false }, comes: 'again at 14:30:01.500, unknowns 0, delays 1' },
  { of: { kind: 'try-later', throttled: false }, before: { delays: 3 }, comes: 'again at 14:30:12.000, unknowns 0, delays 4' },
  { of: { kind: 'try-later', throttled: false }, before: { delays: 40 }, comes: 'again at 14:33:45.000, unknowns 0, delays 41' },
  { of: { kind: 'try-later', throttled: false, retryAfterMs: 1 }, comes: 'again at 14:30:01.500, unknowns 0, delays 1' },
  { of: { kind: 'try-later', throttled: true, retryAfterMs: 90 * 60_000 }, comes: 'closed expired (too-late), fate missed' },
  { of: { kind: 'try-later', throttled: true, retryAfterMs: 90 * 60_000 }, before: { unknowns: 1 }, comes: 'closed uncertain (outcome-unknown), fate sent' },
  { of: { kind: 'unknown' }, comes: 'again at 14:30:02.000, unknowns 1, delays 0' },
  { of: { kind: 'unknown' }, before: { unknowns: 1 }, comes: 'closed uncertain (outcome-unknown), fate sent' },
  { of: { kind: 'unknown' }, before: { notAfter: '2026-11-26T14:30:01.000Z' }, comes: 'closed uncertain (outcome-unknown), fate sent' },
  { of: { kind: 'not-tried' }, before: { notAfter: '2026-11-26T14:30:00.000Z' }, comes: 'closed expired (too-late), fate missed' },
  { of: { kind: 'unreachable', reason: 'blocked' }, comes: 'closed unreachable (blocked), fate blocked' },
  { of: { kind: 'unreachable', reason: 'no-conversation' }, comes: 'closed unreachable (no-conversation), fate no-conversation' },
  { of: { kind: 'refused', status: 400 }, comes: 'closed poisoned (card-refused), fate refused' },
  { of: { kind: 'refused', status: 413 }, comes: 'closed poisoned (card-refused), fate refused' },
];

describe('after an attempt', () => {
  for (const { of, before = {}, comes } of OUTCOMES) {
    it(`that ended as ${JSON.stringify(of)}${Object.keys(before).length > 0 ? ` with ${JSON.stringify(before)}` : ''}: ${comes}`, () => {
      assert.equal(told(afterSending(aDelivery(before), of, NOW, 0.5)), comes);
    });
  }

  it('too late is expired, and listed', () => {
    assert.equal(told(tooLate(aDelivery(), NOW)), 'closed expired (too-late), fate missed');
  });

  it('a broadcast’s failure holds what was to be sent, because nothing else would plan it anew', () => {
    const delivery = aDelivery({ campaignId: 'k' as CampaignId });
    const after = afterSending(delivery, { kind: 'unreachable', reason: 'blocked' }, NOW, 0);
    assert.ok(after.kind === 'closed');
    assert.deepEqual(after.failure?.delivery, delivery);
  });

  it('nothing is tried before Retry-After, nor twice at the same moment', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000 }), fc.integer({ min: 0, max: 30 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (retryAfterMs, delays, random) => {
      const after = afterSending(aDelivery({ delays, notAfter: '2027-01-01T00:00:00.000Z' }), { kind: 'try-later', throttled: true, retryAfterMs }, NOW, random);
      assert.ok(after.kind === 'again' && after.delivery.state.kind === 'ready');
      const wait = Date.parse(after.delivery.state.notBefore) - NOW.epochMilliseconds;
      assert.ok(wait >= retryAfterMs && wait >= 1_000);
      assert.ok(wait <= Math.max(retryAfterMs, 300_000));
      assert.deepEqual([after.delivery.unknowns, after.delivery.key], [0, 'weekly-card|2026-W48']);
    }));
  });
});

function told(after: AfterSending): string {
  if (after.kind === 'again') {
    const { state, unknowns, delays } = after.delivery;
    return `again at ${state.kind === 'ready' ? state.notBefore.slice(11, 23) : state.kind}, unknowns ${unknowns}, delays ${delays}`;
  }
  const { result, failure, fate } = after;
  assert.equal(failure === undefined, result.state === 'sent');
  if (failure) assert.deepEqual([failure.state, failure.reason], [result.state, result.reason]);
  return `closed ${result.state}${failure ? ` (${failure.reason})` : ''}, fate ${fate}`;
}

function aDelivery(delivery: Partial<Delivery> = {}): Delivery {
  return {
    id: '2026-11-26|p-1',
    to: { kind: 'person', pid: 'p-1' as PersonId },
    kind: 'weekly-card',
    key: 'weekly-card|2026-W48' as WishKey,
    lines: [],
    date: '2026-11-26',
    dueAt: '2026-11-26T13:00:00.000Z',
    notAfter: CLOSES,
    state: { kind: 'sending', epoch: 1 },
    unknowns: 0,
    delays: 0,
    ...delivery,
  };
}
