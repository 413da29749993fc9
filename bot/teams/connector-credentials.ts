import { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { ConnectorToken } from './connector-tokens.ts';

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

/** No token could be had, so nothing was sent. */
export class ConnectorTokenError extends Error {
  override readonly name = 'ConnectorTokenError';
}

/** Signs what goes to the connector. That tokens that come in are checked cannot be switched off here or anywhere. */
export class ConnectorCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #credentials: Credentials;

  constructor(appId: string, connectorToken: ConnectorToken) {
    super();
    this.#appId = appId;
    this.#credentials = {
      async signRequest(request) {
        const token = await requireToken(connectorToken);
        if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
        return request;
      },
    };
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(): Promise<Credentials> {
    return this.#credentials;
  }
}

async function requireToken(connectorToken: ConnectorToken): Promise<string | undefined> {
  try {
    return await connectorToken();
  } catch (error) {
    throw new ConnectorTokenError('no connector token', { cause: error });
  }
}
