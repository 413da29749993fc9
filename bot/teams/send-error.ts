import { z } from 'zod';
import { ConnectorTokenError } from './connector-credentials.ts';

/** What became of a card that was not sent for certain. */
export type SendErrorCode =
  /** It was not taken; the same may be tried later. */
  | 'try-later'
  /** It may have been sent all the same. */
  | 'outcome-unknown'
  /** Never to be tried again: the card itself is at fault. */
  | 'card-refused'
  /** The bot itself is not let in. */
  | 'not-authorised';

export class SendError extends Error {
  override readonly name = 'SendError';

  constructor(
    readonly code: SendErrorCode,
    /** HTTP, when the connector answered. */
    readonly status: number | undefined,
    /** What the connector asked for. */
    readonly retryAfterSeconds: number | undefined,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

const ConnectorError = z.looseObject({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  response: z.custom<{ headers: { get(name: string): string | undefined } }>(hasHeaders).optional(),
});

/** Before these the connector had nothing of ours in hand. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** The HTTP status of the connector's answer, if it gave one. */
export function statusOf(error: unknown): number | undefined {
  return ConnectorError.safeParse(error).data?.statusCode;
}

export function sendErrorOf(error: unknown): SendError {
  if (error instanceof ConnectorTokenError) return new SendError('not-authorised', undefined, undefined, { cause: error });
  const { statusCode, code, response } = ConnectorError.safeParse(error).data ?? {};
  const meaning = statusCode === undefined ? meaningOfFailure(code) : meaningOfStatus(statusCode);
  return new SendError(meaning, statusCode, secondsOf(response?.headers.get('retry-after')), { cause: error });
}

function meaningOfStatus(status: number): SendErrorCode {
  if (status === 401) return 'not-authorised';
  if (status === 429 || status === 412 || status === 503) return 'try-later';
  return status < 500 ? 'card-refused' : 'outcome-unknown';
}

function meaningOfFailure(code: string | undefined): SendErrorCode {
  return code !== undefined && NEVER_CONNECTED.has(code) ? 'try-later' : 'outcome-unknown';
}

/** Teams gives seconds; a date, which HTTP would also allow, counts as nothing said. */
function secondsOf(header: string | undefined): number | undefined {
  return header !== undefined && /^\d+$/.test(header) ? Number(header) : undefined;
}

function hasHeaders(value: unknown): boolean {
  return z.looseObject({ headers: z.looseObject({ get: z.function() }) }).safeParse(value).success;
}
