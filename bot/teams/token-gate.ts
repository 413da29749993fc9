import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { Refusal } from './refusal.ts';
import { KeysUnavailable } from './signing-keys.ts';

/** Of the tokens with which the Bot Framework's connector calls a bot in the public cloud. */
export const CONNECTOR_ISSUER = 'https://api.botframework.com';

/** What botbuilder allows, too. */
const CLOCK_TOLERANCE_S = 5 * 60;
/** Teams has a few dozen addresses, and a token for each at a time. */
const MOST_TOKENS = 200;

const Claims = z.object({ serviceurl: z.string().min(1), exp: z.number() });

export interface ConnectorClaims {
  /** The only address that may be answered to. */
  readonly serviceUrl: string;
}

/** Throws Refusal. */
export type TokenGate = (authorization: string | undefined) => Promise<ConnectorClaims>;

/**
 * Stands before botbuilder, which checks the token again: that one reports a forged signature as an error of ours
 * (500), prints keys to stderr, lets the emulator's and other bots' tokens in by doors of their own, and checks no
 * serviceUrl that is absent. After this gate none of that can be reached, and whatever botbuilder still says no to is
 * a refusal, not a riddle. A token that came through is known until it ends, as one is good for many requests;
 * botbuilder still verifies its signature at each of them.
 */
export function createTokenGate({ appId, keys }: { readonly appId: string; readonly keys: JWTVerifyGetKey }): TokenGate {
  const expected = {
    issuer: CONNECTOR_ISSUER,
    audience: appId,
    algorithms: ['RS256'],
    clockTolerance: CLOCK_TOLERANCE_S,
    requiredClaims: ['exp'],
  };
  // By the wall clock, as that is what tokens end by.
  const passed = new LRUCache<string, ConnectorClaims>({ max: MOST_TOKENS, perf: Date });

  async function verify(token: string): Promise<ConnectorClaims> {
    const { payload } = await jwtVerify(token, keys, expected);
    const { serviceurl, exp } = Claims.parse(payload);
    const claims = { serviceUrl: serviceurl };
    passed.set(token, claims, { ttl: Math.max(1, (exp + CLOCK_TOLERANCE_S) * 1_000 - Date.now()) });
    return claims;
  }

  return async (authorization) => {
    const token = bearerToken(authorization);
    if (token === undefined) throw new Refusal('token-missing');
    try {
      return passed.get(token) ?? (await verify(token));
    } catch (error) {
      throw new Refusal(error instanceof KeysUnavailable ? 'keys-unavailable' : 'token-invalid', { cause: error });
    }
  };
}

function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/.exec(authorization ?? '')?.[1];
}
