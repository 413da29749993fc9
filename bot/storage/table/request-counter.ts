/** One request as it went out; a request that the client library sends again is told of again. */
export interface RequestInfo {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS' | 'TRACE';
  /** Up to the table's name: keys are left out, they hold ids. */
  readonly url: string;
  /** 0 when no answer came. */
  readonly status: number;
  /** Writes in a transaction; 1 for everything else. */
  readonly operations: number;
  /** Rows read or written; 0 when it failed. */
  readonly entities: number;
}

export type OnRequest = (info: RequestInfo) => void;

export interface RequestCounter {
  readonly requests: number;
  readonly operations: number;
  readonly entities: number;
  /** Hand this to `azureTables` or `memoryTables`. */
  readonly onRequest: OnRequest;
  reset(): void;
}

/** Counts what storage costs, alike on Azure and in memory: Azure bills and limits by request and by entity. */
export function requestCounter(): RequestCounter {
  let requests = 0;
  let operations = 0;
  let entities = 0;
  return {
    get requests() {
      return requests;
    },
    get operations() {
      return operations;
    },
    get entities() {
      return entities;
    },
    onRequest(info) {
      requests += 1;
      operations += info.operations;
      entities += info.entities;
    },
    reset() {
      requests = operations = entities = 0;
    },
  };
}
