import type { TokenCredential } from '@azure/identity';
import { federatedAssertion } from './federated-assertion.ts';

/** The token that goes with everything we send to the connector; undefined where it asks for none. */
export type ConnectorToken = () => Promise<string | undefined>;

/** How the bot's registration in Azure proves itself; neither way has a secret to keep. */
export type AzureRegistration =
  /** A SingleTenant bot whose Entra app trusts a managed identity as federated credential. */
  | { readonly type: 'SingleTenant'; readonly managedIdentityClientId: string }
  /** A bot that is itself a managed identity: the app id is that identity's client id. */
  | { readonly type: 'UserAssignedMSI' };

export interface AzureBot {
  readonly appId: string;
  /** The bot's home, where its token is asked for, whichever tenant it talks to. */
  readonly tenantId: string;
  readonly registration: AzureRegistration;
}

const CONNECTOR_SCOPE = 'https://api.botframework.com/.default';

/**
 * Not botbuilder's own federated credentials: those fetch the identity's assertion once and keep it past its expiry.
 * The library is loaded at first use, because the local run never needs it; it caches and renews tokens by itself.
 */
export function azureConnectorToken(bot: AzureBot): ConnectorToken {
  let credential: Promise<TokenCredential> | undefined;

  return async () => {
    credential ??= credentialOf(bot);
    const token = await (await credential).getToken(CONNECTOR_SCOPE);
    return token?.token;
  };
}

async function credentialOf({ appId, tenantId, registration }: AzureBot): Promise<TokenCredential> {
  const { ClientAssertionCredential, ManagedIdentityCredential } = await import('@azure/identity');
  if (registration.type === 'UserAssignedMSI') return new ManagedIdentityCredential({ clientId: appId });
  return new ClientAssertionCredential(tenantId, appId, federatedAssertion(registration.managedIdentityClientId));
}
