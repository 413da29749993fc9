import { answerCall, type ApiResponse } from '../../../bot/api/answer-call.ts';
import type { ApiServices } from '../../../bot/api/endpoint.ts';
import { createConversation } from '../../../bot/conversation/conversation.ts';
import { median, rounded } from '../figures.ts';
import { identityOf } from '../members.ts';
import type { FilledCohort } from './filled-cohort.ts';
import type { View } from './views.ts';

export interface ViewCost {
  readonly requests: number;
  readonly entities: number;
  readonly cpuMs: number;
  /** Of the answer's JSON, before any compression. */
  readonly bytes: number;
}

export interface Repetitions {
  readonly batches: number;
  readonly callsABatch: number;
}

/** The page as it is first opened, and the poll that finds it unchanged. */
export async function measure({ world, counter }: FilledCohort, view: View, repetitions: Repetitions): Promise<{ opened: ViewCost; unchanged: ViewCost }> {
  const links = { thread: '', team: '', export: '' };
  const conversation = createConversation({ world, links, contact: undefined, onError: rethrow });
  const services: ApiServices = { world, conversation, build: 'bench', links, messenger: { sendToPerson: async () => ({ kind: 'unknown' }) }, selfCheck: { run: async () => ({ at: '', lines: [] }) } };
  const call = (ifNoneMatch: string | undefined): Promise<ApiResponse> =>
    answerCall(view.endpoint, { authorization: undefined, ifNoneMatch, params: view.params, query: {}, body: undefined }, services, async () => identityOf(0), rethrow);

  const { headers } = await call(undefined);
  const cost = async (status: number, ifNoneMatch: string | undefined): Promise<ViewCost> => {
    counter.reset();
    const answer = await call(ifNoneMatch);
    if (answer.status !== status) throw new Error(`${view.name} answered ${answer.status} instead of ${status}`);
    const { requests, entities } = counter;
    return { requests, entities, bytes: Buffer.byteLength(bodyOf(answer)), cpuMs: await cpuOf(async () => bodyOf(await call(ifNoneMatch)), repetitions) };
  };
  return { opened: await cost(200, undefined), unchanged: await cost(304, headers['ETag']) };
}

/** As the server sends it. */
function bodyOf({ body }: ApiResponse): string {
  return body === undefined ? '' : JSON.stringify(body);
}

/** Of one call; the first batch warms up and is not counted. */
async function cpuOf(call: () => Promise<unknown>, { batches, callsABatch }: Repetitions): Promise<number> {
  const costs: number[] = [];
  for (let batch = 0; batch <= batches; batch += 1) {
    const before = process.cpuUsage();
    for (let count = 0; count < callsABatch; count += 1) await call();
    const { user, system } = process.cpuUsage(before);
    if (batch > 0) costs.push((user + system) / 1_000 / callsABatch);
  }
  return rounded(median(costs));
}

function rethrow(error: unknown): never {
  throw error;
}
