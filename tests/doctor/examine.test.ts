import assert from 'node:assert/strict';
import type { Check } from '../../bot/doctor/check.ts';
import { well } from '../../bot/doctor/check.ts';
import { examine } from '../../bot/doctor/examine.ts';
import { sharedRuns } from '../../bot/doctor/shared-run.ts';
import { LedtradError } from '../../bot/domain/errors.ts';
import { deferred } from '../../bot/local/deferred.ts';
import type { Report } from '../../bot/ports/self-check.ts';
import { NOW, StoppedClock } from '../support/world.ts';

const CLOCK = new StoppedClock();
const findings = ({ lines }: Report) => lines.map(({ check, finding }) => [check, finding.status, finding.code, finding.details]);

describe('a run of all checks', () => {
  it('tells each in its order, however long it took', async () => {
    const late = deferred();
    const report = examine([
      { id: 'storage', run: async () => { await late.promise; return well('storage-open'); } },
      { id: 'clock', run: async () => { late.resolve(); return well('clock-right'); } },
    ], CLOCK);
    assert.deepEqual(findings(await report).map(([check]) => check), ['storage', 'clock']);
    assert.equal((await report).at, NOW);
  });

  it('makes a line of a check that breaks, with a name and nothing of what it read', async () => {
    const breaks = (error: unknown): Check => ({ id: 'rows', run: async () => { throw error; } });
    const report = await examine([breaks(new TypeError('hemligt')), breaks(new LedtradError('unexpected', { reason: 'row of a kind' })), breaks('text')], CLOCK);
    assert.deepEqual(findings(report), ['TypeError', 'row of a kind', 'string'].map((reason) => ['rows', 'wrong', 'check-failed', { reason }]));
  });

  it('ends although a check never answers, and tells it so that it can stop', async () => {
    let signal: AbortSignal | undefined;
    const never: Check = { id: 'tenants', run: (given) => new Promise(() => { signal = given; }) };
    assert.deepEqual(findings(await examine([never], CLOCK, 20)), [['tenants', 'wrong', 'no-answer', { count: 1 }]]);
    assert.equal(signal?.aborted, true);
  });
});

describe('runs that several ask for', () => {
  let runs: ReturnType<typeof deferred<Report>>[];
  const report = (at: string): Report => ({ at, lines: [] });
  const shared = (clock: StoppedClock) => {
    runs = [];
    return sharedRuns(() => {
      const run = deferred<Report>();
      runs.push(run);
      return run.promise;
    }, clock);
  };

  it('are one while it goes on, however long that takes', async () => {
    const clock = new StoppedClock();
    const selfCheck = shared(clock);
    const first = selfCheck.run();
    clock.move({ minutes: 5 });
    const second = selfCheck.run();
    runs[0]?.resolve(report('a'));
    assert.deepEqual([await first, await second], [report('a'), report('a')]);
    assert.equal(runs.length, 1);
  });

  it('are given again for a minute, and then made anew', async () => {
    const clock = new StoppedClock();
    const selfCheck = shared(clock);
    const first = selfCheck.run();
    runs[0]?.resolve(report('a'));
    await first;
    clock.move({ seconds: 59 });
    assert.deepEqual(await selfCheck.run(), report('a'));
    clock.move({ seconds: 1 });
    const later = selfCheck.run();
    runs[1]?.resolve(report('b'));
    assert.deepEqual(await later, report('b'));
    assert.equal(runs.length, 2);
  });

  it('do not keep one that broke', async () => {
    const selfCheck = shared(new StoppedClock());
    const first = selfCheck.run();
    runs[0]?.reject(new Error('broke'));
    await assert.rejects(first, /broke/);
    void selfCheck.run();
    assert.equal(runs.length, 2);
  });
});
