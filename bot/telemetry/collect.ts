import { randomUUID } from 'node:crypto';
import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider, type LogRecordExporter } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import { AlwaysOnSampler, BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { TelemetryConfig } from '../config.ts';
import { within } from '../within.ts';
import { logLines } from './log-lines.ts';
import type { Telemetry, TelemetryOverrides } from './telemetry.ts';
import { createWatch } from './watch.ts';
import { WholeTraces } from './whole-traces.ts';

/** Where everything goes: a collector, or Azure Monitor. */
export interface Exporters {
  readonly spans: SpanExporter;
  readonly metrics: PushMetricExporter;
  readonly logs: LogRecordExporter;
}

/** Told of what did not arrive: a status, or an error's code. */
export type OnUndelivered = (reason: string) => void;

const MEASURED_EVERY_MS = 60_000;
const FLUSH_WITHIN_MS = 1_000;
const STOP_WITHIN_MS = 2_000;
const REPORTED_EVERY_MS = 60 * 60_000;

/** The parts of OpenTelemetry put together; loaded only where somebody collects. */
export async function collect(config: TelemetryConfig, version: string, overrides: TelemetryOverrides): Promise<Telemetry> {
  const reporting = hourly();
  const exporters = await exportersOf(config, overrides, reporting.onUndelivered);
  // Named by nothing of the machine. The instance is another one after each start.
  const resource = resourceFromAttributes({ 'service.name': 'ledtrad', 'service.version': version, 'service.instance.id': randomUUID() });
  const meters = new MeterProvider({
    resource,
    readers: exporters.map(({ metrics }) => new PeriodicExportingMetricReader({ exporter: metrics, exportIntervalMillis: MEASURED_EVERY_MS })),
  });
  const tracers = new BasicTracerProvider({
    resource,
    // Left out, the environment could choose a sampler that drops a trace before anybody knows whether it fails.
    sampler: new AlwaysOnSampler(),
    spanProcessors: [new WholeTraces(config.tracesKept, exporters.map(({ spans }) => new BatchSpanProcessor(spans)))],
  });
  const loggers = new LoggerProvider({ resource, processors: exporters.map(({ logs }) => new BatchLogRecordProcessor({ exporter: logs })) });
  const providers = [tracers, loggers, meters];
  const contexts = new AsyncLocalStorageContextManager().enable();
  const isOurs = context.setGlobalContextManager(contexts);
  const meter = meters.getMeter('ledtrad', version);

  return {
    into: { meter, watch: createWatch(tracers.getTracer('ledtrad', version), meter), lines: logLines(loggers.getLogger('ledtrad', version)) },
    reportTo: reporting.to,
    async flush() {
      await within(FLUSH_WITHIN_MS, Promise.allSettled(providers.map((provider) => provider.forceFlush())));
    },
    async stop() {
      // Whoever does not answer is not waited for; what went wrong has been reported.
      await within(STOP_WITHIN_MS, Promise.allSettled(providers.map((provider) => provider.shutdown())));
      if (isOurs) context.disable();
    },
  };
}

async function exportersOf({ endpoint, azureMonitor }: TelemetryConfig, overrides: TelemetryOverrides, onUndelivered: OnUndelivered): Promise<readonly Exporters[]> {
  return await Promise.all([
    ...(endpoint === undefined ? [] : [import('./otlp.ts').then(({ otlpExporters }) => otlpExporters(endpoint, onUndelivered))]),
    ...(azureMonitor === undefined ? [] : [import('./azure-monitor.ts').then(({ azureMonitorExporters }) => azureMonitorExporters(azureMonitor, overrides, onUndelivered))]),
  ]);
}

/** A report of a report that did not arrive would go on for ever. */
function hourly(): { readonly onUndelivered: OnUndelivered; readonly to: (tell: OnUndelivered) => void } {
  let tell: OnUndelivered = () => {};
  let reportedAt = -Infinity;
  return {
    onUndelivered(reason) {
      if (performance.now() - reportedAt < REPORTED_EVERY_MS) return;
      reportedAt = performance.now();
      tell(reason);
    },
    to(whom) {
      tell = whom;
    },
  };
}
