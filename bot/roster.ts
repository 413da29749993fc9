import { CalendarError } from './calendars/fault.ts';
import { CatalogueError } from './catalogue/fault.ts';
import { ConfigError, parseConfig, parseLocalSettings, speaksOfAzure } from './config.ts';
import { createWorld, type StoredWorld } from './context.ts';
import { isConflict, LedtradError } from './domain/errors.ts';
import { demoTenants } from './local/demo/seed.ts';
import { azuriteConnection } from './local/azurite.ts';
import { runRosterCommand } from './roster-command/run-roster-command.ts';

/** `npm run roster`; in production `node dist/bot/roster.js`, with the settings of the product. */
async function run(): Promise<void> {
  try {
    process.exitCode = await runRosterCommand(process.argv.slice(2), async () => openWorld(), (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${plainReason(error)}\n`);
    process.exitCode = 1;
  }
}

function openWorld(): StoredWorld {
  if (speaksOfAzure()) return createWorld(parseConfig());
  const { storagePort, programmeFolders, calendarFolders } = parseLocalSettings();
  return createWorld({ storage: { kind: 'connection-string', connectionString: azuriteConnection(storagePort) }, programmeFolders, calendarFolders, tenants: demoTenants() });
}

function plainReason(error: unknown): string {
  if (error instanceof ConfigError || error instanceof CatalogueError || error instanceof CalendarError) return error.message;
  if (error instanceof LedtradError && error.code === 'storage-unavailable') return `Storage does not answer (${error.details['reason']}). Locally, start Ledtråd first: npm start. In Azure, check LEDTRAD_STORAGE_URL and the identity's rights to it.`;
  if (error instanceof LedtradError && error.code === 'too-busy') return 'Another import is being carried out. Try again in a minute.';
  if (isConflict(error)) return 'The roster changed meanwhile. Try again.';
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

await run();
