import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** Teams says it sends less than 256 KB; a filled-in card is a tenth of that. */
const BODY_LIMIT_BYTES = 256 * 1024;

/** A request as Node gives it, or one whose body the server has parsed already. */
export interface BotRequest extends IncomingMessage {
  readonly body?: unknown;
}

/** Throws Refusal. */
export async function readJson(request: BotRequest): Promise<unknown> {
  if (request.body !== undefined) return typeof request.body === 'string' ? parse(request.body) : request.body;
  return parse(await readText(request));
}

/** Reads to the end even what is too large, so that the sender hears why; it has shown its token by now. */
async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    // A request without an encoding set gives buffers.
    const bytes = chunk as Buffer;
    size += bytes.byteLength;
    if (size <= BODY_LIMIT_BYTES) chunks.push(bytes);
  }
  if (size > BODY_LIMIT_BYTES) throw new Refusal('body-too-large');
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('body-not-json', { cause: error });
  }
}
