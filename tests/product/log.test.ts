import assert from 'node:assert/strict';
import { LedtradError, type ErrorCode } from '../../bot/domain/errors.ts';
import { SIGRID } from '../support/activities.ts';
import { startTestProduct, type TestProduct } from './test-product.ts';

const SECRET = 'Lo i fyran sade något till mig';
const INFO = 30;
const ERROR = 50;

describe('the log', () => {
  const log: string[] = [];
  let ledtrad: TestProduct;

  beforeEach(async () => {
    ledtrad = await startTestProduct({ log });
    await ledtrad.seat(SIGRID);
    await ledtrad.teams.userSays('hej');
    log.length = 0;
  });
  afterEach(() => ledtrad.stop());

  it('has one line of a refused submit, with its code and nothing of the text or the person', async () => {
    const data = { questionId: '2026-W47.1', trialId: SECRET, did: SECRET, takeaway: SECRET, nextStep: SECRET, help: 'none', visibility: 'team' };
    const { shown } = await ledtrad.teams.taps('reflect.submit', data, 'card-1');
    assert.ok(shown);
    const [line, ...more] = linesOf(log);
    assert.deepEqual([more, line?.['level'], line?.['code'], line?.['verb']], [[], INFO, 'not-found', 'reflect.submit']);
    assertNobodyIn(log);
  });

  it('has no word of a forged card that names no verb of ours', async () => {
    await ledtrad.teams.taps(SECRET, { did: SECRET, areaId: SECRET });
    assert.deepEqual(linesOf(log).map(({ level, code, verb }) => [level, code, verb]), [[INFO, 'input-invalid', 'unknown']]);
    assertNobodyIn(log);
  });

  it('tells what an operator must look at from what a person was refused', () => {
    const codes: readonly ErrorCode[] = ['tenant-not-allowed', 'identity-unclear', 'not-signed-in', 'not-allowed', 'not-found', 'input-invalid', 'conflict', 'too-busy', 'storage-unavailable', 'unexpected'];
    for (const code of codes) ledtrad.product.context.logError(new LedtradError(code), { door: 'test' });
    const faults = linesOf(log).filter(({ level }) => level === ERROR).map(({ code }) => code);
    assert.deepEqual(faults, ['too-busy', 'storage-unavailable', 'unexpected']);
    assert.equal(log.length, codes.length);
  });

  it('names an error that nobody foresaw by its kind and place, not by its message, also where that has lines like a place', () => {
    for (const message of [SECRET, `${SECRET}\n    at ${SECRET}`, `at ${SECRET}`]) {
      log.length = 0;
      ledtrad.product.context.logError(new TypeError(message), { door: 'test' });
      const [line] = linesOf(log);
      assert.deepEqual([line?.['level'], line?.['code'], line?.['name']], [ERROR, 'unexpected', 'TypeError']);
      assert.match(String(line?.['at']), /^at .*log\.test\.ts:\d+:\d+/);
      assertNobodyIn(log);
    }
  });
});

function linesOf(log: readonly string[]): Record<string, unknown>[] {
  return log.map((line) => JSON.parse(line) as Record<string, unknown>); // Pino writes one object a line.
}

function assertNobodyIn(log: readonly string[]): void {
  for (const secret of [SECRET, SIGRID.name, SIGRID.objectId, SIGRID.userPrincipalName, SIGRID.conversationId]) assert.ok(!log.join('').includes(secret), secret);
}
