import assert from 'node:assert/strict';
import { context, createNoopMeter, SpanStatusCode } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { createWatch, type Watch } from '../../bot/telemetry/watch.ts';
import { TENANT } from '../support/world.ts';

describe('what is watched', () => {
  const exporter = new InMemorySpanExporter();
  const tracers = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  let watch: Watch;

  before(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  });
  beforeEach(() => {
    exporter.reset();
    watch = createWatch(tracers.getTracer('test'), createNoopMeter());
  });
  after(async () => {
    context.disable();
    await tracers.shutdown();
  });

  const told = () => exporter.getFinishedSpans().map(({ name, parentSpanContext, status }) => ({ name, within: parentSpanContext?.spanId, failed: status.code === SpanStatusCode.ERROR }));

  it('is a request of its own, also where it began within another', async () => {
    await watch.request('GET', '/outer', { statusCode: 200 }, async () => {
      await watch.send(TENANT, 'weekly-card', async () => ({ kind: 'sent' }));
    });
    assert.deepEqual(told(), [{ name: 'lane.send', within: undefined, failed: false }, { name: 'GET /outer', within: undefined, failed: false }]);
  });

  it('is no call where no request is going on', async () => {
    assert.equal(await watch.storage('People', 'get', async (span) => span), undefined);
    assert.equal(await watch.teams('send', async () => 'sent', () => 200), 'sent');
    assert.deepEqual(told(), []);
  });

  for (const [outcome, failed] of [['sent', false], ['try-later', false], ['unreachable', false], ['not-tried', false], ['unknown', true], ['refused', true], ['not-authorised', true]] as const) {
    it(`is ${failed ? 'a' : 'no'} fault when a card’s outcome is ${outcome}`, async () => {
      await watch.send(TENANT, 'weekly-card', async () => ({ kind: outcome }));
      assert.deepEqual(told().map(({ failed }) => failed), [failed]);
    });
  }

  for (const [status, failed] of [[200, false], [304, false], [403, false], [500, true], [503, true]] as const) {
    it(`is ${failed ? 'a' : 'no'} fault when it is answered with ${status}`, async () => {
      await watch.request('GET', '/', { statusCode: status }, async () => {});
      assert.deepEqual(told().map(({ failed }) => failed), [failed]);
    });
  }

  it('is a fault when it is not answered, and the error goes on, without a word of its message', async () => {
    const secret = new Error('Lo i fyran');
    await assert.rejects(watch.request('GET', '/', { statusCode: 200 }, async () => { throw secret; }), secret);
    assert.deepEqual(told().map(({ failed }) => failed), [true]);
    assert.doesNotMatch(JSON.stringify(exporter.getFinishedSpans().map(({ attributes, events, status }) => ({ attributes, events, status }))), /Lo i fyran/);
  });

  it('keeps a call to Teams that was throttled or not answered, and what it threw', async () => {
    const away = new Error('ECONNRESET');
    await watch.request('GET', '/', { statusCode: 200 }, async () => {
      await watch.teams('send', async () => ({ status: 429 }), (answer) => answer?.status ?? 0);
      await assert.rejects(watch.teams('send', async () => { throw away; }, () => 0), away);
      await watch.teams('send', async () => ({ status: 201 }), (answer) => answer?.status ?? 0);
    });
    assert.deepEqual(told().map(({ name, failed }) => [name, failed]), [['teams.send', true], ['teams.send', true], ['teams.send', false], ['GET /', false]]);
  });
});
