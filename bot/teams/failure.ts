import { z } from 'zod';
import { LedtradError } from '../domain/errors.ts';
import { ConnectorTokenError } from './connector-credentials.ts';

/** What may be logged of an error. The whole would do harm: botbuilder's carry the message that was being sent. */
export interface Failure {
  readonly code: string;
  /** HTTP, when the connector answered. */
  readonly status?: number;
}

const ConnectorError = z.looseObject({ statusCode: z.number().optional(), code: z.string().optional() });

export function failureOf(error: unknown): Failure {
  if (error instanceof LedtradError) return { code: error.code };
  if (error instanceof ConnectorTokenError) return { code: 'no-connector-token' };
  const known = ConnectorError.safeParse(error);
  if (!known.success || !(error instanceof Error)) return { code: 'unknown' };
  const { statusCode, code } = known.data;
  return { code: code ?? error.name, ...(statusCode === undefined ? {} : { status: statusCode }) };
}
