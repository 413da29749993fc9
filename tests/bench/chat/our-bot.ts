import { Temporal } from 'temporal-polyfill';
import type { Config } from '../../../bot/config.ts';
import { startProduct } from '../../../bot/product.ts';
import type { TenantId } from '../../../bot/domain/ids.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { repairProjections } from '../../../bot/usecases/repair-projections.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { argument, serveParent, usage } from '../../support/parent.ts';
import { APP_ID } from '../app-id.ts';
import { TENANTS } from '../members.ts';
import { seatMembers } from './cohort-in-chat.ts';
import type { ListeningBot, MeasuredBot } from './listening-bot.ts';

export interface OurBotOptions {
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  /** A folder with an index.html: the product refuses to start without its tab. */
  readonly tabFolder: string;
  /** Of tables that hold the members already; without it they are in memory and made here. */
  readonly connectionString?: string;
  /** Where traces, metrics and logs go, by OTLP; nowhere without it. */
  readonly collector?: string;
}

const options = argument<OurBotOptions>();

const config: Config = {
  http: { host: '127.0.0.1', port: 0 },
  storage: { kind: 'connection-string', connectionString: options.connectionString ?? '' },
  bot: { kind: 'loopback', appId: APP_ID, openIdMetadataUrl: options.openIdMetadataUrl },
  tab: {
    clientId: APP_ID,
    identifierUri: `api://localhost/${APP_ID}`,
    keysUrl: options.openIdMetadataUrl,
    links: { kind: 'teams', appId: APP_ID },
  },
  tenants: TENANTS,
  programmeFolders: [],
  calendarFolders: [],
  contact: undefined,
  logLevel: 'warn',
  ...(options.collector === undefined ? {} : { telemetry: { endpoint: options.collector, tracesKept: 0.1 } }),
};

const { port, context } = await startProduct(config, {
  tabFolder: options.tabFolder,
  ...(options.connectionString === undefined ? { tables: await tablesInMemory() } : {}),
});
serveParent<ListeningBot, MeasuredBot>({ messagesUrl: `http://127.0.0.1:${port}/api/messages` }, {
  async usage(awaited) {
    await context.bot.idle();
    if (awaited === 'settled') for (const tenantId of TENANTS) await carryOutHints(tenantId);
    return usage();
  },
});

/** What the clock's door does a minute after each submit, now instead, so that it is counted where it belongs. */
async function carryOutHints(tenantId: TenantId): Promise<void> {
  const later: World = { ...context.world, clock: { now: () => Temporal.Now.instant().add({ minutes: 2 }) } };
  while ((await repairProjections(later, tenantId)) > 0);
}

async function tablesInMemory() {
  const tables = memoryTables();
  await seatMembers(tables, options.serviceUrl, Temporal.Now.instant());
  return tables;
}
