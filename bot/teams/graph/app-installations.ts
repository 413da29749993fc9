import type { ConfidentialClientApplication } from '@azure/msal-node';
import { z } from 'zod';
import type { TenantId } from '../../domain/ids.ts';
import type { AppInstallations, Refused } from '../../ports/app-installations.ts';
import { reasonOf } from '../../reason-of.ts';
import { appIn, graphAccess } from './graph-client.ts';
import { GraphError, isAway, isBusy } from './graph-error.ts';
import { AUTHORITY, drop, GRAPH, type GraphOptions } from './graph-line.ts';

/** What an administrator has agreed to: TeamsAppInstallation.ReadWriteSelfForUser.All and AppCatalog.Read.All. */
const SCOPES = ['https://graph.microsoft.com/.default'];
/** The app is unknown in the tenant: nobody there has agreed to anything. Source: Microsoft Entra, error codes. */
const UNKNOWN_THERE: ReadonlySet<string> = new Set(['AADSTS700016', 'AADSTS7000229']);

const Catalogue = z.object({ value: z.array(z.object({ id: z.string().min(1) })) });
const Fault = z.object({ error: z.object({ code: z.string().regex(/^\w{1,60}$/).catch('Unknown'), message: z.string().catch('') }) });

/** As the app itself, in each tenant whose administrator agreed to it. `teamsAppId` is that of the manifest. Throws TypeError as `graphLine` does. */
export function createAppInstallations(options: GraphOptions, teamsAppId: string): AppInstallations {
  const access = graphAccess(options);
  const apps = new Map<TenantId, Promise<ConfidentialClientApplication>>();

  async function tokenIn(tenantId: TenantId): Promise<string> {
    const app = apps.get(tenantId) ?? appIn(access, tenantId);
    apps.set(tenantId, app);
    const result = await (await app).acquireTokenByClientCredential({ scopes: SCOPES });
    if (!result) throw new GraphError('no-token');
    return result.accessToken;
  }

  /** A token that is not taken is asked for anew, once. */
  async function answerTo(tenantId: TenantId, path: string, init: RequestInit): Promise<Response> {
    const send = async () => await access.line(GRAPH + path, { ...init, headers: { ...init.headers, authorization: `Bearer ${await tokenIn(tenantId)}` } });
    const first = await send();
    if (first.status !== 401) return first;
    await drop(first);
    apps.delete(tenantId);
    return await send();
  }

  async function ask<Answer>(tenantId: TenantId, path: string, init: RequestInit, read: (response: Response) => Promise<Answer | Refused>): Promise<Answer | Refused> {
    try {
      const response = await answerTo(tenantId, path, init);
      return isBusy(response.status) ? await later(response) : await read(response);
    } catch (error) {
      // msal would ask nobody for a minute after the token service was away, and say something else.
      apps.delete(tenantId);
      return refusalOf(error);
    }
  }

  return {
    consentUrl: (tenantId) => `${AUTHORITY}/${tenantId}/adminconsent?client_id=${options.clientId}`,
    lookUp: (tenantId) => ask(tenantId, `/appCatalogs/teamsApps?$filter=externalId eq '${teamsAppId}'&$select=id`, {}, async (response) => {
      if (!response.ok) return await refused(response);
      const [app] = Catalogue.parse(await response.json()).value;
      return app ? { kind: 'found', catalogueId: app.id } : { kind: 'not-in-catalogue' };
    }),
    install: (tenantId, catalogueId, address) => ask(tenantId, `/users/${encodeURIComponent(address)}/teamwork/installedApps`, installationOf(catalogueId), async (response) => {
      if (!response.ok && response.status !== 409 && response.status !== 404) return await refused(response);
      await drop(response);
      // That the app is in the catalogue is known by then, so it is the account that is not found.
      return { kind: response.ok ? 'installed' : response.status === 409 ? 'already-installed' : 'no-such-user' };
    }),
  };
}

function installationOf(catalogueId: string): RequestInit {
  const body = JSON.stringify({ 'teamsApp@odata.bind': `${GRAPH}/appCatalogs/teamsApps/${catalogueId}` });
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body };
}

async function later(response: Response): Promise<Refused> {
  await drop(response);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return { kind: 'try-later', ...(seconds >= 0 ? { afterMs: seconds * 1000 } : {}) };
}

/** One 403 means that the app may not do this anywhere in the tenant, every other that it may not for this account. */
async function refused(response: Response): Promise<Refused> {
  const fault = Fault.safeParse(await response.json().catch(() => undefined)).data?.error;
  if (response.status === 403 && /permissions on the request|Insufficient privileges/i.test(fault?.message ?? '')) return { kind: 'consent-missing' };
  return { kind: 'refused', reason: fault?.code ?? `status-${response.status}` };
}

function refusalOf(error: unknown): Refused {
  if (isAway(error)) return { kind: 'try-later' };
  const reason = error instanceof Error ? /AADSTS\d+/.exec(error.message)?.[0] : undefined;
  if (reason !== undefined) return UNKNOWN_THERE.has(reason) ? { kind: 'consent-missing' } : { kind: 'refused', reason };
  return { kind: 'refused', reason: reasonOf(error) };
}
