import assert from 'node:assert/strict';
import sinon from 'sinon';
import { ApiError, type Reading } from '../../tab/components/api.ts';
import { startPolling, type HowOften, type Polling } from '../../tab/components/polling.ts';

const isApiError = (error: unknown): error is ApiError => error instanceof ApiError;

describe('keeping a view fresh', () => {
  let clock: sinon.SinonFakeTimers;
  let polling: Polling;
  let visible: boolean;
  let known: (string | undefined)[];
  let seen: string[];
  let answer: () => Promise<Reading<string>>;

  beforeEach(() => {
    clock = sinon.useFakeTimers();
    visible = true;
    known = [];
    seen = [];
    answer = async () => ({ kind: 'fresh', view: 'view', tag: 'tag' });
  });
  afterEach(() => {
    polling.stop();
    clock.restore();
  });

  function start(everyMs: HowOften<string> = 3_000): void {
    polling = startPolling<string>(
      {
        everyMs,
        read: (tag) => {
          known.push(tag);
          return answer();
        },
        isVisible: () => visible,
        onView: (view) => seen.push(view),
        onUnchanged: () => seen.push('unchanged'),
        onFailure: (error) => seen.push(error.code),
      },
      isApiError,
    );
  }

  it('reads at once and then at its pace, naming what it has', async () => {
    start();
    await clock.tickAsync(6_500);
    assert.deepEqual(known, [undefined, 'tag', 'tag']);
  });

  it('reads a view that asks for it at another pace, from its first reading on', async () => {
    let view = 'large';
    answer = async () => ({ kind: 'fresh', view, tag: 'tag' });
    start((latest) => (latest === 'large' ? 60_000 : 3_000));
    await clock.tickAsync(59_000);
    assert.equal(known.length, 1);
    view = 'small';
    await clock.tickAsync(1_000 + 3_000);
    assert.equal(known.length, 3);
    answer = async () => ({ kind: 'unchanged' });
    await clock.tickAsync(6_000);
    assert.equal(known.length, 5);
  });

  it('tells of an answer without news, and shows nothing', async () => {
    start();
    await clock.tickAsync(0);
    answer = async () => ({ kind: 'unchanged' });
    await clock.tickAsync(3_000);
    assert.deepEqual(seen, ['view', 'unchanged']);
  });

  it('asks nothing while hidden, and at once when looked at again', async () => {
    start();
    await clock.tickAsync(0);
    visible = false;
    await clock.tickAsync(60_000);
    assert.equal(known.length, 1);
    visible = true;
    polling.refresh();
    await clock.tickAsync(0);
    assert.equal(known.length, 2);
  });

  it('waits longer after each failure, up to a minute, and mends itself', async () => {
    answer = async () => Promise.reject(new ApiError('offline', 'Nobody answers.'));
    start();
    await clock.tickAsync(6_000 + 12_000 + 24_000 + 48_000);
    assert.equal(known.length, 5);
    await clock.tickAsync(59_000);
    assert.equal(known.length, 5);
    await clock.tickAsync(1_000);
    assert.equal(known.length, 6);
    answer = async () => ({ kind: 'fresh', view: 'back', tag: undefined });
    await clock.tickAsync(60_000);
    assert.equal(seen.at(-1), 'back');
    await clock.tickAsync(3_000);
    assert.equal(known.length, 8);
  });

  it('reads once more when refreshed during a reading, so that nothing newer is missed', async () => {
    const waiting: ((reading: Reading<string>) => void)[] = [];
    answer = () => new Promise((resolve) => waiting.push(resolve));
    start();
    polling.refresh();
    polling.refresh();
    assert.equal(known.length, 1);
    waiting[0]?.({ kind: 'fresh', view: 'old', tag: 'a' });
    await clock.tickAsync(1);
    assert.deepEqual(known, [undefined, 'a']);
  });

  it('says nothing more once stopped', async () => {
    start();
    polling.stop();
    await clock.tickAsync(10_000);
    assert.deepEqual(seen, []);
    assert.equal(known.length, 1);
  });
});
