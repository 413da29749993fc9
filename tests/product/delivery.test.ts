import assert from 'node:assert/strict';
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { eventually } from '../local/eventually.ts';
import { SIGRID } from '../support/activities.ts';
import { cardOf } from '../support/fake-teams.ts';
import { aTryingPerson } from '../support/world.ts';
import { startTestProduct, type TestProduct } from './test-product.ts';

/** Thursday of week 48, one minute before the weekly card is due in Stockholm. */
const BEFORE = '2026-11-26T12:59:00.000Z';

describe('the whole product, when something is due', () => {
  const log: string[] = [];
  let exporter: InMemoryMetricExporter;
  let provider: MeterProvider;
  let ledtrad: TestProduct;

  beforeEach(async () => {
    log.length = 0;
    exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })] });
    ledtrad = await startTestProduct({ delivers: true, log, meter: provider.getMeter('test') });
    ledtrad.clock.set(BEFORE);
    const { home: _notMet, ...person } = aTryingPerson();
    await ledtrad.seat(SIGRID, person);
    await ledtrad.teams.userSays('hej');
  });
  afterEach(async () => {
    await ledtrad.stop();
    await provider.shutdown();
  });

  const posts = () => ledtrad.teams.connector.requests.filter(({ method }) => method === 'POST').slice(1);
  const due = () => { ledtrad.clock.move({ minutes: 2 }); };

  it('sends the weekly card at its time and not before, once, with a neutral line and the reason', async () => {
    assert.deepEqual(posts(), []);
    due();
    await eventually(() => posts().length > 0);
    const [post] = posts();
    assert.match(String(post?.body['summary']), /^Veckans fråga från Ledtråd/);
    assert.match(JSON.stringify(cardOf(post?.body ?? {})), /torsdagar/);
    ledtrad.clock.move({ minutes: 30 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(posts().length, 1);
  });

  it('writes in the language of the client that the person was greeted in, until they choose another', async () => {
    const english = await startTestProduct({ delivers: true });
    try {
      english.clock.set(BEFORE);
      const { home: _notMet, ...person } = aTryingPerson();
      await english.seat(SIGRID, person);
      await english.teams.as({ ...SIGRID, locale: 'en-GB' }).userSays('hi');
      english.clock.move({ minutes: 2 });
      const summaries = () => english.teams.connector.requests.filter(({ method }) => method === 'POST').map(({ body }) => String(body['summary']));
      await eventually(() => summaries().length > 1);
      assert.match(summaries()[1] ?? '', /week/i);
    } finally {
      await english.stop();
    }
  });

  it('sends none to who has answered', async () => {
    const { person } = await answered();
    due();
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(posts().filter(({ body }) => /Veckans fråga/.test(String(body['summary']))), []);
    assert.equal(person.nudging.said.length, 0);
  });

  it('says in the log what came of it, by a mark of the card, and neither whose it is nor what it says', async () => {
    due();
    await eventually(() => log.some((line) => line.includes('"delivery"')));
    const line = JSON.parse(log.find((each) => each.includes('"delivery"')) ?? '{}') as Record<string, unknown>; // Pino writes one object a line.
    assert.deepEqual([line['kind'], line['outcome'], line['lane']], ['weekly-card', 'sent', SIGRID.tenantId.slice(0, 8)]);
    assert.match(String(line['card']), /^[\da-f]{12}$/);
    assert.doesNotMatch(log.join(''), /runda|Sigrid|p-maja/);
  });

  it('measures it', async () => {
    due();
    // Measured when the answer has come, which is after the request has.
    await eventually(() => log.some((line) => line.includes('"delivery"')));
    await provider.forceFlush();
    const named = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics)).map(({ descriptor, dataPoints }) => ({ name: descriptor.name, dataPoints }));
    const attempts = named.findLast(({ name }) => name === 'ledtrad.delivery.attempts')?.dataPoints.map(({ attributes, value }) => [attributes['kind'], attributes['outcome'], value]);
    assert.deepEqual(attempts, [['weekly-card', 'sent', 1]]);
    for (const name of ['ledtrad.lane.pending', 'ledtrad.lane.oldest_due', 'ledtrad.lane.failures', 'ledtrad.delivery.lateness']) assert.ok(named.some((each) => each.name === name), name);
  });

  it('lists who cannot be reached until they write, and then asks', async () => {
    ledtrad.teams.connector.behave('POST', { status: 403 });
    due();
    const stats = () => ledtrad.product.context.laneReports()[0]?.stats.failures.unreachable;
    await eventually(() => stats() === 1);
    ledtrad.teams.connector.behave('POST', undefined);
    const before = posts().length;
    await ledtrad.teams.userSays('hej');
    // The day's slot holds a card that never came, so it may come still.
    await eventually(() => posts().slice(before).some(({ body }) => String(body['summary']).startsWith('Veckans fråga')));
    await eventually(() => stats() === 0);
  });

  async function answered() {
    const { world } = ledtrad.product.context;
    await ledtrad.teams.taps('reflect.submit', {
      questionId: '2026-W48.1', baseRev: 0, trialId: 't-rundor', actionId: 'verksamhet.rundor', actionVersion: 1,
      did: 'Gick en runda.', takeaway: '', nextStep: '', help: 'none', visibility: 'me',
    }, 'card-1');
    const person = await world.people.load('p-maja' as never);
    assert.ok(person);
    return { person: person.value };
  }
});
