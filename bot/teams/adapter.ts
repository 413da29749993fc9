import { CloudAdapter, type Activity, type TurnContext } from 'botbuilder';
import { AuthenticationConstants, AuthenticationError, type AuthenticateRequestResult } from 'botframework-connector';
import type { Watch } from '../telemetry/watch.ts';
import type { Envelope } from './activity.ts';
import { TeamsAuthentication } from './authentication.ts';
import { azureConnectorToken, type AzureBot } from './connector-tokens.ts';
import { notificationLine } from './notification-line.ts';
import { Refusal } from './refusal.ts';
import { isLoopbackUrl, isTeamsServiceUrl, type ServiceUrlPolicy } from './service-url.ts';
import { signingKeys } from './signing-keys.ts';
import { cardReplacer, type ReplaceCard } from './standing-card.ts';
import { createTokenGate, type TokenGate } from './token-gate.ts';

/** Teams, or something on this machine that plays it. Either way every token is checked; only the keys differ. */
export type AdapterOptions =
  | ({ readonly kind: 'azure' } & AzureBot)
  | {
      readonly kind: 'loopback';
      readonly appId: string;
      readonly openIdMetadataUrl: string;
      /** Sent along with what we send; none if not given. */
      readonly connectorToken?: string;
    };

type Turn = (context: TurnContext) => Promise<void>;

/** Throws TypeError if a loopback bot would take its keys from elsewhere. */
export function createAdapter(options: AdapterOptions, watch?: Watch): TeamsAdapter {
  const watched = watch ? { watch } : {};
  if (options.kind === 'azure') {
    return new TeamsAdapter({
      ...watched,
      appId: options.appId,
      openIdMetadataUrl: AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
      loginUrl: AuthenticationConstants.ToChannelFromBotLoginUrlPrefix + options.tenantId,
      connectorToken: azureConnectorToken(options),
      isServiceUrl: isTeamsServiceUrl,
    });
  }
  if (!isLoopbackUrl(options.openIdMetadataUrl)) throw new TypeError('a local bot trusts keys of this machine only');
  return new TeamsAdapter({
    ...watched,
    appId: options.appId,
    openIdMetadataUrl: options.openIdMetadataUrl,
    loginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
    connectorToken: async () => options.connectorToken,
    // Whoever holds these keys must not be able to make us call Teams, nor the other way round.
    isServiceUrl: isLoopbackUrl,
  });
}

/** botbuilder's adapter with the way in split in two, so that a refused token can be told from a failed turn. */
export class TeamsAdapter extends CloudAdapter {
  readonly appId: string;
  /** Step one, on the header alone: nobody without a token makes us read a body. */
  readonly gate: TokenGate;
  /** Outside any turn, for a card that has had its answer. */
  readonly replaceCard: ReplaceCard;
  readonly #authentication: TeamsAuthentication;
  readonly #isServiceUrl: ServiceUrlPolicy;

  constructor(options: ConstructorParameters<typeof TeamsAuthentication>[0]) {
    const authentication = new TeamsAuthentication(options);
    super(authentication);
    this.appId = options.appId;
    this.gate = createTokenGate({ appId: options.appId, keys: signingKeys(new URL(options.openIdMetadataUrl)) });
    this.replaceCard = cardReplacer(options);
    this.#authentication = authentication;
    this.#isServiceUrl = options.isServiceUrl;
    this.use(notificationLine);
  }

  /** Step two: the activity is from Teams, may be answered where it says, and botbuilder agrees. Throws Refusal. */
  async admit(activity: Envelope, tokenServiceUrl: string, authorization: string): Promise<AuthenticateRequestResult> {
    // Not left to botbuilder, which compares only if there is something to compare.
    if (activity.serviceUrl !== tokenServiceUrl) throw new Refusal('service-url-not-in-token');
    if (!this.#isServiceUrl(tokenServiceUrl)) throw new Refusal('service-url-not-allowed');
    if (activity.channelId !== 'msteams') throw new Refusal('channel-not-allowed');
    try {
      return await this.#authentication.authenticateRequest(asActivity(activity), authorization);
    } catch (error) {
      // The gate has seen a good signature: what is no verdict on the token can only be that its keys were away.
      const refused = error instanceof AuthenticationError && error.statusCode === 401;
      throw new Refusal(refused ? 'token-invalid' : 'keys-unavailable', { cause: error });
    }
  }

  /** Step three. */
  async turn(authenticated: AuthenticateRequestResult, activity: Envelope, logic: Turn): Promise<void> {
    await this.processActivity(authenticated, asActivity(activity), logic);
  }
}

/** botbuilder's type promises fields that Teams leaves out; it reads none of them without looking. */
function asActivity(activity: Envelope): Activity {
  return activity as unknown as Activity;
}
