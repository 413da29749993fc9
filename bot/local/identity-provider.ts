import { createServer, type RequestListener, type Server } from 'node:http';
import { isFromThisMachine } from './loopback-only.ts';
import { listenOnLoopback, LOOPBACK } from './ports.ts';
import { forwardSigned } from './signing-proxy.ts';
import { CONNECTOR_ISSUER, createTokenSigner, type LocalPerson, type TokenSigner } from './token-signer.ts';

const METADATA_PATH = '/.well-known/openidconfiguration';
const KEYS_PATH = '/keys';
const MESSAGES_PATH = '/api/messages';

export interface IdentityProviderOptions {
  /** Any free port if not given. */
  readonly port?: number;
  readonly botAppId: string;
  readonly tabClientId: string;
  /** The bot's own `/api/messages`; can be told later by `forwardTo`, as the bot starts after us. */
  readonly forwardTo?: string;
}

export interface IdentityProvider {
  readonly url: string;
  /** For the bot's token check, in place of the Bot Framework's and the emulator's. */
  readonly openIdMetadataUrl: string;
  /** The same keys, for the tab's token check in place of Entra's. */
  readonly jwksUrl: string;
  /** The Playground's bot endpoint. */
  readonly signingProxyUrl: string;
  forwardTo(botMessagesUrl: string): void;
  issueTabToken(person: LocalPerson): Promise<string>;
  stop(): Promise<void>;
}

/**
 * What Microsoft's identity services are to the product, on loopback: real keys and real tokens, so that the local run
 * checks them as it does in a tenant. Whoever can call this process's functions can be anybody; over HTTP it gives
 * out public keys and forwards what the Playground sends, and nothing else. Throws `port-taken`.
 */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const signer = await createTokenSigner(options);
  let bot = options.forwardTo === undefined ? undefined : new URL(options.forwardTo);
  let url = '';
  const server = createServer(answer(signer, () => url, () => bot));
  url = `http://${LOOPBACK}:${await listenOnLoopback(server, options.port ?? 0)}`;
  return {
    url,
    openIdMetadataUrl: url + METADATA_PATH,
    jwksUrl: url + KEYS_PATH,
    signingProxyUrl: url + MESSAGES_PATH,
    forwardTo: (botMessagesUrl) => {
      bot = new URL(botMessagesUrl);
    },
    issueTabToken: (person) => signer.tabToken(person),
    stop: () => stop(server),
  };
}

function answer(signer: TokenSigner, url: () => string, bot: () => URL | undefined): RequestListener {
  return (request, response) => {
    const json = (body: object): void => {
      // Not chained: restify, in this same process, makes every writeHead return nothing.
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const say = (status: number, sentence: string): void => {
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(sentence);
    };

    if (!isFromThisMachine(request)) return say(403, 'Only for this machine.');
    switch (`${request.method ?? ''} ${request.url ?? ''}`) {
      case `GET ${METADATA_PATH}`:
        return json({
          issuer: CONNECTOR_ISSUER,
          jwks_uri: url() + KEYS_PATH,
          id_token_signing_alg_values_supported: ['RS256'],
        });
      case `GET ${KEYS_PATH}`:
        return json({ keys: [signer.publicKey] });
      case `POST ${MESSAGES_PATH}`: {
        const target = bot();
        if (target === undefined) return say(502, 'The bot has not started yet.');
        return void forwardSigned(request, response, target, signer.connectorToken);
      }
      default:
        return say(request.url === MESSAGES_PATH ? 405 : 404, 'There is nothing here.');
    }
  };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
