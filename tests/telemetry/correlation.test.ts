import assert from 'node:assert/strict';
import { eventually } from '../local/eventually.ts';
import { startTestProduct, type TestProduct } from '../product/test-product.ts';
import { SIGRID } from '../support/activities.ts';
import { aTryingPerson } from '../support/world.ts';
import { startFakeCollector, type FakeCollector } from './fake-collector.ts';
import { startRecordingStorage, type RecordingStorage, type StorageRequest } from './recording-storage.ts';
import { linesTold, spansTold, type ToldSpan } from './told-by-otlp.ts';

const SERVER = 2;
const REFLECTION = {
  questionId: '2026-W47.1', baseRev: 0, trialId: 't-rundor', actionId: 'verksamhet.rundor', actionVersion: 1,
  did: 'Gick en runda.', takeaway: '', nextStep: '', help: 'none', visibility: 'team',
};

describe('a reflection that is submitted in chat, as a collector is told of it', () => {
  const log: string[] = [];
  let storage: RecordingStorage;
  let collector: FakeCollector;
  let asked: readonly StorageRequest[];
  let spans: readonly ToldSpan[];
  let door: ToldSpan;

  before(async () => {
    storage = await startRecordingStorage();
    collector = await startFakeCollector();
    const ledtrad = await startTestProduct({ log, storage: storage.connectionStrings, telemetry: { endpoint: collector.endpoint, tracesKept: 1 } });
    const { home: _notMet, ...person } = aTryingPerson();
    await ledtrad.seat(SIGRID, person);
    await ledtrad.teams.userSays('hej');
    const before = storage.requests.length;
    const { shown } = await ledtrad.teams.taps('reflect.submit', REFLECTION, 'card-1');
    assert.match(JSON.stringify(shown), /Tack/);
    asked = storage.requests.slice(before);
    await ledtrad.teams.taps('reflect.submit', { ...REFLECTION, trialId: 't-none' });
    await ledtrad.stop();
    spans = spansTold(collector);
    const submitted = spans.find(({ attributes }) => attributes['verb'] === 'reflect.submit');
    assert.ok(submitted);
    door = submitted;
  });
  after(async () => {
    await Promise.all([storage.close(), collector.close()]);
  });

  const within = ({ traceId }: ToldSpan) => spans.filter((span) => span.traceId === traceId && span !== door);

  it('is one request of its door, by route and status', () => {
    const { name, kind, parentSpanId, failed, attributes } = door;
    assert.deepEqual({ name, kind, parentSpanId, failed }, { name: 'POST /api/messages', kind: SERVER, parentSpanId: undefined, failed: false });
    assert.deepEqual(attributes, { 'http.request.method': 'POST', 'http.route': '/api/messages', 'http.response.status_code': 200, verb: 'reflect.submit' });
  });

  it('leads to each of its requests to storage, by table, operation, status and tries', () => {
    const requests = within(door).filter(({ name }) => name.startsWith('storage.'));
    assert.equal(requests.length, asked.length);
    assert.ok(requests.length >= 4);
    for (const { attributes: { 'azure.service_request.id': id, ...attributes }, parentSpanId } of requests) {
      assert.equal(parentSpanId, door.spanId);
      assert.match(String(id), /^[\da-f-]{36}$/);
      assert.deepEqual(Object.keys(attributes).sort(), ['db.system', 'operation', 'status', 'table', 'tries']);
      assert.equal(attributes['tries'], 1);
    }
    const kinds = requests.map(({ attributes }) => `${attributes['operation']} ${attributes['table']} ${attributes['status']}`);
    assert.ok(kinds.includes('get People 200'), kinds.join());
    assert.ok(kinds.includes('transaction People 202'), kinds.join());
    assert.ok(kinds.includes('transaction Cohort 202'), kinds.join());
  });

  it('takes a row that is not there for an answer, and not for a fault', () => {
    const missing = spans.filter(({ name, attributes }) => name === 'storage.get' && attributes['status'] === 404);
    assert.ok(missing.length > 0);
    assert.deepEqual(missing.filter(({ failed }) => failed), []);
  });

  it('is found in Storage’s own log by its trace, each request by its span', () => {
    const ids = within(door).filter(({ name }) => name.startsWith('storage.')).map(({ traceId, spanId }) => `${traceId}-${spanId}`);
    assert.deepEqual(asked.map(({ clientRequestId }) => clientRequestId).sort(), ids.sort());
  });

  it('leads to the receipt that was put in the place of its card', () => {
    const [receipt, ...more] = within(door).filter(({ name }) => name.startsWith('teams.'));
    assert.deepEqual([receipt?.name, receipt?.attributes['status'], receipt?.parentSpanId, more], ['teams.update', 200, door.spanId, []]);
  });

  it('that is refused has a line in the log which names its request, on the process’s output and at the collector', () => {
    const refused = spans.find(({ attributes }) => attributes['code'] === 'not-found');
    assert.ok(refused);
    const line = log.map((text) => JSON.parse(text) as Record<string, unknown>).find(({ code }) => code === 'not-found'); // Pino writes one object a line.
    assert.deepEqual([line?.['trace_id'], line?.['span_id']], [refused.traceId, refused.spanId]);
    const told = linesTold(collector).find(({ attributes }) => attributes['code'] === 'not-found');
    assert.deepEqual([told?.traceId, told?.spanId, told?.severity, told?.text], [refused.traceId, refused.spanId, 'INFO', 'refused']);
    assert.notEqual(refused.traceId, door.traceId);
  });
});

