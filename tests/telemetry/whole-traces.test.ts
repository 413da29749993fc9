import assert from 'node:assert/strict';
import { SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { WholeTraces } from '../../bot/telemetry/whole-traces.ts';

/** By the standard's sampler, to which an id is its four parts, one laid over the other; it keeps the small ones. */
const KEPT = '00000001000000000000000000000001';
const NOT_KEPT = 'ffffffff000000000000000000000000';

describe('the traces that are kept', () => {
  let passed: ReadableSpan[];
  let traces: WholeTraces;

  beforeEach(() => {
    passed = [];
    traces = new WholeTraces(0.1, [listening(passed)]);
  });

  function play(traceId: string, failing: 'nothing' | 'call' | 'root'): void {
    const root = span(traceId, 'root', failing === 'root');
    traces.onStart(root);
    traces.onEnd(span(traceId, 'call', failing === 'call', 'root'));
    traces.onEnd(root);
  }

  it('are a share of those in which nothing went wrong, whole, and say how many they stand for', () => {
    play(KEPT, 'nothing');
    play(NOT_KEPT, 'nothing');
    assert.deepEqual(passed.map(({ name, attributes }) => [name, attributes['_MS.sampleRate']]), [['call', 10], ['root', 10]]);
    assert.deepEqual(passed.map((each) => each.spanContext().traceId), [KEPT, KEPT]);
  });

  it('keep what the span said of itself', () => {
    play(KEPT, 'nothing');
    const [first] = passed;
    assert.deepEqual([first?.attributes['table'], first?.duration, first?.ended], ['People', [0, 5], true]);
  });

  for (const failing of ['call', 'root'] as const) {
    it(`are all of those in which the ${failing} failed, whole, each standing for itself alone`, () => {
      play(NOT_KEPT, failing);
      play(KEPT, failing);
      assert.deepEqual(passed.map(({ name, attributes }) => [name, attributes['_MS.sampleRate']]), [['call', undefined], ['root', undefined], ['call', undefined], ['root', undefined]]);
    });
  }

  it('have what went on after the answer, and what failed then is kept by itself', () => {
    play(KEPT, 'nothing');
    traces.onEnd(span(KEPT, 'late', false, 'root'));
    play(NOT_KEPT, 'nothing');
    traces.onEnd(span(NOT_KEPT, 'late', false, 'root'));
    traces.onEnd(span(NOT_KEPT, 'late and failed', true, 'root'));
    assert.deepEqual(passed.map(({ name }) => name), ['call', 'root', 'late', 'late and failed']);
  });

  it('hold no more than 300 calls of one request, and its failures', () => {
    const root = span(KEPT, 'root', false);
    traces.onStart(root);
    for (let call = 0; call < 5_000; call += 1) traces.onEnd(span(KEPT, 'call', call === 4_000, 'root'));
    traces.onEnd(root);
    assert.equal(passed.length, 302);
    assert.equal(passed.filter(({ status }) => status.code === SpanStatusCode.ERROR).length, 1);
  });

  it('are not held for ever where a request never ends', () => {
    for (let request = 0; request < 2_001; request += 1) {
      const traceId = `00000001${String(request).padStart(24, '0')}`;
      traces.onStart(span(traceId, 'root', false));
      traces.onEnd(span(traceId, 'call', false, 'root'));
    }
    assert.deepEqual(passed.map(({ name }) => name), ['call']);
  });

  it('are told of when the process stops, ended or not', async () => {
    traces.onStart(span(KEPT, 'root', false));
    traces.onEnd(span(KEPT, 'call', false, 'root'));
    await traces.shutdown();
    assert.deepEqual(passed.map(({ name }) => name), ['call']);
  });
});

function listening(passed: ReadableSpan[]): SpanProcessor {
  return { onStart: () => {}, onEnd: (each) => void passed.push(each), forceFlush: async () => {}, shutdown: async () => {} };
}

function span(traceId: string, name: string, failed: boolean, parent?: string): ReadableSpan {
  const spanContext = { traceId, spanId: name, traceFlags: TraceFlags.SAMPLED };
  return {
    name,
    kind: 0,
    spanContext: () => spanContext,
    ...(parent === undefined ? {} : { parentSpanContext: { ...spanContext, spanId: parent } }),
    startTime: [0, 0],
    endTime: [0, 5],
    duration: [0, 5],
    ended: true,
    status: { code: failed ? SpanStatusCode.ERROR : SpanStatusCode.UNSET },
    attributes: { table: 'People' },
    links: [],
    events: [],
    resource: { attributes: {}, merge: (other) => other ?? assert.fail('nothing is merged'), getRawAttributes: () => [] },
    instrumentationScope: { name: 'test' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}
