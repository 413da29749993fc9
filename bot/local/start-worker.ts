import { parseLocalSettings } from '../config.ts';
import { startWorker, type RunningProduct } from '../product.ts';
import { demoPeople } from './demo-people.ts';
import { demoTenants } from './demo/seed.ts';
import { localConfig } from './local-config.ts';
import { plainSentence } from './plain-sentence.ts';
import { LOOPBACK } from './ports.ts';

/** `npm run worker`: one more process that delivers, beside a running `npm start` and on its storage. */
async function run(): Promise<void> {
  const settings = parseLocalSettings();
  const origin = `http://${LOOPBACK}:${settings.port}`;
  // Nobody calls a worker, so it checks no tokens, and any address on this machine will do.
  const addresses = { openIdMetadataUrl: origin, keysUrl: origin, origin, chatUrl: `http://${LOOPBACK}:${settings.playgroundPort}` };
  const config = localConfig(settings, addresses, demoPeople().botAppId, demoTenants());
  let worker: RunningProduct;
  try {
    worker = await startWorker({ ...config, http: { host: LOOPBACK, port: 0 } });
  } catch (error) {
    console.error(plainSentence(error));
    console.error(`Is Ledtråd running? A worker shares its storage on port ${settings.storagePort}: npm start`);
    process.exit(1);
  }
  console.log(`Ready. This worker delivers beside the others; how it is: http://${LOOPBACK}:${worker.port}/healthz. Stop with Ctrl-C.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void worker.stop().then(() => process.exit(0), () => process.exit(1)));
}

await run();
