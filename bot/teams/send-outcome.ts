import { z } from 'zod';
import type { SendOutcome } from '../ports/messenger.ts';
import { ConnectorTokenError } from './connector-credentials.ts';
import { Refusal } from './refusal.ts';

const ConnectorError = z.looseObject({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  response: z.custom<{ headers: { get(name: string): string | undefined } }>(hasHeaders).optional(),
});

/** Before these the connector had nothing of ours in hand. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** What an error says of a card that was not sent for certain. Source of the statuses: architecture, Delivery. */
export function outcomeOf(error: unknown): Exclude<SendOutcome, { kind: 'sent' }> {
  if (error instanceof ConnectorTokenError) return { kind: 'not-authorised' };
  // A refusal is ours: the stored address is one that we do not send to.
  if (error instanceof Refusal) return { kind: 'unreachable', reason: 'blocked' };
  const { statusCode, code, response } = ConnectorError.safeParse(error).data ?? {};
  if (statusCode === undefined) return code !== undefined && NEVER_CONNECTED.has(code) ? { kind: 'try-later', throttled: false } : { kind: 'unknown' };
  return outcomeOfStatus(statusCode, millisecondsOf(response?.headers.get('retry-after')));
}

function outcomeOfStatus(status: number, retryAfterMs: number | undefined): Exclude<SendOutcome, { kind: 'sent' }> {
  switch (status) {
    case 401:
      return { kind: 'not-authorised' };
    // Teams: the bot is blocked or not installed, or the conversation is gone.
    case 403:
    case 404:
      return { kind: 'unreachable', reason: 'blocked' };
    case 412:
    case 429:
    case 503:
      return { kind: 'try-later', throttled: status === 429, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    default:
      return status < 500 ? { kind: 'refused', status } : { kind: 'unknown' };
  }
}

/** Teams gives seconds; a date, which HTTP would also allow, counts as nothing said. */
function millisecondsOf(header: string | undefined): number | undefined {
  return header !== undefined && /^\d+$/.test(header) ? Number(header) * 1_000 : undefined;
}

function hasHeaders(value: unknown): boolean {
  return z.looseObject({ headers: z.looseObject({ get: z.function() }) }).safeParse(value).success;
}
