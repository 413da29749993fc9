import type { HttpClient } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/identity';
import type { Meter } from '@opentelemetry/api';
import type { DestinationStream } from 'pino';
import type { TelemetryConfig } from '../config.ts';
import type { Watch } from './watch.ts';

/** What the parts of the product tell into. */
export interface Collected {
  readonly meter: Meter;
  readonly watch: Watch;
  /** Takes log lines. */
  readonly lines: DestinationStream;
}

export interface Telemetry {
  /** Absent when nobody collects. */
  readonly into?: Collected;
  /** Whom to tell, at most once an hour, that what was measured does not arrive, and by which status or error code. */
  reportTo(tell: (reason: string) => void): void;
  /** Tells what has been measured so far, within 1 s; a collector that is away is no fault of ours. */
  flush(): Promise<void>;
  /** Tells what has not been told yet, and ends; within 2 s. */
  stop(): Promise<void>;
}

/** What a test puts in the place of the real thing. */
export interface TelemetryOverrides {
  /** Signs what goes to Azure Monitor. */
  readonly credential?: TokenCredential;
  /** Carries what goes to Azure Monitor. */
  readonly http?: HttpClient;
}

const OFF: Telemetry = { reportTo: () => {}, flush: async () => {}, stop: async () => {} };

/** Traces, metrics and logs, to whoever collects. Nothing of it is loaded, and nothing costs anything, where nobody does. */
export async function startTelemetry(config: TelemetryConfig | undefined, version: string, overrides: TelemetryOverrides = {}): Promise<Telemetry> {
  if (!config) return OFF;
  const { collect } = await import('./collect.ts');
  return await collect(config, version, overrides);
}
