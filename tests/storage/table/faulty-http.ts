import { createDefaultHttpClient, createHttpHeaders, RestError } from '@azure/core-rest-pipeline';
import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';

/** What happens to one request instead of, or after, its being carried. */
export type Fault = (request: PipelineRequest, carry: () => Promise<PipelineResponse>) => Promise<PipelineResponse>;

export interface FaultyHttp extends HttpClient {
  /** The next requests meet these, in turn; those after are carried as usual. */
  next(...faults: Fault[]): void;
  /** Every request meets this, until it is taken away. */
  always(fault: Fault | undefined): void;
}

/** A real HTTP client that fails where a test says so: below the client library, which sends again by itself. */
export function faultyHttp(): FaultyHttp {
  const http = createDefaultHttpClient();
  const queue: Fault[] = [];
  let constant: Fault | undefined;
  return {
    next: (...faults) => {
      queue.push(...faults);
    },
    always: (fault) => {
      constant = fault;
    },
    sendRequest(request) {
      const fault = constant ?? queue.shift();
      const carry = (): Promise<PipelineResponse> => http.sendRequest(request);
      return fault === undefined ? carry() : fault(request, carry);
    },
  };
}

/** The server carries it out, then the connection breaks before the answer is here. */
export function losingAnswer(then: () => Promise<void> = async () => {}): Fault {
  return async (_request, carry) => {
    await carry();
    await then();
    throw new RestError('socket hang up', { code: 'ECONNRESET' });
  };
}

export const refusingConnection: Fault = async () => {
  throw new RestError('connect ECONNREFUSED', { code: 'ECONNREFUSED' });
};

/** The service answers by itself with a status and, as it does, a code. */
export function answering(status: number, code: string): Fault {
  return async (request) => answer(request, status, 'application/json', errorBody(code));
}

/** One page of a query as the service writes it, where that differs from the emulator. */
export function answeringRows(...entities: Record<string, unknown>[]): Fault {
  return async (request) => answer(request, 200, 'application/json', JSON.stringify({ value: entities }));
}

/** 202, and inside it the failure of the whole transaction. */
export function answeringInside(status: number, code: string): Fault {
  const inner = `HTTP/1.1 ${status} Failed\r\nContent-Type: application/json\r\n\r\n${errorBody(code)}\r\n`;
  const body = [
    '--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n',
    `--changesetresponse_2\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n${inner}`,
    '--changesetresponse_2--\r\n--batchresponse_1--\r\n',
  ].join('');
  return async (request) => answer(request, 202, 'multipart/mixed; boundary=batchresponse_1', body);
}

function errorBody(code: string): string {
  return JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: `0:${code}` } } });
}

function answer(request: PipelineRequest, status: number, type: string, bodyAsText: string): PipelineResponse {
  return { request, status, headers: createHttpHeaders({ 'Content-Type': type }), bodyAsText };
}
