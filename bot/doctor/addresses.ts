/** Where Microsoft's public cloud answers; tests put loopback in its place. */
export interface Addresses {
  /** What publishes the keys of the connector's tokens, by an OpenID document. */
  readonly botFrameworkMetadata: string;
  /** Entra's, before a tenant's id. */
  readonly login: string;
  /** The connector's, for a bot that nobody has written to yet. Source: Bot Connector REST API, "Base URI". */
  readonly connector: string;
}

export const MICROSOFT: Addresses = {
  botFrameworkMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  login: 'https://login.microsoftonline.com',
  connector: 'https://smba.trafficmanager.net/teams/',
};
