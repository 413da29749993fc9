import { startFakeConnector } from '../../support/fake-connector.ts';
import { argument, serveParent } from '../../support/parent.ts';
import { connectorToken } from '../../support/signed-tokens.ts';
import { APP_ID } from '../app-id.ts';

export interface ConnectorOptions {
  /** How many tokens to sign that are sent once each. */
  readonly freshTokens: number;
}

export interface Connector {
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  /** Good for the whole run, as Teams' are good for an hour. botbuilder verifies it at every request, in both bots. */
  readonly token: string;
  readonly freshTokens: readonly string[];
}

/** Teams' side: publishes the keys, signs, and takes the cards that are replaced. */
const options = argument<ConnectorOptions>();
const { serviceUrl, openIdMetadataUrl } = await startFakeConnector();
const freshTokens: string[] = [];
while (freshTokens.length < options.freshTokens) freshTokens.push(await sign(String(freshTokens.length)));
serveParent<Connector>({ serviceUrl, openIdMetadataUrl, token: await sign('standing'), freshTokens }, {});

/** `jti` makes each a token of its own. */
async function sign(jti: string): Promise<string> {
  return await connectorToken({ appId: APP_ID, serviceUrl }, { moreClaims: { jti } });
}
