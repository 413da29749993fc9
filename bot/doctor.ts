import { inspectConfig, speaksOfAzure } from './config.ts';
import { checksOf } from './doctor/checks.ts';
import { examine } from './doctor/examine.ts';
import { runDoctorCommand } from './doctor-command/run-doctor-command.ts';
import { systemClock } from './system-clock.ts';

/** `npm run doctor`; in production `node dist/bot/doctor.js`, with the settings of the product. */
async function run(): Promise<void> {
  const code = await runDoctorCommand(process.argv.slice(2), async () => {
    const config = speaksOfAzure() ? inspectConfig() : await (await import('./local/inspect-local-run.ts')).inspectLocalRun();
    return await examine(checksOf(config, { clock: systemClock }), systemClock);
  }, (line) => process.stdout.write(`${line}\n`));
  // What a check gave up on may still be waiting for its answer.
  process.stdout.write('', () => process.exit(code));
}

await run();
