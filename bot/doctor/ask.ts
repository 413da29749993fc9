import { reasonOf } from '../reason-of.ts';

/** For one request, its answer's body included. */
const CALL_LIMIT_MS = 5_000;

/** Nobody answered, with a short reason: a network error's code, or `TimeoutError`. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';

  constructor(readonly reason: string) {
    super(reason);
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One GET, tried once and followed nowhere else: a token that goes with it stays with whom it is for. Throws Unanswered. */
export async function ask(url: string | URL, signal: AbortSignal, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_LIMIT_MS)]) });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    throw new Unanswered(reasonOf(error));
  }
}

/** The text as JSON; undefined if it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
