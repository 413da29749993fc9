import { join } from 'node:path';
import { CalendarError } from '../calendars/fault.ts';
import { CatalogueError } from '../catalogue/fault.ts';
import { ConfigError, parseLocalSettings } from '../config.ts';
import { LocalRunError } from './local-run-error.ts';
import { startLocalRun, type LocalRun } from './local-run.ts';
import { plainSentence } from './plain-sentence.ts';

/** A SIGTERM to npm ends the shell between it and us, which passes nothing on: all that we see of it is another parent. */
const PARENT = process.ppid;
const LOOK_FOR_PARENT_EVERY_MS = 200;

const ROOT = join(import.meta.dirname, '../..');

/** `npm start`: everything on this machine, until Ctrl-C. */
async function run(): Promise<void> {
  let local: LocalRun | undefined;
  let ending = false;

  const end = (code: number): void => {
    if (ending) return;
    ending = true;
    (local?.stop() ?? Promise.resolve()).then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(plainSentence(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  setInterval(() => {
    if (process.ppid !== PARENT) end(0);
  }, LOOK_FOR_PARENT_EVERY_MS).unref();

  try {
    local = await startLocalRun(ROOT, parseLocalSettings(), (error) => {
      console.error(plainSentence(error));
      end(1);
    });
  } catch (error) {
    console.error(error instanceof ConfigError || error instanceof CatalogueError || error instanceof CalendarError || error instanceof LocalRunError ? plainSentence(error) : error);
    process.exit(1);
  }
  console.log([
    '',
    `  Chat               ${local.links.chat}`,
    `  Tab, principal     ${local.links.principal}`,
    `  Tab, facilitator   ${local.links.facilitator}`,
    '',
    'Ready. Everybody in it is made up. Stop with Ctrl-C.',
  ].join('\n'));
}

await run();
