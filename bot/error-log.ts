import type { Logger } from 'pino';
import { LedtradError, type ErrorCode } from './domain/errors.ts';

/** `where`: words of our own, never a caller's. */
export type LogError = (error: unknown, where: Readonly<Record<string, string>>) => void;

/** What an operator should look at; every other code is a refusal, said to the person and by the rules. */
const FAULTS: ReadonlySet<ErrorCode> = new Set(['unexpected', 'storage-unavailable', 'too-busy']);
const MOST_FRAMES = 6;

/** Codes and names only: an error's message could carry what somebody wrote, and so could the details of a refusal. */
export function errorLog(logger: Logger): LogError {
  return (error, where) => {
    if (error instanceof LedtradError && !FAULTS.has(error.code)) logger.info({ ...where, code: error.code }, 'refused');
    else logger.error({ ...where, ...describe(error) }, 'answered with a sentence');
  };
}

function describe(error: unknown): Record<string, string | number> {
  if (error instanceof LedtradError) return { code: error.code, ...error.details };
  return { code: 'unexpected', name: error instanceof Error ? error.name : typeof error, ...(error instanceof Error && error.stack ? { at: framesOf(error.stack, error.message) } : {}) };
}

/** A message of several lines can have one that begins as a frame does, so it is taken away, and what is left must end as one. */
function framesOf(stack: string, message: string): string {
  const lines = stack.replace(message, '').split('\n').map((line) => line.trim());
  return lines.filter((line) => /^at .*(:\d+:\d+|<anonymous>)\)?$/.test(line)).slice(0, MOST_FRAMES).join(' < ');
}
