import { ROOT_CONTEXT, SpanStatusCode } from '@opentelemetry/api';
import { SamplingDecision, TraceIdRatioBasedSampler, type ReadableSpan, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { LRUCache } from 'lru-cache';

/** Requests that go on at the same time; more than that, and the oldest is judged before it has ended. */
const MOST_OPEN = 2_000;
/** An import of a roster makes thousands of requests to storage. */
const MOST_SPANS = 300;
const MOST_REMEMBERED = 1_000;
/** Azure Monitor reads from it how many requests one stands for. Percent. */
const SAMPLE_RATE = '_MS.sampleRate';

/**
 * Keeps a share of the traces, and every trace in which something went wrong: that is known only at its end, so the
 * spans of a request are held until then. What goes on after the answer is judged like the trace it belongs to.
 */
export class WholeTraces implements SpanProcessor {
  readonly #share: number;
  readonly #sampler: TraceIdRatioBasedSampler;
  readonly #next: readonly SpanProcessor[];
  readonly #open = new Map<string, ReadableSpan[]>();
  readonly #failed = new LRUCache<string, true>({ max: MOST_REMEMBERED });

  /** `share` of the traces without a fault, 0 to 1. */
  constructor(share: number, next: readonly SpanProcessor[]) {
    this.#share = share;
    this.#sampler = new TraceIdRatioBasedSampler(share);
    this.#next = next;
  }

  onStart(span: ReadableSpan): void {
    if (span.parentSpanContext) return;
    this.#open.set(span.spanContext().traceId, []);
    const [oldest] = this.#open;
    if (this.#open.size > MOST_OPEN && oldest) this.#judge(...oldest);
  }

  onEnd(span: ReadableSpan): void {
    const { traceId } = span.spanContext();
    const held = this.#open.get(traceId);
    if (!held) return this.#judge(traceId, [span]);
    if (held.length < MOST_SPANS || isFailed(span) || !span.parentSpanContext) held.push(span);
    if (!span.parentSpanContext) this.#judge(traceId, held);
  }

  async forceFlush(): Promise<void> {
    await Promise.all(this.#next.map((each) => each.forceFlush()));
  }

  async shutdown(): Promise<void> {
    for (const [traceId, held] of this.#open) this.#judge(traceId, held);
    await Promise.all(this.#next.map((each) => each.shutdown()));
  }

  #judge(traceId: string, spans: readonly ReadableSpan[]): void {
    this.#open.delete(traceId);
    if (spans.some(isFailed)) this.#failed.set(traceId, true);
    if (this.#failed.has(traceId)) this.#pass(spans, 1);
    else if (this.#sampler.shouldSample(ROOT_CONTEXT, traceId).decision === SamplingDecision.RECORD_AND_SAMPLED) this.#pass(spans, this.#share);
  }

  #pass(spans: readonly ReadableSpan[], share: number): void {
    for (const span of spans) for (const each of this.#next) each.onEnd(share === 1 ? span : standingFor(span, share));
  }
}

function isFailed({ status }: ReadableSpan): boolean {
  return status.code === SpanStatusCode.ERROR;
}

/** The span, and how many it stands for. */
function standingFor(span: ReadableSpan, share: number): ReadableSpan {
  return Object.create(span, { attributes: { value: { ...span.attributes, [SAMPLE_RATE]: share * 100 }, enumerable: true } }) as ReadableSpan; // It is one, but for its attributes.
}
