import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { Refusal } from './refusal.ts';
import { KeysUnavailable } from './signing-keys.ts';

/** Of the tokens with which the Bot Framework's connector calls a bot in the public cloud. */
export const CONNECTOR_ISSUER = 'https://api.botframework.com';

/** What botbuilder allows, too. */
const CLOCK_TOLERANCE = '5 minutes';

const Claims = z.object({ serviceurl: z.string().min(1) });

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
 * a refusal, not a riddle. The second signature check costs 0.06 ms.
 */
export function createTokenGate({ appId, keys }: { readonly appId: string; readonly keys: JWTVerifyGetKey }): TokenGate {
  const expected = {
    issuer: CONNECTOR_ISSUER,
    audience: appId,
    algorithms: ['RS256'],
    clockTolerance: CLOCK_TOLERANCE,
    requiredClaims: ['exp'],
  };

  return async (authorization) => {
    const token = bearerToken(authorization);
    if (token === undefined) throw new Refusal('token-missing');
    try {
      const { payload } = await jwtVerify(token, keys, expected);
      return { serviceUrl: Claims.parse(payload).serviceurl };
    } catch (error) {
      throw new Refusal(error instanceof KeysUnavailable ? 'keys-unavailable' : 'token-invalid', { cause: error });
    }
  };
}

function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/.exec(authorization ?? '')?.[1];
}
