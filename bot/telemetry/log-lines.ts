import type { Logger } from '@opentelemetry/api-logs';
import type { DestinationStream } from 'pino';
import { LOG_FIELDS } from './names.ts';

type Fields = Record<string, string | number | boolean>;

/** By OpenTelemetry's data model for logs: pino's levels from 10 to 60. */
const SEVERITIES: Readonly<Record<number, readonly [text: string, number: number]>> = {
  10: ['TRACE', 1], 20: ['DEBUG', 5], 30: ['INFO', 9], 40: ['WARN', 13], 50: ['ERROR', 17], 60: ['FATAL', 21],
};

/**
 * Log lines for whoever collects, within the request that they belong to. Of their fields only those go along that are
 * named as words and figures of our own.
 */
export function logLines(logger: Logger): DestinationStream {
  return {
    write(line) {
      const { level, time, msg, ...fields } = JSON.parse(line) as { level: number; time: number; msg: string } & Fields; // Pino's own line.
      const [severityText, severityNumber] = SEVERITIES[level] ?? ['UNSPECIFIED', 0];
      logger.emit({
        timestamp: time,
        severityText,
        severityNumber,
        body: msg,
        attributes: Object.fromEntries(Object.entries(fields).filter(([name]) => LOG_FIELDS.has(name))),
      });
    },
  };
}
