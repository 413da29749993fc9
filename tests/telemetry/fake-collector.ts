import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';

export interface ReceivedBatch {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** How the collector takes a batch; `hang` never answers. */
export type Reception = 'accept' | 'hang' | { readonly status: number };

/** An OpenTelemetry collector and Azure Monitor's ingestion in one, on loopback; it keeps all that it was told. */
export interface FakeCollector {
  readonly endpoint: string;
  /** As the portal shows it; of a host that does not exist. */
  readonly connectionString: string;
  /** Carries what is for that host to this one. */
  readonly http: HttpClient;
  readonly received: readonly ReceivedBatch[];
  receive(reception: Reception): void;
  close(): Promise<void>;
}

const INGESTION = 'https://ingestion.invalid';

export async function startFakeCollector(): Promise<FakeCollector> {
  const received: ReceivedBatch[] = [];
  let reception: Reception = 'accept';

  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url ?? '', authorization: request.headers.authorization, body: JSON.parse(body) });
      if (reception === 'hang') return;
      const items = request.url?.endsWith('/track') ? (JSON.parse(body) as readonly unknown[]).length : 0; // Azure Monitor takes a list.
      // Not in one go: restify, where a test loads it, changes what Node's writeHead gives back.
      response.writeHead(reception === 'accept' ? 200 : reception.status, { 'content-type': 'application/json' });
      response.end(reception === 'accept' ? JSON.stringify({ itemsReceived: items, itemsAccepted: items, errors: [] }) : '{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const carrier = createDefaultHttpClient();

  return {
    endpoint,
    connectionString: `InstrumentationKey=11111111-1111-4111-8111-111111111111;IngestionEndpoint=${INGESTION}/`,
    http: {
      async sendRequest(request) {
        request.url = request.url.replace(INGESTION, endpoint);
        request.allowInsecureConnection = true;
        return await carrier.sendRequest(request);
      },
    },
    received,
    receive(next) {
      reception = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
