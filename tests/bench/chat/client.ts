import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** How one batch of requests went, as their sender saw it. */
export interface Load {
  readonly milliseconds: readonly number[];
  readonly elapsedMs: number;
  /** The body of the last one. */
  readonly answer: string;
}

/** Teams keeps its connections open, too. */
const agent = new Agent({ keepAlive: true });

/** The token that the next request carries. */
export type NextToken = () => string;

/**
 * Sends every body, as many at a time as `concurrency` says. Throws at the first answer that is no receipt: a figure
 * for refusals would be worth nothing.
 */
export async function send(url: string, nextToken: NextToken, bodies: readonly string[], concurrency: number): Promise<Load> {
  const left = bodies.values();
  const milliseconds: number[] = [];
  let answer = '';

  async function sender(): Promise<void> {
    for (const body of left) {
      const began = performance.now();
      answer = await post(url, nextToken(), body);
      milliseconds.push(performance.now() - began);
      if (!isReceipt(answer)) throw new Error(`no receipt: ${answer.slice(0, 300)}`);
    }
  }

  const began = performance.now();
  await Promise.all(Array.from({ length: concurrency }, sender));
  return { milliseconds, elapsedMs: performance.now() - began, answer };
}

export function closeConnections(): void {
  agent.destroy();
}

/** Of all the cards that can answer a submit, only the receipt of a stored reflection offers to change it. */
function isReceipt(answer: string): boolean {
  return answer.includes('"reflect.edit"') && !answer.includes('"reflect.submit"');
}

async function post(url: string, token: string, body: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), authorization: `Bearer ${token}` };
    const sending = request(url, { agent, method: 'POST', headers }, (response) => {
      text(response).then((answer) => resolve(response.statusCode === 200 ? answer : `${response.statusCode} ${answer}`), reject);
    });
    sending.once('error', reject);
    sending.end(body);
  });
}
