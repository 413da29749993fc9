import assert from 'node:assert/strict';
import type { TokenCredential } from '@azure/identity';
import type { TelemetryConfig } from '../../bot/config.ts';
import { startTestProduct } from '../product/test-product.ts';
import { SIGRID } from '../support/activities.ts';
import { startFakeCollector, type FakeCollector, type Reception } from './fake-collector.ts';
import { spansTold } from './told-by-otlp.ts';

const NOBODY = 'http://127.0.0.1:9';
const CREDENTIAL = { getToken: async () => ({ token: 'made-up-token', expiresOnTimestamp: Date.now() + 3_600_000 }) };

describe('a collector', () => {
  let collector: FakeCollector;

  beforeEach(async () => {
    collector = await startFakeCollector();
  });
  afterEach(() => collector.close());

  /** Why what was measured did not arrive, as the log has it; also at the stop. */
  let said: readonly unknown[] = [];

  /** Whether a conversation is as ever while telemetry goes where it is told to. */
  async function converses(telemetry: TelemetryConfig, reception: Reception, credential: TokenCredential = CREDENTIAL): Promise<boolean> {
    const log: string[] = [];
    const ledtrad = await startTestProduct({ log, telemetry, telemetryOverrides: { http: collector.http, credential } });
    try {
      collector.receive(reception);
      await ledtrad.seat(SIGRID);
      const { status, sent } = await ledtrad.teams.userSays('hej');
      const { shown } = await ledtrad.teams.taps('reflect.submit', { trialId: 'none' });
      return status === 200 && sent.length === 1 && shown !== undefined;
    } finally {
      await ledtrad.stop();
      said = undeliveredIn(log);
    }
  }

  const otlp = (): TelemetryConfig => ({ endpoint: collector.endpoint, tracesKept: 1 });
  const azure = (): TelemetryConfig => ({ azureMonitor: { connectionString: collector.connectionString, identityClientId: '66666666-6666-4666-8666-666666666666' }, tracesKept: 1 });

  it('that refuses changes nothing, and is told of once, by its status', async () => {
    assert.equal(await converses(otlp(), { status: 400 }), true);
    assert.deepEqual(said, ['400']);
  });

  it('that never answers holds up neither an answer nor the stop', async () => {
    assert.equal(await converses(otlp(), 'hang'), true);
  });

  it('that is not there changes nothing', async () => {
    assert.equal(await converses({ endpoint: NOBODY, tracesKept: 1 }, 'accept'), true);
  });

  it('in Azure that lets the identity not in changes nothing, and is told of once, by its status', async () => {
    assert.equal(await converses(azure(), { status: 403 }), true);
    assert.deepEqual(said, ['403']);
    assert.ok(collector.received.length > 0);
  });

  it('in Azure for which the identity gets no token changes nothing, and that is told of once', async () => {
    const nobody = async () => { throw Object.assign(new Error('no endpoint'), { name: 'CredentialUnavailableError' }); };
    assert.equal(await converses(azure(), 'accept', { getToken: nobody }), true);
    assert.deepEqual([said, collector.received.length], [['CredentialUnavailableError'], 0]);
  });

  it('is told of every trace that is to be kept, whatever sampler the environment names', async () => {
    process.env['OTEL_TRACES_SAMPLER'] = 'always_off';
    try {
      assert.equal(await converses(otlp(), 'accept'), true);
    } finally {
      delete process.env['OTEL_TRACES_SAMPLER'];
    }
    assert.ok(spansTold(collector).some(({ name }) => name === 'POST /api/messages'));
  });

  it('in Azure that never answers holds up neither an answer nor the stop', async () => {
    assert.equal(await converses(azure(), 'hang'), true);
  });

  it('that takes everything is told of by no line', async () => {
    assert.equal(await converses({ ...otlp(), ...azure() }, 'accept'), true);
    assert.deepEqual(said, []);
  });
});

function undeliveredIn(log: readonly string[]): readonly unknown[] {
  return log.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ code }) => code === 'telemetry-not-delivered').map(({ reason }) => reason); // Pino writes one object a line.
}
