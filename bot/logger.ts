import { trace } from '@opentelemetry/api';
import pino, { type DestinationStream, type Level, type Logger } from 'pino';
import type { LogLevel } from './config.ts';
import { ATTRIBUTES } from './telemetry/names.ts';
import { fail } from './telemetry/watch.ts';

export interface LoggerOptions {
  readonly level: LogLevel;
  /** The process's own output, unless a test listens. */
  readonly output?: DestinationStream | undefined;
  /** Where the lines go besides, when somebody collects. */
  readonly collected?: DestinationStream | undefined;
}

const ERROR = pino.levels.values['error'] ?? 50;

/** One JSON object a line; where somebody collects, each says which request it belongs to. */
export function createLogger({ level, output = pino.destination(1), collected }: LoggerOptions): Logger {
  if (!collected || level === 'silent') return pino({ level }, output);
  const streams = [output, collected].map((stream) => ({ stream, level: level satisfies Level }));
  return pino({ level, mixin: tellRequest }, pino.multistream(streams));
}

/** Of the request that the line is about: its ids for the line, and for its span what the line says went wrong. */
function tellRequest(line: object, level: number): object {
  const span = trace.getActiveSpan();
  if (!span) return {};
  if ('code' in line && typeof line.code === 'string') span.setAttribute(ATTRIBUTES.code, line.code);
  if (level >= ERROR) fail(span);
  const { traceId, spanId } = span.spanContext();
  return { trace_id: traceId, span_id: spanId };
}
