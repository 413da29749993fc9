import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TableName } from '../../bot/storage/table/tables.ts';
import { startAzurite } from '../support/azurite.ts';

export interface StorageRequest {
  readonly method: string;
  readonly url: string;
  readonly clientRequestId: string | undefined;
}

/** The emulator's tables, and what is asked of them by whoever goes through the recorder, as Storage's own log has it. */
export interface RecordingStorage {
  readonly connectionStrings: { readonly forProduct: string; readonly forTest: string };
  readonly requests: readonly StorageRequest[];
  /** Answers so from now on, of one table or of all; `undefined` makes it well again. */
  answer(status: number | undefined, table?: TableName): void;
  close(): Promise<void>;
}

export async function startRecordingStorage(): Promise<RecordingStorage> {
  const azurite = await startAzurite();
  const target = /TableEndpoint=http:\/\/127\.0\.0\.1:(\d+)/.exec(azurite.connectionString)?.[1];
  const requests: StorageRequest[] = [];
  let faulty: { readonly status: number; readonly part: string } | undefined;

  function pass(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, clientRequestId: headers['x-ms-client-request-id']?.toString() });
    if (faulty && url.includes(faulty.part)) {
      request.resume();
      response.writeHead(faulty.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ 'odata.error': { code: 'Fake', message: { lang: 'en-US', value: 'as the test wants' } } }));
      return;
    }
    const onward = send({ host: '127.0.0.1', port: target, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  }

  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    connectionStrings: { forProduct: azurite.connectionString.replace(`:${target}/`, `:${port}/`), forTest: azurite.connectionString },
    requests,
    answer(status, table) {
      faulty = status === undefined ? undefined : { status, part: table ? `/${table}(` : '' };
    },
    async close() {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), azurite.close()]);
    },
  };
}
