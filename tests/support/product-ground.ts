import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../bot/config.ts';
import type { TenantId } from '../../bot/domain/ids.ts';
import { startIdentityProvider } from '../../bot/local/identity-provider.ts';
import type { TokenSigner } from '../../bot/local/token-signer.ts';
import { azureTables, type AzureTables } from '../../bot/storage/table/azure-tables.ts';
import { realNow } from './afternoon.ts';
import { startAzurite } from './azurite.ts';
import { startFakeTeams, type FakeTeams } from './fake-teams.ts';
import { ROOT, startProductProcess, type ProductProcess, type ProductSettings } from './product-processes.ts';

const TAB_CLIENT_ID = '33333333-3333-4333-8333-333333333333';

/** What processes of the product share: tables in the emulator, Teams and Entra played here. */
export interface ProductGround {
  readonly connectionString: string;
  /** Past every process. */
  readonly tables: AzureTables;
  readonly teams: FakeTeams;
  /** When the afternoon began; see afternoon.ts. */
  readonly began: number;
  readonly tabToken: TokenSigner['tabToken'];
  /** One more process, killed at the end if it still runs. */
  start(settings: StartSettings): Promise<ProductProcess>;
  stop(): Promise<void>;
}

export interface StartSettings extends Partial<Pick<ProductSettings, 'root' | 'leaseTimes' | 'drainTimes'>> {
  readonly tenants: readonly TenantId[];
  /** In place of the ground's own. */
  readonly connectionString?: string;
  /** So much later than the others take it to be, milliseconds. */
  readonly ahead?: number;
  /** Where it tells what it has measured. */
  readonly collector?: string;
}

export async function startProductGround(): Promise<ProductGround> {
  const [azurite, teams, tabFolder] = await Promise.all([startAzurite(), startFakeTeams(), makeTabFolder()]);
  const identity = await startIdentityProvider({ botAppId: teams.appId, tabClientId: TAB_CLIENT_ID });
  // The emulator may be busy with the processes for longer than anybody who waits would bear.
  const tables = azureTables({ connectionString: azurite.connectionString, timeout: 60_000 });
  await tables.ensureTables();
  const began = realNow();
  const processes: ProductProcess[] = [];

  const configOf = ({ tenants, connectionString = azurite.connectionString, collector }: StartSettings): Config => ({
    http: { host: '127.0.0.1', port: 0 },
    storage: { kind: 'connection-string', connectionString },
    bot: { kind: 'loopback', appId: teams.appId, openIdMetadataUrl: teams.connector.openIdMetadataUrl },
    tab: { clientId: TAB_CLIENT_ID, identifierUri: `api://localhost/${TAB_CLIENT_ID}`, keysUrl: identity.jwksUrl, links: { kind: 'teams', appId: '44444444-4444-4444-8444-444444444444' } },
    tenants,
    programmeFolders: [],
    calendarFolders: [],
    contact: undefined,
    logLevel: 'info',
    ...(collector === undefined ? {} : { telemetry: { endpoint: collector, tracesKept: 0 } }),
  });

  return {
    connectionString: azurite.connectionString,
    tables,
    teams,
    began,
    tabToken: (person) => identity.issueTabToken(person),
    async start({ root = ROOT, leaseTimes, drainTimes, ahead = 0, ...settings }) {
      const started = await startProductProcess({ root, config: configOf(settings), began: began - ahead, tabFolder, ...(leaseTimes ? { leaseTimes } : {}), ...(drainTimes ? { drainTimes } : {}) });
      processes.push(started);
      return started;
    },
    async stop() {
      for (const each of processes) if (!each.exit) each.signal('SIGKILL');
      await Promise.all(processes.map(({ exited }) => exited));
      await Promise.all([teams.stop(), identity.stop(), azurite.close(), rm(tabFolder, { recursive: true })]);
    },
  };
}

async function makeTabFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ledtrad-tab-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Ledtråd</title>');
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'assets', 'teams-hosts.json'), '{}');
  return folder;
}
