import { randomBytes } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import type { InspectedConfig, StorageConfig } from '../config.ts';
import { randomIds } from '../ids.ts';
import type { Clock } from '../ports.ts';
import { managedIdentity } from '../storage/managed-identity.ts';
import { createStorage } from '../storage/storage.ts';
import { azureTables } from '../storage/table/azure-tables.ts';
import type { RowSamples, TableName, Tables } from '../storage/table/tables.ts';
import { azureConnectorToken, type ConnectorToken } from '../teams/connector-tokens.ts';
import { MICROSOFT, type Addresses } from './addresses.ts';
import { checkBotCredentials } from './bot-credentials.ts';
import { checkCalendars } from './calendars.ts';
import { checkCatalogue } from './catalogue.ts';
import type { Check } from './check.ts';
import { checkClock } from './clock-skew.ts';
import { connectorAsked } from './connector.ts';
import { checkOpenIdMetadata } from './openid-metadata.ts';
import { checkOrganisations } from './organisations.ts';
import { checkSettings } from './settings.ts';
import { checkStorageRights } from './storage-rights.ts';
import { checkStoredVersions } from './stored-versions.ts';
import { checkTeamsChannel } from './teams-channel.ts';
import { checkTenants } from './tenants.ts';
import { checkTimeZones } from './time-zones.ts';
import { checkTokenEndpoint } from './token-endpoint.ts';
import { mapPart, withParts } from './with-parts.ts';

export type CheckedTables = Tables & RowSamples;

/** What the checks reach of the world; a test puts its own in the place of the real thing. */
export interface Outside {
  readonly clock: Clock;
  readonly addresses?: Addresses;
  readonly tables?: CheckedTables;
  readonly connectorToken?: ConnectorToken;
  readonly identity?: Pick<TokenCredential, 'getToken'>;
}

/** All checks, anew for each run. Where settings are missing or wrong, the checks that need them say so, and the others look all the same. */
export function checksOf(config: InspectedConfig, { clock, addresses = MICROSOFT, ...given }: Outside): readonly Check[] {
  const { storage, tenants, inAzure } = config;
  const tables = mapPart(storage, (each) => given.tables ?? openTables(each));
  const stores = mapPart(tables, (each) => createStorage(each, () => randomIds.operation()));
  const azureBot = mapPart(config.bot, (bot) => (bot.kind === 'azure' ? { bot, ask: connectorAsked(addresses.connector, given.connectorToken ?? azureConnectorToken(bot)) } : undefined));
  const chatMetadata = 'is' in config.bot && config.bot.is.kind === 'loopback' ? config.bot.is.openIdMetadataUrl : addresses.botFrameworkMetadata;

  return [
    checkSettings(config),
    withParts('storage', [tables], (each) => checkStorageRights(each, () => randomIds.operation(), clock)),
    withParts('rows', [tables], (each) => checkStoredVersions(each, randomKey)),
    withParts('clock', [config.storageUrl], (each) => checkClock(each, clock)),
    withParts('token-endpoint', [storage], (each) => (each.kind === 'azure' ? checkTokenEndpoint(given.identity ?? managedIdentity(each.identityClientId)) : undefined)),
    withParts('bot-credentials', [azureBot], (azure) => azure && checkBotCredentials(azure.bot, azure.ask)),
    withParts('teams-channel', [azureBot, stores, tenants], (azure, { lanes }, those) => azure && checkTeamsChannel(azure.ask, lanes, those)),
    withParts('openid-metadata', [config.keysUrl], (tabKeys) => checkOpenIdMetadata({ chatMetadata, tabKeys })),
    withParts('tenants', [tenants], (those) => (inAzure ? checkTenants(those, addresses.login) : undefined)),
    withParts('organisations', [stores, tenants], ({ organisations }, those) => checkOrganisations(organisations, those)),
    checkTimeZones(),
    checkCatalogue(config.programmeFolders),
    checkCalendars(config.calendarFolders),
  ];
}

/** Less patient than the product: who waits for the report is to hear of a store that is away, and not to wait for it. */
function openTables(storage: StorageConfig): CheckedTables {
  const patience = { retry: { maxRetries: 0, retryDelayInMs: 0, maxRetryDelayInMs: 0 }, timeout: 5_000 };
  return storage.kind === 'azure'
    ? azureTables({ endpoint: storage.endpoint, credential: managedIdentity(storage.identityClientId), ...patience })
    : azureTables({ connectionString: storage.connectionString, ...patience });
}

/** What partitions of each table begin with, before random hexadecimal (ids.ts); a tenant's begins with that at once. */
const KEY_PREFIX: Readonly<Partial<Record<TableName, string>>> = { People: 'p', Cohort: 'c', Campaign: 'b' };

function randomKey(table: TableName): string {
  return `${KEY_PREFIX[table] ?? ''}${randomBytes(12).toString('hex')}`;
}
