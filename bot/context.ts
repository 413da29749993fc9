import { metrics, type Meter } from '@opentelemetry/api';
import { join } from 'node:path';
import { createRemoteJWKSet } from 'jose';
import type { DestinationStream, Logger } from 'pino';
import type { ApiServices } from './api/endpoint.ts';
import { tokenCheck, type TokenCheck } from './api/token-check.ts';
import { loadCalendars } from './calendars/load.ts';
import { loadCatalogue } from './catalogue/load.ts';
import { inspected, type Config, type StorageConfig } from './config.ts';
import { createConversation } from './conversation/conversation.ts';
import { startDelivery } from './delivery/delivery.ts';
import { deliveryMetrics } from './delivery/delivery-metrics.ts';
import type { LaneReport } from './delivery/lanes.ts';
import type { LeaseTimes } from './delivery/lease.ts';
import { addressLookUp, cardSender } from './delivery/send-card.ts';
import { deliveryLog } from './delivery-log.ts';
import { checksOf, type CheckedTables } from './doctor/checks.ts';
import { examine } from './doctor/examine.ts';
import { sharedRuns } from './doctor/shared-run.ts';
import type { DrainTimes } from './drain.ts';
import { errorLog, type LogError } from './error-log.ts';
import { randomIds } from './ids.ts';
import { chatUrl, linksTo } from './links.ts';
import { createLogger } from './logger.ts';
import { nudgePlanner } from './nudges/planner.ts';
import { OpenCalls } from './open-calls.ts';
import type { Clock, Ids } from './ports.ts';
import type { AppInstallations } from './ports/app-installations.ts';
import type { Messenger } from './ports/messenger.ts';
import { createStorage } from './storage/storage.ts';
import { managedIdentity } from './storage/managed-identity.ts';
import { azureTables } from './storage/table/azure-tables.ts';
import type { Tables } from './storage/table/tables.ts';
import { systemClock } from './system-clock.ts';
import { createAdapter } from './teams/adapter.ts';
import { createBot, type Bot } from './teams/bot.ts';
import { createAppInstallations } from './teams/graph/app-installations.ts';
import { createProfiles } from './teams/graph/own-profile.ts';
import { createMessenger, prepareToSend } from './teams/messenger.ts';
import type { Links } from './cards/card-context.ts';
import type { Collected } from './telemetry/telemetry.ts';
import type { Watch } from './telemetry/watch.ts';
import type { World } from './usecases/world.ts';
import { readVersion, ROOT } from './version.ts';

/** Everything the process is made of, put together in one place. */
export interface Context {
  readonly version: string;
  readonly tabFolder: string;
  /** Whom somebody can turn to whose organisation has no access. */
  readonly contact: string | undefined;
  readonly logger: Logger;
  readonly world: World;
  readonly tables: Tables;
  readonly links: Links;
  readonly bot: Bot;
  readonly messenger: Messenger;
  readonly apiServices: ApiServices;
  readonly tokenCheck: TokenCheck;
  /** Every tenant's lane, as this process sees it. */
  readonly laneReports: () => readonly LaneReport[];
  readonly logError: LogError;
  /** Absent where nobody collects. */
  readonly watch?: Watch;
  /** Makes the tables that are missing. Throws `storage-unavailable`. */
  readonly ensureTables: () => Promise<void>;
  /** What came in over HTTP and is not answered yet. */
  readonly calls: OpenCalls;
  /** Stops the clock, and waits for answers and for what is done after them. */
  readonly drain: () => Promise<void>;
}

/** What a test or the local run puts in the place of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly tables?: CheckedTables;
  readonly logger?: Logger;
  readonly tabFolder?: string;
  readonly leaseTimes?: LeaseTimes;
  readonly drainTimes?: DrainTimes;
  readonly meter?: Meter;
  /** Where log lines go in the place of this process's output. */
  readonly logTo?: DestinationStream;
}

