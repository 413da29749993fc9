import type { Meter } from '@opentelemetry/api';
import type { TelemetryConfig } from './config.ts';

export interface Telemetry {
  /** Absent when nobody collects. */
  readonly meter?: Meter;
  /** Tells what has been measured so far; a collector that is away is no fault of ours. */
  flush(): Promise<void>;
  /** Tells what has not been told yet, and ends. */
  stop(): Promise<void>;
}

/** Where metrics go: to an OpenTelemetry collector by OTLP over HTTP, once a minute; nowhere, at no cost, when none is set. */
export async function startTelemetry(config: TelemetryConfig | undefined): Promise<Telemetry> {
  if (!config) return { flush: async () => {}, stop: async () => {} };
  const [{ MeterProvider, PeriodicExportingMetricReader }, { OTLPMetricExporter }] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/exporter-metrics-otlp-http'),
  ]);
  const exporter = new OTLPMetricExporter({ url: new URL('v1/metrics', withSlash(config.endpoint)).href });
  const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 60_000 })] });
  return { meter: provider.getMeter('ledtrad'), flush: () => provider.forceFlush().catch(ignored), stop: () => provider.shutdown().catch(ignored) };
}

/** OpenTelemetry logs it itself, where somebody has asked for that. */
function ignored(): void {}

function withSlash(endpoint: string): string {
  return endpoint.endsWith('/') ? endpoint : `${endpoint}/`;
}
