import type { TokenCredential } from '@azure/identity';

/** The process's own identity in Azure. The library is loaded at first use, because a local run never needs it. */
export function managedIdentity(clientId: string): TokenCredential {
  let credential: Promise<TokenCredential> | undefined;
  return {
    async getToken(scopes, options) {
      credential ??= import('@azure/identity').then(({ ManagedIdentityCredential }) => new ManagedIdentityCredential({ clientId }));
      return (await credential).getToken(scopes, options);
    },
  };
}
