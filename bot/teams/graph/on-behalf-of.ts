import type { AccessToken } from '@azure/identity';
import type { TenantId } from '../../domain/ids.ts';
import { AUTHORITY } from './graph-line.ts';
import { appIn, type GraphAccess } from './graph-client.ts';

/** A token for Graph that acts for a person, or why there is none; `reason` holds nothing of theirs. */
export type TokenForCaller =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'consent-missing' }
  /** `isPassing`: Entra did not answer; what it refused it would refuse again. */
  | { readonly kind: 'refused'; readonly reason: string; readonly isPassing: boolean };

/** What teamsfx keeps private, and hands everything over to. */
interface WithClient {
  msalClient: Pick<Awaited<ReturnType<typeof appIn>>, 'acquireTokenOnBehalfOf'>;
}

/** teamsfx makes no credential without a secret. This one opens nothing, and is dropped before anything is asked. */
const NO_SECRET = 'there is none';

/**
 * By teamsfx's `OnBehalfOfUserCredential`, which reads the person's token and tells consent that is missing from every
 * other refusal. It takes a secret or a certificate alone (3.0.2), so its client is exchanged for one that proves itself
 * as our installations do: by a managed identity's assertion.
 */
export async function tokenOnBehalfOf(access: GraphAccess, tenantId: TenantId, userToken: string, scope: string): Promise<TokenForCaller> {
  const { ErrorCode, ErrorWithCode } = await import('@microsoft/teamsfx');
  try {
    const token = await (await credentialFor(access, tenantId, userToken)).getToken(scope);
    return token ? { kind: 'token', token: token.token } : { kind: 'refused', reason: 'no-token', isPassing: false };
  } catch (error) {
    if (!(error instanceof ErrorWithCode)) throw error;
    if (error.code === ErrorCode.UiRequiredError) return { kind: 'consent-missing' };
    const number = entraCode(error.message);
    return { kind: 'refused', reason: number ?? error.code ?? error.name, isPassing: number === undefined };
  }
}

async function credentialFor(access: GraphAccess, tenantId: TenantId, userToken: string): Promise<{ getToken(scope: string): Promise<AccessToken | null> }> {
  const { OnBehalfOfUserCredential } = await import('@microsoft/teamsfx');
  const credential = new OnBehalfOfUserCredential(userToken, { authorityHost: AUTHORITY, clientId: access.clientId, tenantId, clientSecret: NO_SECRET });
  if (!('msalClient' in credential)) throw new TypeError('teamsfx keeps its client in a way that this version does not know');
  // Private in the types, and the only way to be without a secret.
  (credential as unknown as WithClient).msalClient = await appIn(access, tenantId);
  return credential;
}

/** The number of the error, out of a sentence that may name people. */
function entraCode(message: string): string | undefined {
  return /AADSTS\d+/.exec(message)?.[0];
}
