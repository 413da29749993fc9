import type { PipelinePolicy, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { decodeTransaction, writesIn } from './azure-transaction.ts';
import type { OnRequest } from './request-counter.ts';

/** Tells of every request that goes out, those sent again included. */
export function countingRequests(onRequest: OnRequest): PipelinePolicy {
  return {
    name: 'countingRequests',
    async sendRequest(request, next) {
      let response: PipelineResponse | undefined;
      try {
        response = await next(request);
        return response;
      } finally {
        onRequest({
          method: request.method,
          url: addressWithoutKeys(request.url),
          status: response?.status ?? 0,
          operations: operationsIn(request),
          entities: response === undefined ? 0 : entitiesIn(request, response),
        });
      }
    },
  };
}

/**
 * The client library sets no time-out by itself: without one a silent service would hold a chat turn for ever. Its own
 * `request.timeout` leaves its timer running when the connection fails, which keeps the process from stopping.
 */
export function timingOut(milliseconds: number): PipelinePolicy {
  return {
    name: 'timingOut',
    sendRequest(request, next) {
      request.abortSignal = AbortSignal.timeout(milliseconds);
      return next(request);
    },
  };
}

/**
 * A busy service answers a transaction by 202 with 503 inside. The retry policy above sees the outer status only, so
 * the inner one is put in its place.
 */
export function revealingInnerFaults(): PipelinePolicy {
  return {
    name: 'revealingInnerFaults',
    async sendRequest(request, next) {
      const response = await next(request);
      if (!isTransaction(request) || response.status !== 202) return response;
      const answer = decodeTransaction(response.status, response.bodyAsText ?? '');
      return answer.kind === 'failed' && answer.status >= 500 ? { ...response, status: answer.status } : response;
    },
  };
}

function isTransaction(request: PipelineRequest): boolean {
  return request.method === 'POST' && new URL(request.url).pathname.endsWith('/$batch');
}

function operationsIn(request: PipelineRequest): number {
  return isTransaction(request) && typeof request.body === 'string' ? writesIn(request.body) : 1;
}

function entitiesIn(request: PipelineRequest, response: PipelineResponse): number {
  if (response.status >= 300) return 0;
  if (isTransaction(request)) {
    const answer = decodeTransaction(response.status, response.bodyAsText ?? '');
    return answer.kind === 'committed' ? answer.etags.length : 0;
  }
  // In a string of a row the quotes would be escaped, so that this is one per row.
  return request.method === 'GET' ? (response.bodyAsText ?? '').split('"odata.etag":').length - 1 : 1;
}

function addressWithoutKeys(url: string): string {
  return url.replace(/[(?].*$/s, '');
}
