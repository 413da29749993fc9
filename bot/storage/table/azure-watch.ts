import { isRestError, type PipelinePolicy, type PipelineRequest, type PipelineResponse } from '@azure/core-rest-pipeline';
import type { Span } from '@opentelemetry/api';
import { ATTRIBUTES } from '../../telemetry/names.ts';
import { fail, type Watch } from '../../telemetry/watch.ts';
import { decodeTransaction } from './azure-transaction.ts';
import type { TableName } from './tables.ts';

/** Kept by Storage in its own log (StorageTableLogs, column ClientRequestId). */
const CLIENT_REQUEST_ID = 'x-ms-client-request-id';
const SERVICE_REQUEST_ID = 'x-ms-request-id';
/** Answers, by which the rows' conditions work: gone, there already, changed. */
const ANSWERS: ReadonlySet<number> = new Set([404, 409, 412]);

export interface WatchingPolicies {
  /** Around all tries. */
  readonly eachCall: PipelinePolicy;
  readonly eachTry: PipelinePolicy;
}

/** Tells of what is asked of one table; by its name, the kind of operation and the status, never by keys. */
export function watchingRequests(watch: Watch, table: TableName): WatchingPolicies {
  const tries = new WeakMap<PipelineRequest, number>();
  return {
    eachCall: {
      name: 'watchingCalls',
      async sendRequest(request, next) {
        return await watch.storage(table, operationOf(request), async (span) => {
          if (!span) return await next(request);
          // Storage's own log can be searched by the trace, and each of its lines leads back to the span.
          request.headers.set(CLIENT_REQUEST_ID, clientRequestIdOf(span));
          const tell = (response: PipelineResponse | undefined): void => describe(span, tries.get(request) ?? 0, statusOf(request, response), response);
          try {
            const response = await next(request);
            tell(response);
            return response;
          } catch (error) {
            // The client throws for every answer that is not what it asked for, a missing row among them.
            tell(isRestError(error) ? error.response : undefined);
            throw error;
          }
        });
      },
    },
    eachTry: {
      name: 'watchingTries',
      async sendRequest(request, next) {
        tries.set(request, (tries.get(request) ?? 0) + 1);
        const began = performance.now();
        let response: PipelineResponse | undefined;
        try {
          response = await next(request);
          return response;
        } finally {
          watch.storageTried((performance.now() - began) / 1_000, table, operationOf(request), statusOf(request, response));
        }
      },
    },
  };
}

/** What a span's requests are called in Storage's log: the trace, then the span, in hexadecimal. */
export function clientRequestIdOf(span: Span): string {
  const { traceId, spanId } = span.spanContext();
  return `${traceId}-${spanId}`;
}

function describe(span: Span, tries: number, status: number, response: PipelineResponse | undefined): void {
  const serviceRequestId = response?.headers.get(SERVICE_REQUEST_ID);
  span.setAttributes({
    [ATTRIBUTES.status]: status,
    [ATTRIBUTES.tries]: tries,
    ...(serviceRequestId === undefined ? {} : { [ATTRIBUTES.serviceRequest]: serviceRequestId }),
  });
  if (status === 0 || (status >= 400 && !ANSWERS.has(status))) fail(span);
}

function operationOf({ method, url, headers }: PipelineRequest): string {
  switch (method) {
    case 'GET':
      return /\(PartitionKey=/.test(url) ? 'get' : 'range';
    case 'POST':
      if (url.endsWith('/$batch')) return 'transaction';
      return /\/Tables(\?|$)/.test(url) ? 'create-table' : 'insert';
    case 'PUT':
      return headers.has('if-match') ? 'replace' : 'put';
    case 'DELETE':
      return 'delete';
    default:
      return 'other';
  }
}

/** Of a transaction that of what failed in it: the outer one is 202 whatever came of it. 0 when no answer came. */
function statusOf({ method, url }: PipelineRequest, response: PipelineResponse | undefined): number {
  if (!response) return 0;
  if (response.status !== 202 || method !== 'POST' || !url.endsWith('/$batch')) return response.status;
  const answer = decodeTransaction(response.status, response.bodyAsText ?? '');
  return answer.kind === 'failed' ? answer.status : response.status;
}
