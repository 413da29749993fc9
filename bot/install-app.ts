import { setTimeout as wait } from 'node:timers/promises';
import { parseConfig, speaksOfAzure } from './config.ts';
import { createAppInstaller, createWorld } from './context.ts';
import { runInstallCommand, type Opened } from './install-command/run-install-command.ts';
import { runCommand } from './run-command.ts';

/** `npm run install:app`; in production `node dist/bot/install-app.js`, with the settings of the product. */
await runCommand((given, print) => runInstallCommand(given, open, print, { wait: (ms) => wait(ms) }));

function open(): Opened {
  if (!speaksOfAzure()) return { fault: 'On this machine alone there is no Teams to install anything in. Run it with the settings of production (README.md, Configuration).' };
  const config = parseConfig();
  const installations = createAppInstaller(config);
  return installations ? { stored: createWorld(config), installations } : { fault: 'Nothing is asked of Microsoft Graph while LEDTRAD_GRAPH is off. Set it to on.' };
}