describe('what a collector is told of the other doors', () => {
  let storage: RecordingStorage;
  let collector: FakeCollector;
  let ledtrad: TestProduct;

  beforeEach(async () => {
    storage = await startRecordingStorage();
    collector = await startFakeCollector();
  });
  afterEach(async () => {
    await Promise.all([storage.close(), collector.close()]);
  });

  it('names a call of the tab by its route, with the requests that it made', async () => {
    ledtrad = await startTestProduct({ storage: storage.connectionStrings, telemetry: { endpoint: collector.endpoint, tracesKept: 1 } });
    await ledtrad.seat(SIGRID);
    await ledtrad.teams.userSays('hej');
    assert.equal((await ledtrad.get('/cohorts/c-prov/teams/norr')).status, 200);
    await ledtrad.stop();
    const call = spansTold(collector).find(({ name }) => name === 'GET /api/v1/cohorts/:cohort/teams/:team');
    assert.ok(call);
    assert.deepEqual(call.attributes, { 'http.request.method': 'GET', 'http.route': '/api/v1/cohorts/:cohort/teams/:team', 'http.response.status_code': 200 });
    const ranges = spansTold(collector).filter(({ parentSpanId, name }) => parentSpanId === call.spanId && name === 'storage.range');
    assert.ok(ranges.length > 0);
  }).timeout(30_000);

  it('names a card of the clock by its lane, kind and outcome, and nothing of a round that sends none', async () => {
    ledtrad = await startTestProduct({ delivers: true, storage: storage.connectionStrings, telemetry: { endpoint: collector.endpoint, tracesKept: 1 } });
    ledtrad.clock.set('2026-11-26T12:59:00.000Z');
    const { home: _notMet, ...person } = aTryingPerson();
    await ledtrad.seat(SIGRID, person);
    await ledtrad.teams.userSays('hej');
    ledtrad.clock.move({ minutes: 2 });
    await eventually(() => ledtrad.teams.connector.requests.filter(({ method }) => method === 'POST').length > 1);
    await ledtrad.stop();
    const spans = spansTold(collector);
    const [sent, ...more] = spans.filter(({ name }) => name === 'lane.send');
    assert.ok(sent);
    assert.deepEqual(more, []);
    assert.deepEqual(sent.attributes, { lane: SIGRID.tenantId.slice(0, 8), kind: 'weekly-card', outcome: 'sent' });
    const children = spans.filter(({ parentSpanId }) => parentSpanId === sent.spanId);
    assert.ok(children.some(({ name }) => name === 'teams.send'));
    assert.deepEqual(spans.filter(({ kind, parentSpanId }) => kind !== SERVER && parentSpanId === undefined), []);
  }).timeout(30_000);
});
