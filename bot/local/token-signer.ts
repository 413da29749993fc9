import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';

/** Bot Framework's issuer of the tokens with which the connector calls a bot. */
export const CONNECTOR_ISSUER = 'https://api.botframework.com';
/** Teams in the browser, as it asks Entra for a tab's token. */
const TEAMS_WEB_CLIENT = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

export interface LocalPerson {
  readonly tenantId: string;
  readonly objectId: string;
  readonly name: string;
}

export interface TokenSigner {
  /** Endorsed for Teams, which the connector's reader asks for and Entra's does not mind. */
  readonly publicKey: JWK & { readonly endorsements: readonly string[] };
  /** What the Bot Framework sends along with an activity. Five minutes. */
  connectorToken(serviceUrl: string): Promise<string>;
  /** What `getAuthToken()` gives a tab: an Entra v2 access token. One hour. */
  tabToken(person: LocalPerson): Promise<string>;
}

export interface Audiences {
  readonly botAppId: string;
  readonly tabClientId: string;
}

/** The key lives and dies with the process: what was signed in an earlier run is worth nothing in this one. */
export async function createTokenSigner(audiences: Audiences): Promise<TokenSigner> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const kid = randomUUID();
  const sign = (token: SignJWT): Promise<string> =>
    token.setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).setIssuedAt().setNotBefore('0s').sign(privateKey);

  return {
    publicKey: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] },
    connectorToken: (serviceUrl) =>
      sign(
        // All lower-case, as the Bot Framework writes this claim.
        new SignJWT({ serviceurl: serviceUrl })
          .setIssuer(CONNECTOR_ISSUER)
          .setAudience(audiences.botAppId)
          .setExpirationTime('5m'),
      ),
    tabToken: ({ tenantId, objectId, name }) =>
      sign(
        new SignJWT({ ver: '2.0', tid: tenantId, oid: objectId, name, scp: 'access_as_user', azp: TEAMS_WEB_CLIENT })
          .setIssuer(`https://login.microsoftonline.com/${tenantId}/v2.0`)
          .setAudience(audiences.tabClientId)
          .setSubject(objectId)
          .setExpirationTime('1h'),
      ),
  };
}
