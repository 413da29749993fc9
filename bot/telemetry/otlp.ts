import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { reasonOf } from '../reason-of.ts';
import type { Exporters, OnUndelivered } from './collect.ts';

/** How long one batch is tried. */
const TIMEOUT_MS = 5_000;
const SUCCESS = 0;

/** To an OpenTelemetry collector, by OTLP over HTTP. */
export function otlpExporters(endpoint: string, onUndelivered: OnUndelivered): Exporters {
  const to = (path: string) => ({ url: new URL(path, endpoint.endsWith('/') ? endpoint : `${endpoint}/`).href, timeoutMillis: TIMEOUT_MS });
  return {
    spans: reporting(new OTLPTraceExporter(to('v1/traces')), onUndelivered),
    metrics: reporting(new OTLPMetricExporter(to('v1/metrics')), onUndelivered),
    logs: reporting(new OTLPLogExporter(to('v1/logs')), onUndelivered),
  };
}

interface Result {
  readonly code: number;
  readonly error?: Error;
}

/** The exporter itself, which also tells of what did not arrive. */
function reporting<Items, Exporter extends { export(items: Items, done: (result: Result) => void): void }>(exporter: Exporter, onUndelivered: OnUndelivered): Exporter {
  const send = exporter.export.bind(exporter);
  exporter.export = (items, done) => send(items, (result) => {
    if (result.code !== SUCCESS) onUndelivered(statusOrReason(result.error));
    done(result);
  });
  return exporter;
}

/** The exporter's own error has the collector's status. */
function statusOrReason(error: Error | undefined): string {
  return error && 'code' in error && typeof error.code === 'number' ? String(error.code) : reasonOf(error);
}
