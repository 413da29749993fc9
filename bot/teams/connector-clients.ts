import { ConnectorFactory, type ConnectorClient } from 'botframework-connector';
import type { Watch } from '../telemetry/watch.ts';
import { operationOf, statusOfAnswer } from './connector-operations.ts';
import { Refusal } from './refusal.ts';
import type { ServiceUrlPolicy } from './service-url.ts';

/** As long as Teams itself waits for us. */
const ANSWER_LIMIT_MS = 15_000;

/** What is used of the HTTP pipeline that botbuilder keeps private. */
interface Pipeline {
  removePolicy(policy: { name: string }): readonly unknown[];
  addPolicy(policy: { name: string; sendRequest: <Response extends PipelineResponse>(request: PipelineRequest, next: (request: PipelineRequest) => Promise<Response>) => Promise<Response> }): void;
}

interface PipelineRequest {
  readonly method: string;
  timeout: number;
}

interface PipelineResponse {
  readonly status: number;
}

/** One client for each of the few addresses that Teams has, as each costs as much to make as a small request. */
export type ClientCache = Map<string, Promise<ConnectorClient>>;

interface ClientOptions {
  readonly isAllowed: ServiceUrlPolicy;
  readonly cache: ClientCache;
  readonly watch: Watch | undefined;
}

/** Clients that try once, give up after 15 s, and talk to nobody but Teams. */
export class ConnectorClients extends ConnectorFactory {
  readonly #inner: ConnectorFactory;
  readonly #options: ClientOptions;

  constructor(inner: ConnectorFactory, options: ClientOptions) {
    super();
    this.#inner = inner;
    this.#options = options;
  }

  override async create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    // Also for addresses that were stored long ago: our token must not leave for anywhere else.
    const { isAllowed, cache, watch } = this.#options;
    if (!isAllowed(serviceUrl)) throw new Refusal('service-url-not-allowed');
    const known = cache.get(serviceUrl);
    if (known) return known;

    const client = this.#inner.create(serviceUrl, audience).then((made) => singleAttempt(made, watch));
    cache.set(serviceUrl, client);
    return client;
  }
}

/**
 * botbuilder repeats a POST up to three times after 429, 5xx and a lost connection, whatever its options say: a card
 * that Teams has taken but not confirmed would be sent again, and the delivery's own pace would mean nothing.
 */
function singleAttempt(client: ConnectorClient, watch: Watch | undefined): ConnectorClient {
  const pipeline = pipelineOf(client);
  const removed = pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  if (removed.length !== 1) throw new TypeError('botbuilder retries in a way that this version does not know');
  pipeline.addPolicy({
    name: 'answerLimit',
    sendRequest(request, next) {
      request.timeout = ANSWER_LIMIT_MS;
      if (!watch) return next(request);
      return watch.teams(operationOf(request.method), () => next(request), statusOfAnswer);
    },
  });
  return client;
}

function pipelineOf(client: ConnectorClient): Pipeline {
  // Private in the types, and the only way in: botbuilder offers no option for what is done here.
  return (client as unknown as { client: { pipeline: Pipeline } }).client.pipeline;
}
