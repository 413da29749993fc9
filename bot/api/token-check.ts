import { decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LedtradError } from '../domain/errors.ts';
import { parseObjectId, parseTenantId, type TenantId } from '../domain/ids.ts';
import type { Identity } from '../domain/identity.ts';

export interface TokenCheckOptions {
  /** The Entra app of the tab, and its `api://` address. */
  readonly clientId: string;
  readonly identifierUri: string;
  readonly isAllowedTenant: (tenantId: TenantId) => boolean;
  readonly keys: JWTVerifyGetKey;
}

export type TokenCheck = (authorization: string | undefined) => Promise<Identity>;

/** The scope that Teams asks for on the tab's behalf. */
const SCOPE = 'access_as_user';
const CLOCK_TOLERANCE_SECONDS = 60;
const TOKEN_FAULTS = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported] as const;

/**
 * Who calls, from an Entra access token: `tid` and `oid`, nothing else of it. Multi-tenant: the issuer must be the
 * token's own tenant, and that must be on the allow-list before any key is fetched.
 * Throws `not-signed-in` for every token that is not right, `tenant-not-allowed`, and `too-busy` when the keys cannot
 * be had: an outage of theirs says nothing of the token.
 * Source: Microsoft identity platform, access token claims reference (v1.0 and v2.0).
 */
export function tokenCheck({ clientId, identifierUri, isAllowedTenant, keys }: TokenCheckOptions): TokenCheck {
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (!token) throw new LedtradError('not-signed-in');
    const tenantId = tenantIn(token);
    if (!isAllowedTenant(tenantId)) throw new LedtradError('tenant-not-allowed');
    const v2Issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`;
    const v1Issuer = `https://sts.windows.net/${tenantId}/`;
    const payload = await verified(token, keys, [clientId, identifierUri], [v2Issuer, v1Issuer]);
    const isV2 = payload['ver'] === '2.0' && payload.iss === v2Issuer && payload.aud === clientId;
    const isV1 = payload['ver'] === '1.0' && payload.iss === v1Issuer && payload.aud === identifierUri;
    const objectId = parseObjectId(payload['oid']);
    const isUser = payload['idtyp'] === undefined || payload['idtyp'] === 'user';
    if (!(isV2 || isV1) || !isUser || !objectId || !hasScope(payload)) throw new LedtradError('not-signed-in');
    return { tenantId, objectId };
  };
}

function tenantIn(token: string): TenantId {
  try {
    const tenantId = parseTenantId(decodeJwt(token)['tid']);
    if (tenantId) return tenantId;
  } catch (error) {
    throw new LedtradError('not-signed-in', {}, { cause: error });
  }
  throw new LedtradError('not-signed-in');
}

async function verified(token: string, keys: JWTVerifyGetKey, audience: string[], issuer: string[]): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, orTooBusy(keys), {
      algorithms: ['RS256'],
      audience,
      issuer,
      requiredClaims: ['exp', 'iat', 'oid', 'tid', 'scp'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    return payload;
  } catch (error) {
    if (error instanceof LedtradError) throw error;
    throw new LedtradError('not-signed-in', {}, { cause: error });
  }
}

/** A key that is not among the published ones is the token's fault; every other failure to find it is an outage. */
function orTooBusy(keys: JWTVerifyGetKey): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (TOKEN_FAULTS.some((fault) => error instanceof fault)) throw error;
      throw new LedtradError('too-busy', {}, { cause: error });
    }
  };
}

function hasScope(payload: JWTPayload): boolean {
  return typeof payload['scp'] === 'string' && payload['scp'].split(' ').includes(SCOPE);
}
