import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalSettings } from '../config.ts';
import type { Overrides } from '../context.ts';
import { randomIds } from '../ids.ts';
import type { RunningProduct } from '../product.ts';
import { startAzurite } from './azurite.ts';
import { DEMO_PEOPLE_FILE, demoPeople } from './demo-people.ts';
import type { LocalDoor } from './door.ts';
import { startIdentityProvider } from './identity-provider.ts';
import { localConfig, TAB_CLIENT_ID } from './local-config.ts';
import type { LocalRunError } from './local-run-error.ts';
import { startPlayground } from './playground.ts';
import { assertPortFree, LOOPBACK } from './ports.ts';
import { buildTabIfStale } from './tab-build.ts';

export interface LocalRun {
  readonly links: { readonly chat: string; readonly principal: string; readonly facilitator: string };
  /** Product, then storage: nothing that was acknowledged is lost. */
  stop(): Promise<void>;
}

/** Another day and hour than this machine's, at which things come when they are due, and how often it is looked for them. */
export type LocalTimes = Pick<Overrides, 'clock' | 'leaseTimes'>;

/**
 * The product with all that it needs on this machine: storage, somebody who signs, a chat, and a demo. Whatever started
 * before a fault is stopped again. `onFault` is told when a part of it ends by itself later.
 */
export async function startLocalRun(root: string, settings: LocalSettings, onFault: (error: LocalRunError) => void, times: LocalTimes = {}): Promise<LocalRun> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    // The product is started last and stopped first. Taken out one by one, so that a second call finds nothing to do twice.
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  try {
    return await start(root, settings, onFault, times, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  root: string,
  settings: LocalSettings,
  onFault: (error: LocalRunError) => void,
  times: LocalTimes,
  stops: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<LocalRun> {
  for (const port of [settings.port, settings.playgroundPort, settings.storagePort]) await assertPortFree(port);
  const people = demoPeople();
  const identity = keep(stops, await startIdentityProvider({ botAppId: people.botAppId, tabClientId: TAB_CLIENT_ID }));

  // Two processes, and meanwhile the modules that take longest to load. What runs is kept at once, whatever becomes of the others.
  const [playground, , { startProduct }, { mountLocalDoor }, demo] = await allOrNothing([
    startPlayground({
      port: settings.playgroundPort,
      botEndpoint: identity.signingProxyUrl,
      configFile: fileURLToPath(DEMO_PEOPLE_FILE),
      onExit: onFault,
    }).then((started) => keep(stops, started)),
    startAzurite({ folder: join(settings.dataFolder, 'azurite'), port: settings.storagePort, onExit: onFault, onNotSaved: onFault }).then((started) => keep(stops, started)),
    import('../product.ts'),
    import('./door.ts'),
    import('./demo/seed.ts'),
    buildTabIfStale(root),
  ]);

  const origin = `http://${LOOPBACK}:${settings.port}`;
  let door: LocalDoor = {
    people: [],
    chatUser: { tenantId: people.tenantId, objectId: people.current.objectId },
    issueTabToken: (person) => identity.issueTabToken(person),
    keys: { openIdMetadataUrl: identity.openIdMetadataUrl, keysUrl: identity.jwksUrl },
  };
  const product = keep(stops, await startProduct(
    localConfig(settings, { openIdMetadataUrl: identity.openIdMetadataUrl, keysUrl: identity.jwksUrl, origin, chatUrl: playground.url }, people.botAppId, demo.demoTenants()),
    { ...times, tabFolder: join(root, 'dist/tab') },
    (server, context) => mountLocalDoor(server, context, () => door),
  ));
  door = { ...door, people: await seeded(product, demo) };
  identity.forwardTo(`${origin}/api/messages`);
  return { links: { chat: playground.url, principal: `${origin}/tab/?as=rektor`, facilitator: `${origin}/tab/?as=processledare` }, stop };
}

interface Stoppable {
  stop(): Promise<void>;
}

function keep<Part extends Stoppable>(stops: (() => Promise<void>)[], part: Part): Part {
  stops.push(() => part.stop());
  return part;
}

/** As Promise.all, but an error waits until all have started or failed, so that whoever started can be stopped. */
async function allOrNothing<Parts extends readonly unknown[]>(parts: { readonly [Index in keyof Parts]: Promise<Parts[Index]> }): Promise<Parts> {
  await Promise.allSettled(parts);
  return await Promise.all(parts);
}

async function seeded({ context: { world, tables } }: RunningProduct, { seedDemo }: typeof import('./demo/seed.ts')) {
  const { people } = await seedDemo({ tables, storage: world, catalogue: world.catalogue, nudges: world.nudges, now: world.clock.now(), newOperation: () => randomIds.operation() });
  return people;
}
