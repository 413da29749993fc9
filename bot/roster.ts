import { parseConfig, parseLocalSettings, speaksOfAzure } from './config.ts';
import { createWorld, type StoredWorld } from './context.ts';
import { demoTenants } from './local/demo/seed.ts';
import { azuriteConnection } from './local/azurite.ts';
import { runRosterCommand } from './roster-command/run-roster-command.ts';
import { runCommand } from './run-command.ts';

/** `npm run roster`; in production `node dist/bot/roster.js`, with the settings of the product. */
await runCommand((given, print) => runRosterCommand(given, async () => openWorld(), print));

function openWorld(): StoredWorld {
  if (speaksOfAzure()) return createWorld(parseConfig());
  const { storagePort, programmeFolders, calendarFolders } = parseLocalSettings();
  return createWorld({ storage: { kind: 'connection-string', connectionString: azuriteConnection(storagePort) }, programmeFolders, calendarFolders, tenants: demoTenants() });
}
