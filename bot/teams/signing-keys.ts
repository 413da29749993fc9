import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

const FETCH_LIMIT_MS = 5_000;
/** The Bot Framework asks for a refresh at least once a day; an unknown key id refreshes at once. */
const KEYS_FRESH_MS = 24 * 3_600_000;

const OpenIdMetadata = z.object({ jwks_uri: z.url() });

/** Whoever publishes the keys cannot be reached or makes no sense, so nothing can be said about a token. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** The keys that an OpenID metadata document leads to, fetched at first use and kept. Throws KeysUnavailable. */
export function signingKeys(metadataUrl: URL): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;

  return async (header, token) => {
    try {
      found ??= discover(metadataUrl);
      const keyOf = await found;
      return await keyOf(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      // The address is asked for anew as well: it may be that which was wrong.
      found = undefined;
      throw new KeysUnavailable('keys-unavailable', { cause: error });
    }
  };
}

async function discover(metadataUrl: URL): Promise<JWTVerifyGetKey> {
  const response = await fetch(metadataUrl, { signal: AbortSignal.timeout(FETCH_LIMIT_MS) });
  if (!response.ok) throw new Error(`OpenID metadata: ${response.status}`);
  const { jwks_uri } = OpenIdMetadata.parse(await response.json());
  return createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: FETCH_LIMIT_MS, cacheMaxAge: KEYS_FRESH_MS });
}
