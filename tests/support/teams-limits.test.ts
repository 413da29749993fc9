import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PER_CONVERSATION, PER_TENANT, teamsLimits, type TeamsLimits, type Window } from './teams-limits.ts';

describe('Teams’ limits', () => {
  it('let 50 requests a second into a tenant, and the next one as soon as the first is a second old', () => {
    const limits = teamsLimits();
    for (let count = 0; count < 50; count += 1) assert.equal(limits.accept(count, 1, `a:1:${count}`), 'ok');
    assert.deepEqual(limits.accept(999, 1, 'a:1:x'), { retryAfterSeconds: 1 });
    assert.equal(limits.accept(1_000, 1, 'a:1:x'), 'ok');
    assert.deepEqual(limits.accept(1_000, 1, 'a:1:y'), { retryAfterSeconds: 1 });
  });

  it('do not make one tenant wait for another', () => {
    const limits = teamsLimits();
    for (let count = 0; count < 51; count += 1) limits.accept(0, 1);
    assert.notEqual(limits.accept(0, 1), 'ok');
    assert.equal(limits.accept(0, 2), 'ok');
  });

  it('let 7 a second and 8 in two seconds into a conversation', () => {
    const limits = teamsLimits();
    for (let count = 0; count < 7; count += 1) assert.equal(limits.accept(0, 1, 'a:1:x'), 'ok');
    assert.deepEqual(limits.accept(0, 1, 'a:1:x'), { retryAfterSeconds: 1 });
    assert.equal(limits.accept(1_000, 1, 'a:1:x'), 'ok');
    assert.deepEqual(limits.accept(1_000, 1, 'a:1:x'), { retryAfterSeconds: 1 });
    assert.equal(limits.accept(2_000, 1, 'a:1:x'), 'ok');
  });

  it('let 60 in half a minute into a conversation', () => {
    const limits = teamsLimits();
    for (let count = 0; count < 60; count += 1) assert.equal(limits.accept(count * 300, 1, 'a:1:x'), 'ok');
    assert.deepEqual(limits.accept(18_000, 1, 'a:1:x'), { retryAfterSeconds: 12 });
    assert.equal(limits.accept(30_000, 1, 'a:1:x'), 'ok');
  });

  it('let 1,800 an hour into a conversation', () => {
    const limits = teamsLimits();
    for (let count = 0; count < 1_800; count += 1) assert.equal(limits.accept(count * 1_000, 1, 'a:1:x'), 'ok');
    assert.deepEqual(limits.accept(1_800_000, 1, 'a:1:x'), { retryAfterSeconds: 1_800 });
    assert.equal(limits.accept(3_600_000, 1, 'a:1:x'), 'ok');
  });

  it('ask the tenant’s limit alone where nothing is sent to a conversation', () => {
    const limits = teamsLimits();
    for (let count = 0; count < 50; count += 1) assert.equal(limits.accept(0, 1), 'ok');
    assert.deepEqual(limits.accept(0, 1), { retryAfterSeconds: 1 });
  });

  it('never let in more than a window holds, and let in whoever waits as told', () => {
    const steps = fc.array(fc.record({ after: fc.nat(900), conversation: fc.nat(2) }), { minLength: 100, maxLength: 600 });
    fc.assert(fc.property(steps, (steps) => {
      const limits = teamsLimits();
      const letIn = new Map<string, number[]>();
      let now = 0;
      for (const { after, conversation } of steps) {
        now += after;
        const id = `a:1:${conversation}`;
        now += letInAt(limits, now, id) - now;
        for (const key of ['tenant', id]) letIn.set(key, [...(letIn.get(key) ?? []), now]);
      }
      for (const [key, times] of letIn) {
        for (const window of key === 'tenant' ? PER_TENANT : PER_CONVERSATION) assert.ok(mostWithin(times, window) <= window.most);
      }
    }), { numRuns: 50 });
  });

  it('remember nobody for longer than an hour', () => {
    const limits = teamsLimits();
    for (let count = 0; count < 100_000; count += 1) assert.equal(limits.accept(count * 25, 1, `a:1:${count}`), 'ok');
    assert.equal(limits.remembered, 100_001);
    limits.accept(2_500_000 + 3_600_000, 2, 'a:2:x');
    assert.equal(limits.remembered, 2);
  });
});

/** When it is let in, asking again each time after as long as it was told to wait. */
function letInAt(limits: TeamsLimits, now: number, conversation: string): number {
  const verdict = limits.accept(now, 1, conversation);
  return verdict === 'ok' ? now : letInAt(limits, now + verdict.retryAfterSeconds * 1_000, conversation);
}

function mostWithin(times: readonly number[], { milliseconds }: Window): number {
  return Math.max(...times.map((end) => times.filter((time) => time <= end && time > end - milliseconds).length));
}
