import assert from 'node:assert/strict';
import { checkClock } from '../../bot/doctor/clock-skew.ts';
import { nobodyAt, startFakeHttp, type FakeAnswer } from '../support/fake-http.ts';
import { NOW, StoppedClock } from '../support/world.ts';
import { findingOf } from './runs.ts';

const AT = Date.parse(NOW);

describe('the check of the clock', () => {
  for (const [behind, code] of [[0, 'clock-right'], [119, 'clock-right'], [-119, 'clock-right'], [121, 'clock-wrong'], [-121, 'clock-wrong'], [3_600, 'clock-wrong']] as const) {
    it(`says ${code} when storage says a time ${behind} s before ours`, async () => {
      const finding = await findingAt({ status: 400, headers: { date: new Date(AT - behind * 1_000).toUTCString() } });
      assert.deepEqual([finding.code, finding.details], [code, { count: Math.abs(behind) }]);
    });
  }

  it('says that it cannot tell when storage names no time', async () => {
    assert.deepEqual(await findingAt({ status: 200, headers: { date: 'soon' } }), { status: 'wrong', code: 'clock-unknown', details: { reason: 'no Date' } });
  });

  it('says that it cannot tell when nobody answers', async () => {
    const finding = await findingOf(checkClock(await nobodyAt(), new StoppedClock()));
    assert.deepEqual(finding, { status: 'wrong', code: 'clock-unknown', details: { reason: 'ECONNREFUSED' } });
  });
});

async function findingAt(answer: FakeAnswer) {
  const storage = await startFakeHttp(() => answer);
  try {
    return await findingOf(checkClock(storage.url, new StoppedClock()));
  } finally {
    await storage.stop();
  }
}
