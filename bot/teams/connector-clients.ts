import { ConnectorFactory, type ConnectorClient } from 'botframework-connector';
import { Refusal } from './refusal.ts';
import type { ServiceUrlPolicy } from './service-url.ts';

/** As long as Teams itself waits for us. */
const ANSWER_LIMIT_MS = 15_000;

/** What is used of the HTTP pipeline that botbuilder keeps private. */
interface Pipeline {
  removePolicy(policy: { name: string }): readonly unknown[];
  addPolicy(policy: { name: string; sendRequest: <Response>(request: { timeout: number }, next: (request: { timeout: number }) => Promise<Response>) => Promise<Response> }): void;
}

/** One client for each of the few addresses that Teams has, as each costs as much to make as a small request. */
export type ClientCache = Map<string, Promise<ConnectorClient>>;

/** Clients that try once, give up after 15 s, and talk to nobody but Teams. */
export class ConnectorClients extends ConnectorFactory {
  readonly #inner: ConnectorFactory;
  readonly #isAllowed: ServiceUrlPolicy;
  readonly #cache: ClientCache;

  constructor(inner: ConnectorFactory, isAllowed: ServiceUrlPolicy, cache: ClientCache) {
    super();
    this.#inner = inner;
    this.#isAllowed = isAllowed;
    this.#cache = cache;
  }

  override async create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    // Also for addresses that were stored long ago: our token must not leave for anywhere else.
    if (!this.#isAllowed(serviceUrl)) throw new Refusal('service-url-not-allowed');
    const known = this.#cache.get(serviceUrl);
    if (known) return known;

    const client = this.#inner.create(serviceUrl, audience).then(singleAttempt);
    this.#cache.set(serviceUrl, client);
    return client;
  }
}

/**
 * botbuilder repeats a POST up to three times after 429, 5xx and a lost connection, whatever its options say: a card
 * that Teams has taken but not confirmed would be sent again, and the delivery's own pace would mean nothing.
 */
function singleAttempt(client: ConnectorClient): ConnectorClient {
  const pipeline = pipelineOf(client);
  const removed = pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  if (removed.length !== 1) throw new TypeError('botbuilder retries in a way that this version does not know');
  pipeline.addPolicy({
    name: 'answerLimit',
    sendRequest(request, next) {
      request.timeout = ANSWER_LIMIT_MS;
      return next(request);
    },
  });
  return client;
}

function pipelineOf(client: ConnectorClient): Pipeline {
  // Private in the types, and the only way in: botbuilder offers no option for what is done here.
  return (client as unknown as { client: { pipeline: Pipeline } }).client.pipeline;
}
