import assert from 'node:assert/strict';
import { z } from 'zod';
import type { TelemetryConfig } from '../../bot/config.ts';
import { azureMonitorExporters } from '../../bot/telemetry/azure-monitor.ts';
import { startTestProduct } from '../product/test-product.ts';
import { SIGRID } from '../support/activities.ts';
import { aTryingPerson } from '../support/world.ts';
import { startFakeCollector, type FakeCollector } from './fake-collector.ts';
import { startRecordingStorage, type RecordingStorage } from './recording-storage.ts';

const IDENTITY = '66666666-6666-4666-8666-666666666666';

const Envelope = z.object({
  name: z.string(),
  sampleRate: z.number(),
  tags: z.record(z.string(), z.string()),
  data: z.object({
    baseType: z.string(),
    baseData: z.object({
      name: z.string().optional(),
      type: z.string().optional(),
      message: z.string().optional(),
      success: z.boolean().optional(),
      responseCode: z.string().optional(),
      metrics: z.array(z.object({ name: z.string() })).optional(),
      properties: z.record(z.string(), z.string()),
    }),
  }),
});
type Envelope = z.infer<typeof Envelope>;

describe('Azure Monitor', () => {
  const log: string[] = [];
  let storage: RecordingStorage;
  let collector: FakeCollector;
  let told: readonly Envelope[];
  const scopes: string[] = [];

  before(async () => {
    storage = await startRecordingStorage();
    collector = await startFakeCollector();
    const ledtrad = await startTestProduct({
      log,
      storage: storage.connectionStrings,
      telemetry: configFor(collector, 1),
      telemetryOverrides: {
        http: collector.http,
        credential: {
          async getToken(scope) {
            scopes.push(...[scope].flat());
            return { token: 'made-up-token', expiresOnTimestamp: Date.now() + 3_600_000 };
          },
        },
      },
    });
    await ledtrad.seat(SIGRID, aTryingPerson());
    await ledtrad.teams.userSays('hej');
    storage.answer(403);
    await ledtrad.teams.userSays('status');
    storage.answer(undefined);
    await ledtrad.stop();
    told = envelopesIn(collector);
  });
  after(async () => {
    await Promise.all([storage.close(), collector.close()]);
  });

  const of = (baseType: string) => told.filter(({ data }) => data.baseType === baseType);

  it('is told at its own address with the identity’s token, and nobody else is told anything', () => {
    assert.deepEqual([...new Set(collector.received.map(({ path }) => path))], ['/v2.1/track']);
    assert.deepEqual([...new Set(collector.received.map(({ authorization }) => authorization))], ['Bearer made-up-token']);
    assert.deepEqual([...new Set(scopes)], ['https://monitor.azure.com/.default']);
    assert.deepEqual([...new Set(told.map(({ name }) => name))].filter((name) => /Statsbeat/i.test(name)), []);
  });

  it('has a request for what came in, and the calls that it made, under one operation', () => {
    const [request] = of('RequestData');
    assert.deepEqual([request?.data.baseData.name, request?.data.baseData.responseCode, request?.data.baseData.success], ['POST /api/messages', '200', true]);
    const calls = of('RemoteDependencyData').filter(({ tags }) => tags['ai.operation.id'] === request?.tags['ai.operation.id']);
    assert.ok(calls.some(({ data }) => data.baseData.name === 'storage.get' && data.baseData.type === 'azure.tables' && data.baseData.properties['table'] === 'Identity'));
    assert.ok(calls.some(({ data }) => data.baseData.name === 'teams.send'));
  });

  it('sees the request fail in which storage refused, though Teams was answered, and the line that says why', () => {
    const failed = of('RequestData').filter(({ data }) => data.baseData.success === false);
    assert.deepEqual(failed.map(({ data }) => [data.baseData.responseCode, data.baseData.properties['code']]), [['200', 'storage-unavailable']]);
    const lines = of('MessageData').filter(({ tags }) => tags['ai.operation.id'] === failed[0]?.tags['ai.operation.id']);
    assert.deepEqual(lines.map(({ data }) => [data.baseData.message, data.baseData.properties['code'], data.baseData.properties['reason']]), [['answered with a sentence', 'storage-unavailable', '403 Fake']]);
  });

  it('has every metric by its name, and the product’s version and instance with each', () => {
    const names = new Set(of('MetricData').flatMap(({ data }) => data.baseData.metrics?.map(({ name }) => name) ?? []));
    for (const name of ['http.server.request.duration', 'ledtrad.storage.duration', 'ledtrad.teams.duration', 'ledtrad.lane.pending', 'ledtrad.lane.oldest_due', 'ledtrad.lane.failures']) assert.ok(names.has(name), name);
    for (const { tags } of told) {
      assert.equal(tags['ai.cloud.role'], 'ledtrad');
      assert.match(tags['ai.application.ver'] ?? '', /^\d+\.\d+\.\d+$/);
      assert.match(tags['ai.cloud.roleInstance'] ?? '', /^[\da-f-]{36}$/);
    }
  });
});

describe('the exporters to Azure Monitor', () => {
  it('tell their maker nothing of this process', () => {
    delete process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'];
    const exporters = azureMonitorExporters({ connectionString: `InstrumentationKey=${IDENTITY};IngestionEndpoint=https://ingestion.invalid/`, identityClientId: IDENTITY }, {}, () => {});
    assert.deepEqual(Object.values(exporters).map((exporter) => Reflect.get(exporter, 'trackStatsbeat')), [false, false, false]);
  });
});

describe('a share of the requests', () => {
  it('is told to Azure Monitor with the number that each stands for, and all those that failed', async () => {
    const storage = await startRecordingStorage();
    const collector = await startFakeCollector();
    const ledtrad = await startTestProduct({
      log: [],
      storage: storage.connectionStrings,
      telemetry: configFor(collector, 0),
      telemetryOverrides: { http: collector.http, credential: { getToken: async () => ({ token: 'made-up-token', expiresOnTimestamp: Date.now() + 3_600_000 }) } },
    });
    await ledtrad.seat(SIGRID, aTryingPerson());
    await ledtrad.teams.userSays('hej');
    storage.answer(403);
    await ledtrad.teams.userSays('status');
    storage.answer(undefined);
    await ledtrad.stop();
    const requests = envelopesIn(collector).filter(({ data }) => data.baseType === 'RequestData');
    assert.deepEqual(requests.map(({ data, sampleRate }) => [data.baseData.success, sampleRate]), [[false, 100]]);
    await Promise.all([storage.close(), collector.close()]);
  }).timeout(30_000);
});

function configFor({ connectionString }: FakeCollector, tracesKept: number): TelemetryConfig {
  return { azureMonitor: { connectionString, identityClientId: IDENTITY }, tracesKept };
}

function envelopesIn({ received }: FakeCollector): readonly Envelope[] {
  return received.flatMap(({ body }) => z.array(Envelope).parse(body));
}
