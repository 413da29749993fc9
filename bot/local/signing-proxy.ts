import { request as send, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** Teams sends no more than 256 KB; a card's answer is far below. */
const BODY_LIMIT = 1_048_576;

/** Headers that speak of one connection, and here are two. */
const OF_ONE_CONNECTION: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'transfer-encoding']);

const Activity = z.looseObject({ serviceUrl: z.url() });

/**
 * Between the Playground, which signs nothing, and the bot, which believes nothing unsigned: adds the token and hands
 * the bot's answer back as it comes.
 */
export async function forwardSigned(
  request: IncomingMessage,
  response: ServerResponse,
  bot: URL,
  sign: (serviceUrl: string) => Promise<string>,
): Promise<void> {
  const body = await read(request);
  if (body === undefined) return refuse(response, 413, 'The activity is larger than one from Teams can be.');
  const activity = parse(body);
  if (activity === undefined) return refuse(response, 400, 'That is no activity with a serviceUrl.');

  const forwarded = send(bot, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.byteLength,
      authorization: `Bearer ${await sign(activity.serviceUrl)}`,
    },
  });
  // If the Playground gives up, the bot need not answer.
  response.once('close', () => forwarded.destroy());
  try {
    const answer = await answerTo(forwarded, body);
    response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
    await pipeline(answer, response);
  } catch {
    if (response.headersSent) response.destroy();
    else refuse(response, 502, 'The bot does not answer; it may be starting or have stopped.');
  }
}

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE_CONNECTION.has(name)));
}

function answerTo(forwarded: ReturnType<typeof send>, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    forwarded.once('response', resolve).once('error', reject);
    forwarded.end(body);
  });
}

async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    // A request without an encoding set gives buffers.
    chunks.push(chunk as Buffer);
    size += chunks.at(-1)?.byteLength ?? 0;
    if (size > BODY_LIMIT) return undefined;
  }
  return Buffer.concat(chunks);
}

function parse(body: Buffer): z.infer<typeof Activity> | undefined {
  try {
    return Activity.parse(JSON.parse(body.toString('utf8')));
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(sentence);
}
