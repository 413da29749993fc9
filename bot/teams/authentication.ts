import { ConfigurationBotFrameworkAuthentication, type Activity } from 'botbuilder';
import { AuthenticationConstants, type AuthenticateRequestResult, type ClaimsIdentity, type ConnectorFactory, type UserTokenClient } from 'botframework-connector';
import type { Watch } from '../telemetry/watch.ts';
import { ConnectorClients, type ClientCache } from './connector-clients.ts';
import { ConnectorCredentials } from './connector-credentials.ts';
import type { ConnectorToken } from './connector-tokens.ts';
import type { ServiceUrlPolicy } from './service-url.ts';
import { CONNECTOR_ISSUER } from './token-gate.ts';

export interface AuthenticationOptions {
  readonly appId: string;
  readonly openIdMetadataUrl: string;
  readonly loginUrl: string;
  readonly connectorToken: ConnectorToken;
  readonly isServiceUrl: ServiceUrlPolicy;
  readonly watch?: Watch;
}

/** botbuilder's own check of incoming tokens, and the clients that its turns answer through. */
export class TeamsAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #isServiceUrl: ServiceUrlPolicy;
  readonly #watch: Watch | undefined;
  readonly #clients: ClientCache = new Map();
  #userTokens: Promise<UserTokenClient> | undefined;

  constructor({ appId, openIdMetadataUrl, loginUrl, connectorToken, isServiceUrl, watch }: AuthenticationOptions) {
    super(
      {
        MicrosoftAppId: appId,
        ValidateAuthority: true,
        // All of them, or botbuilder ignores the ones that are there.
        ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
        ToBotFromChannelTokenIssuer: CONNECTOR_ISSUER,
        ToChannelFromBotLoginUrl: loginUrl,
        ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
        OAuthUrl: AuthenticationConstants.OAuthUrl,
        CallerId: 'urn:botframework:azure',
      },
      new ConnectorCredentials(appId, connectorToken),
    );
    this.#isServiceUrl = isServiceUrl;
    this.#watch = watch;
  }

  override async authenticateRequest(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(activity, authorization);
    return { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) };
  }

  override createConnectorFactory(claims: ClaimsIdentity): ConnectorFactory {
    return new ConnectorClients(super.createConnectorFactory(claims), { isAllowed: this.#isServiceUrl, cache: this.#clients, watch: this.#watch });
  }

  /** Every turn gets one and none uses it: sign-in is the tab's, so one for all is enough. */
  override createUserTokenClient(claims: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(claims);
    return this.#userTokens;
  }
}
