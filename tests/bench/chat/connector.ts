import { startFakeConnector } from '../../support/fake-connector.ts';
import { connectorToken } from '../../support/signed-tokens.ts';
import { APP_ID } from './app-id.ts';
import { serveParent } from './parent.ts';

export interface Connector {
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  /** Good for the whole run, as Teams' are good for an hour. Neither bot remembers having seen it. */
  readonly token: string;
}

/** Teams' side: publishes the keys, signs, and takes the cards that are replaced. */
const { serviceUrl, openIdMetadataUrl } = await startFakeConnector();
const token = await connectorToken({ appId: APP_ID, serviceUrl });
serveParent<Connector>({ serviceUrl, openIdMetadataUrl, token });
