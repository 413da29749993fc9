import type { ConfidentialClientApplication, INetworkModule } from '@azure/msal-node';
import type { TenantId } from '../../domain/ids.ts';
import { federatedAssertion, type ClientAssertion } from '../federated-assertion.ts';
import { AUTHORITY, graphLine, type GraphLine, type GraphOptions } from './graph-line.ts';

/** How the app asks for tokens and for what they open. */
export interface GraphAccess {
  readonly clientId: string;
  readonly line: GraphLine;
  readonly assertion: ClientAssertion;
}

type NetworkRequest = NonNullable<Parameters<INetworkModule['sendPostRequestAsync']>[1]>;
type NetworkAnswer<Body> = Awaited<ReturnType<INetworkModule['sendPostRequestAsync']>> & { body: Body };

/** Throws TypeError as `graphLine` does. */
export function graphAccess(options: GraphOptions): GraphAccess {
  return {
    clientId: options.clientId,
    line: graphLine(options),
    // Nobody on this machine asks who we are.
    assertion: options.kind === 'azure' ? federatedAssertion(options.managedIdentityClientId) : async () => 'loopback-assertion',
  };
}

/**
 * The app in one tenant, without a secret. Made anew for each use, so that nobody's token is kept; for a use that lasts,
 * keep it, and it keeps its tokens. Loaded at first use.
 */
export async function appIn({ clientId, line, assertion }: GraphAccess, tenantId: TenantId): Promise<ConfidentialClientApplication> {
  const { ConfidentialClientApplication: App } = await import('@azure/msal-node');
  return new App({
    auth: { clientId, authority: `${AUTHORITY}/${tenantId}`, clientAssertion: assertion },
    system: { networkClient: networkOver(line) },
  });
}

function networkOver(line: GraphLine): INetworkModule {
  const send = async <Body>(url: string, method: 'GET' | 'POST', { headers, body }: NetworkRequest = {}): Promise<NetworkAnswer<Body>> => {
    const response = await line(url, { method, ...(headers ? { headers } : {}), ...(body === undefined ? {} : { body }) });
    // The library looks at each field before it believes it.
    return { status: response.status, headers: Object.fromEntries(response.headers), body: (await response.json()) as Body };
  };
  return {
    sendGetRequestAsync: (url, request) => send(url, 'GET', request),
    sendPostRequestAsync: (url, request) => send(url, 'POST', request),
  };
}
