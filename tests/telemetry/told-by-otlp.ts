import { z } from 'zod';
import type { FakeCollector } from './fake-collector.ts';

type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface ToldSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  /** 2 is a server's, 3 a client's. */
  readonly kind: number;
  readonly failed: boolean;
  readonly attributes: Attributes;
}

export interface ToldLine {
  readonly traceId: string | undefined;
  readonly spanId: string | undefined;
  readonly severity: string;
  readonly text: string;
  readonly attributes: Attributes;
}

export interface ToldMetric {
  readonly name: string;
  readonly unit: string;
  readonly attributes: readonly Attributes[];
}

const Value = z.object({ stringValue: z.string(), intValue: z.coerce.number(), doubleValue: z.number(), boolValue: z.boolean() }).partial()
  .transform(({ stringValue, intValue, doubleValue, boolValue }) => stringValue ?? intValue ?? doubleValue ?? boolValue ?? '');
const attributes = z.array(z.object({ key: z.string(), value: Value })).default([])
  .transform((pairs): Attributes => Object.fromEntries(pairs.map(({ key, value }) => [key, value])));
const Span = z.object({ traceId: z.string(), spanId: z.string(), parentSpanId: z.string().optional(), name: z.string(), kind: z.number(), status: z.object({ code: z.number().default(0) }), attributes });
const Traces = z.object({ resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(Span) })) })) });
const Line = z.object({ traceId: z.string().optional(), spanId: z.string().optional(), severityText: z.string(), body: Value, attributes });
const Logs = z.object({ resourceLogs: z.array(z.object({ scopeLogs: z.array(z.object({ logRecords: z.array(Line) })) })) });
const Points = z.object({ dataPoints: z.array(z.object({ attributes })) }).optional();
const Metric = z.object({ name: z.string(), unit: z.string(), sum: Points, gauge: Points, histogram: Points });
const Metrics = z.object({ resourceMetrics: z.array(z.object({ resource: z.object({ attributes }), scopeMetrics: z.array(z.object({ metrics: z.array(Metric) })) })) });

/** What a collector was told, by OTLP's JSON. */
export function spansTold(collector: FakeCollector): readonly ToldSpan[] {
  return bodies(collector, '/v1/traces').flatMap((body) => Traces.parse(body).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) =>
    spans.map(({ status, parentSpanId, ...span }) => ({ ...span, parentSpanId: parentSpanId === '' ? undefined : parentSpanId, failed: status.code === 2 })))));
}

export function linesTold(collector: FakeCollector): readonly ToldLine[] {
  return bodies(collector, '/v1/logs').flatMap((body) => Logs.parse(body).resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) =>
    logRecords.map(({ traceId, spanId, severityText, body: text, attributes }) => ({ traceId, spanId, severity: severityText, text: String(text), attributes })))));
}

export function metricsTold(collector: FakeCollector): readonly ToldMetric[] {
  return bodies(collector, '/v1/metrics').flatMap((body) => Metrics.parse(body).resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) =>
    metrics.map(({ name, unit, sum, gauge, histogram }) => ({ name, unit, attributes: (sum ?? gauge ?? histogram)?.dataPoints.map((point) => point.attributes) ?? [] })))));
}

/** Of the process that told. */
export function resourceTold(collector: FakeCollector): Attributes {
  return bodies(collector, '/v1/metrics').flatMap((body) => Metrics.parse(body).resourceMetrics.map(({ resource }) => resource.attributes))[0] ?? {};
}

function bodies({ received }: FakeCollector, path: string): readonly unknown[] {
  return received.filter((batch) => batch.path === path).map(({ body }) => body);
}