/** `collected`: where everything is told, if anywhere. Throws CatalogueError or CalendarError for a faulty folder. */
export function createContext(config: Config, overrides: Overrides = {}, collected?: Collected): Context {
  const version = readVersion();
  const { meter, watch, lines } = collected ?? {};
  const logger = overrides.logger ?? createLogger({ level: config.logLevel, output: overrides.logTo, collected: lines });
  const logError = errorLog(logger);
  const { world, tables, ensureTables } = createWorld(config, overrides, logError, watch);
  const { isAllowedTenant } = world;
  const links = linksTo(config.tab.links);
  const conversation = createConversation({ world, links, contact: config.contact, onError: (error, { verb, reference }) => logError(error, { door: 'conversation', verb, reference }), ...(watch ? { onVerb: watch.verb } : {}) });
  const adapter = createAdapter(config.bot, watch);
  const bot = createBot({ adapter, conversation, isAllowedTenant, logger });
  const messenger = createMessenger({ adapter, identities: world.identities });
  const profiles = config.graph && createProfiles(config.graph, (reason) => logger.warn({ door: 'graph', reason }, 'no profile from Microsoft 365'));
  const log = deliveryLog(logger);
  const tablesThere = untilSucceeded(ensureTables);
  const send = cardSender(world, messenger, links);
  const calls = new OpenCalls();
  const delivery = startDelivery({
    world,
    tenants: config.tenants,
    prepare: prepareToSend,
    lookUp: addressLookUp(world),
    send: watch ? (tenantId, sending) => watch.send(tenantId, sending.delivery.kind, () => send(tenantId, sending)) : send,
    ready: tablesThere,
    onAttempt(attempted) {
      log(attempted);
      measure(attempted);
    },
    onError: (error) => logError(error, { door: 'clock' }),
    ...(overrides.leaseTimes ? { times: overrides.leaseTimes } : {}),
  });
  const checked = { clock: world.clock, ...(overrides.tables ? { tables: overrides.tables } : {}) };
  const selfCheck = sharedRuns(() => examine(checksOf(inspected(config), checked), world.clock), world.clock);
  const measure = deliveryMetrics(overrides.meter ?? meter ?? metrics.getMeter('ledtrad', version), world.clock, () => delivery.reports());

  return {
    version,
    tabFolder: overrides.tabFolder ?? TAB_FOLDER,
    contact: config.contact,
    logger,
    world,
    tables,
    links,
    bot,
    messenger,
    apiServices: { world, conversation, build: version, chatUrl: chatUrl(config.tab.links, config.bot.appId), messenger, links, selfCheck, ...(profiles ? { profiles } : {}) },
    tokenCheck: tokenCheck({
      clientId: config.tab.clientId,
      identifierUri: config.tab.identifierUri,
      isAllowedTenant,
      keys: createRemoteJWKSet(new URL(config.tab.keysUrl)),
    }),
    laneReports: () => delivery.reports(),
    logError,
    ...(watch ? { watch } : {}),
    ensureTables: tablesThere,
    calls,
    async drain() {
      await Promise.all([delivery.stop(), calls.idle().then(() => bot.idle())]);
    },
  };
}

export interface StoredWorld {
  readonly world: World;
  readonly tables: Tables;
  readonly ensureTables: () => Promise<void>;
}

/** Everything that a use case needs, and none of the doors: for a command. Throws CatalogueError or CalendarError for a faulty folder. */
export function createWorld(
  { storage, programmeFolders, calendarFolders, tenants }: Pick<Config, 'storage' | 'programmeFolders' | 'calendarFolders' | 'tenants'>,
  overrides: Overrides = {},
  logError: LogError = () => {},
  watch?: Watch,
): StoredWorld {
  const { tables, ensureTables } = overrides.tables ? { tables: overrides.tables, ensureTables: async () => {} } : realTables(storage, watch);
  const catalogue = loadCatalogue({ folders: programmeFolders });
  const [intake] = catalogue.programmes;
  if (!intake) throw new TypeError('a catalogue always has its built-in programme');
  const ids = overrides.ids ?? randomIds;
  const stores = createStorage(tables, () => ids.operation(), (error) => logError(error, { door: 'storage' }));
  const nudges = nudgePlanner(loadCalendars({ folders: calendarFolders }), catalogue);
  const allowed = new Set(tenants);
  const world: World = { ...stores, clock: overrides.clock ?? systemClock, ids, catalogue, nudges, intake: intake.id, isAllowedTenant: (tenantId) => allowed.has(tenantId) };
  return { world, tables, ensureTables };
}

/** For the command that puts the app into people's Teams; undefined where Microsoft Graph is off, or there is no Teams. */
export function createAppInstaller({ graph, tab }: Pick<Config, 'graph' | 'tab'>): AppInstallations | undefined {
  return graph && tab.links.kind === 'teams' ? createAppInstallations(graph, tab.links.appId) : undefined;
}

const TAB_FOLDER = join(ROOT, 'dist/tab');

/** Once it has succeeded it is not done again. */
function untilSucceeded(act: () => Promise<void>): () => Promise<void> {
  let doing: Promise<void> | undefined;
  return () => {
    doing ??= act().catch((error: unknown) => {
      doing = undefined;
      throw error;
    });
    return doing;
  };
}

function realTables(storage: StorageConfig, watch: Watch | undefined): { tables: Tables; ensureTables: () => Promise<void> } {
  const account = storage.kind === 'azure'
    ? { endpoint: storage.endpoint, credential: managedIdentity(storage.identityClientId) }
    : { connectionString: storage.connectionString };
  const tables = azureTables({ ...account, ...(watch ? { watch } : {}) });
  return { tables, ensureTables: () => tables.ensureTables() };
}
