import type { Config } from '../../bot/config.ts';
import type { TenantId } from '../../bot/domain/ids.ts';
import { APP_ID } from '../bench/app-id.ts';

export interface DeliverySettings {
  /** Empty where the tables are in the process itself. */
  readonly connectionString: string;
  readonly openIdMetadataUrl: string;
  readonly tenants: readonly TenantId[];
}

/** For a process that is to deliver, and listens nowhere. */
export function deliveryConfig({ connectionString, openIdMetadataUrl, tenants }: DeliverySettings): Config {
  return {
    http: { host: '127.0.0.1', port: 0 },
    storage: { kind: 'connection-string', connectionString },
    bot: { kind: 'loopback', appId: APP_ID, openIdMetadataUrl },
    tab: { clientId: APP_ID, identifierUri: `api://localhost/${APP_ID}`, keysUrl: openIdMetadataUrl, links: { kind: 'teams', appId: APP_ID } },
    tenants,
    programmeFolders: [],
    calendarFolders: [],
    contact: undefined,
    logLevel: 'error',
  };
}
