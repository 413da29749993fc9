import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Meter } from '@opentelemetry/api';
import type { Config, GraphConfig, TelemetryConfig } from '../../bot/config.ts';
import type { CheckedTables } from '../../bot/doctor/checks.ts';
import type { TenantId } from '../../bot/domain/ids.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import { startIdentityProvider } from '../../bot/local/identity-provider.ts';
import type { Ids } from '../../bot/ports.ts';
import { startProduct, type RunningProduct } from '../../bot/product.ts';
import { LEASE_TIMES, type LeaseTimes } from '../../bot/delivery/lease.ts';
import { newCohortRows } from '../../bot/storage/cohorts.ts';
import { newSeatRow } from '../../bot/storage/identities.ts';
import { azureTables } from '../../bot/storage/table/azure-tables.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { requestCounter } from '../../bot/storage/table/request-counter.ts';
import type { Tables } from '../../bot/storage/table/tables.ts';
import type { TelemetryOverrides } from '../../bot/telemetry/telemetry.ts';
import { eventually } from '../local/eventually.ts';
import { SIGRID, TENANT, type TeamsPerson } from '../support/activities.ts';
import { startFakeTeams, type FakeTeams } from '../support/fake-teams.ts';
import { aPerson, COHORT, countingIds, OTHER_TEAM, PROGRAMME, StoppedClock, TEAM } from '../support/world.ts';

const TAB_CLIENT_ID = '33333333-3333-4333-8333-333333333333';

/** One named by its content, as the build names its scripts, and one that always has the same name. */
export const TAB_FILES = ['main-B_f2dz0V.js', 'teams-hosts.json'] as const;

/** The whole product on a loopback port: real tokens, real HTTP, tables in memory unless others are named, Teams played by a fake. */
export interface TestProduct {
  readonly teams: FakeTeams;
  readonly product: RunningProduct;
  readonly tables: Tables;
  readonly counter: ReturnType<typeof requestCounter>;
  readonly clock: StoppedClock;
  readonly origin: string;
  /** Puts somebody on the roster, with a seat at their address. */
  seat(who: TeamsPerson, person?: Partial<Person>): Promise<void>;
  /** The tab's API as somebody, with a genuine token unless another header is given. */
  get(path: string, who?: TeamsPerson, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, body: unknown, who?: TeamsPerson): Promise<Response>;
  stop(): Promise<void>;
}

/** A lane that looks once at the start, and then leaves the test alone. */
const AT_REST: LeaseTimes = { ...LEASE_TIMES, silence: 0, lookEvery: 600_000, scanEvery: 600_000, renewEvery: 500_000, sendWithin: 600_000 };
/** A lane that looks all the time. */
const AWAKE: LeaseTimes = { ...AT_REST, scanEvery: 20 };

export interface TestProductOptions {
  readonly contact?: string;
  readonly log?: string[];
  readonly ids?: Ids;
  /** Whether what is due is sent. */
  readonly delivers?: true;
  readonly meter?: Meter;
  /** Whether Microsoft Graph is asked, and where. */
  readonly graph?: GraphConfig;
  /** Of a table service, in the place of tables in memory, whose requests are not counted then. */
  readonly storage?: { readonly forProduct: string; readonly forTest: string };
  readonly telemetry?: TelemetryConfig;
  readonly telemetryOverrides?: TelemetryOverrides;
}

