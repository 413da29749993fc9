/** With what an Entra app proves itself instead of a secret: a JWT that is good for some minutes. */
export type ClientAssertion = () => Promise<string>;

/** Source: Microsoft Entra, "Configure an application to trust a managed identity". */
const TOKEN_EXCHANGE_SCOPE = 'api://AzureADTokenExchange/.default';

/**
 * The token of a managed identity that the app trusts as federated credential. The library is loaded at first use; it
 * caches and renews the token by itself.
 */
export function federatedAssertion(managedIdentityClientId: string): ClientAssertion {
  let identity: Promise<{ getToken(scope: string): Promise<{ readonly token: string }> }> | undefined;
  return async () => {
    identity ??= import('@azure/identity').then(({ ManagedIdentityCredential }) => new ManagedIdentityCredential({ clientId: managedIdentityClientId }));
    const { token } = await (await identity).getToken(TOKEN_EXCHANGE_SCOPE);
    return token;
  };
}
