import { localKeys } from '../api/contract/local.ts';
import { ConfigError, inspected, parseLocalSettings, type InspectedConfig } from '../config.ts';
import { demoPeople } from './demo-people.ts';
import { demoTenants } from './demo/seed.ts';
import { localConfig, type LocalAddresses } from './local-config.ts';
import { LOOPBACK } from './ports.ts';

const ANSWER_LIMIT_MS = 2_000;

/** What a running `npm start` works with, for the self-check beside it; where none runs, addresses at which nobody answers. */
export async function inspectLocalRun(): Promise<InspectedConfig> {
  try {
    const settings = parseLocalSettings();
    const origin = `http://${LOOPBACK}:${settings.port}`;
    const addresses: LocalAddresses = { ...(await keysOf(origin)), origin, chatUrl: `http://${LOOPBACK}:${settings.playgroundPort}` };
    return inspected(localConfig(settings, addresses, demoPeople().botAppId, demoTenants()));
  } catch (error) {
    if (error instanceof ConfigError) return withFaults(error.faults);
    throw error;
  }
}

/** The identity provider of a local run is found through the product: its port is another one each time. */
async function keysOf(origin: string): Promise<Pick<LocalAddresses, 'openIdMetadataUrl' | 'keysUrl'>> {
  const address = `${origin}/local/keys`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    return localKeys.parse(await response.json());
  } catch {
    // Whatever it was: the check of the keys asks there itself, and says what came of it.
    return { openIdMetadataUrl: address, keysUrl: address };
  }
}

function withFaults(faults: readonly string[]): InspectedConfig {
  const waiting = { waitsFor: faults.map((fault) => fault.split(' ')[0] ?? fault) };
  return { faults, inAzure: false, storageUrl: waiting, storage: waiting, bot: waiting, keysUrl: waiting, tenants: waiting, programmeFolders: [], calendarFolders: [] };
}