export async function startTestProduct(options: TestProductOptions = {}): Promise<TestProduct> {
  const teams = await startFakeTeams();
  const identity = await startIdentityProvider({ botAppId: teams.appId, tabClientId: TAB_CLIENT_ID });
  const counter = requestCounter();
  const tables = await tablesOf(options, counter);
  const clock = new StoppedClock();
  const tabFolder = await mkdtemp(join(tmpdir(), 'ledtrad-tab-'));
  await writeFile(join(tabFolder, 'index.html'), '<!doctype html><title>Ledtråd</title>');
  await mkdir(join(tabFolder, 'assets'));
  for (const name of TAB_FILES) await writeFile(join(tabFolder, 'assets', name), '{}');
  await addCohort(tables);

  const config: Config = {
    http: { host: '127.0.0.1', port: 0 },
    storage: { kind: 'connection-string', connectionString: options.storage?.forProduct ?? '' },
    bot: { kind: 'loopback', appId: teams.appId, openIdMetadataUrl: teams.connector.openIdMetadataUrl },
    tab: {
      clientId: TAB_CLIENT_ID,
      identifierUri: `api://localhost/${TAB_CLIENT_ID}`,
      keysUrl: identity.jwksUrl,
      links: { kind: 'teams', appId: '44444444-4444-4444-8444-444444444444' },
    },
    tenants: [TENANT as TenantId],
    programmeFolders: [],
    calendarFolders: [],
    contact: options.contact,
    ...(options.graph ? { graph: options.graph } : {}),
    logLevel: options.log ? 'info' : 'silent',
    ...(options.telemetry ? { telemetry: options.telemetry } : {}),
  };
  const product = await startProduct(config, {
    clock,
    tabFolder,
    logTo: { write: (line: string) => void options.log?.push(line) },
    leaseTimes: options.delivers ? AWAKE : AT_REST,
    ...(options.storage ? {} : { tables }),
    ...(options.ids ? { ids: options.ids } : {}),
    ...(options.meter ? { meter: options.meter } : {}),
    ...(options.telemetryOverrides ? { telemetry: options.telemetryOverrides } : {}),
  });
  await eventually(() => product.context.laneReports().every(({ held }) => held === 'here'));
  await eventually(async () => (await tables.get('Lane', TENANT, '0')) !== undefined);
  counter.reset();
  const origin = `http://127.0.0.1:${product.port}`;
  teams.deliverTo({ messagesUrl: `${origin}/api/messages`, idle: () => product.context.bot.idle() });
  const tokenOf = (who: TeamsPerson) =>
    identity.issueTabToken({ tenantId: who.tenantId, objectId: who.objectId, name: who.name });

  return {
    teams, product, tables, counter, clock, origin,
    async seat(who, person = {}) {
      const stored = await product.context.world.people.create(aPerson({ name: who.name, ...person }));
      const row = newSeatRow(who.tenantId as TenantId, who.userPrincipalName, stored.value.pid);
      await tables.commit('Identity', row.pk, [{ kind: 'put', row }]);
    },
    async get(path, who = SIGRID, headers = {}) {
      return await fetch(`${origin}/api/v1${path}`, { headers: { authorization: `Bearer ${await tokenOf(who)}`, ...headers } });
    },
    async post(path, body, who = SIGRID) {
      const headers = { authorization: `Bearer ${await tokenOf(who)}`, 'content-type': 'application/json' };
      return await fetch(`${origin}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    async stop() {
      await product.stop();
      await Promise.all([teams.stop(), identity.stop(), rm(tabFolder, { recursive: true })]);
    },
  };
}

async function tablesOf({ storage }: TestProductOptions, counter: TestProduct['counter']): Promise<CheckedTables> {
  if (!storage) return memoryTables({ onRequest: counter.onRequest });
  const tables = azureTables({ connectionString: storage.forTest });
  await tables.ensureTables();
  return tables;
}

async function addCohort(tables: Tables): Promise<void> {
  const cohort = { cohortId: COHORT, name: 'Provkohorten', programme: PROGRAMME, madeUp: false, phases: [] };
  const teams = [[TEAM, 'Norr'], [OTHER_TEAM, 'Syd']] as const;
  const rows = newCohortRows(cohort, teams.map(([teamId, name]) => ({ cohortId: COHORT, teamId, name, cohortName: cohort.name, madeUp: false })), countingIds().operation());
  await tables.commit('Cohort', 'directory', [rows.directory]);
  await tables.commit('Cohort', COHORT, rows.partition);
}
