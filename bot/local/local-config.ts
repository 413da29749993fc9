import type { Config, LocalSettings } from '../config.ts';
import { azuriteConnection } from './azurite.ts';
import { LOOPBACK } from './ports.ts';

export const TAB_CLIENT_ID = '33333333-3333-4333-8333-333333333333';

/** Where the parts of a local run are found. */
export interface LocalAddresses {
  readonly openIdMetadataUrl: string;
  readonly keysUrl: string;
  readonly origin: string;
  readonly chatUrl: string;
}

/** The product's settings in a local run: everything on this machine, and none of it read from the environment. */
export function localConfig(settings: LocalSettings, { openIdMetadataUrl, keysUrl, origin, chatUrl }: LocalAddresses, botAppId: string, tenants: Config['tenants']): Config {
  return {
    http: { host: LOOPBACK, port: settings.port },
    storage: { kind: 'connection-string', connectionString: azuriteConnection(settings.storagePort) },
    bot: { kind: 'loopback', appId: botAppId, openIdMetadataUrl },
    tab: { clientId: TAB_CLIENT_ID, identifierUri: `api://localhost/${TAB_CLIENT_ID}`, keysUrl, links: { kind: 'local', origin, chatUrl } },
    tenants,
    programmeFolders: settings.programmeFolders,
    calendarFolders: settings.calendarFolders,
    contact: settings.contact,
    logLevel: settings.logLevel,
  };
}
