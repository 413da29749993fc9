import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failure, startChild, untilReady, type Child } from './child.ts';
import { deferred } from './deferred.ts';
import { LocalRunError } from './local-run-error.ts';
import { assertPortFree, LOOPBACK } from './ports.ts';
import { reachableAddresses } from './reachable-addresses.ts';

const READY_LIMIT_MS = 15_000;
const STOP_LIMIT_MS = 2_000;

export interface PlaygroundOptions {
  readonly port: number;
  /** Where it sends what the person writes: the signing proxy's `/api/messages`. */
  readonly botEndpoint: string;
  /** The people, team and chats; see playground.yml. */
  readonly configFile: string;
  /** It ended although nobody asked it to. */
  readonly onExit: (error: LocalRunError) => void;
}

export interface Playground {
  readonly url: string;
  /** Where the bot sends its answers; activities carry it as `serviceUrl`. */
  readonly connectorUrl: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * The Microsoft 365 Agents Playground: Teams' chat in the browser, on loopback only, silent towards the internet.
 * Throws `port-taken`, `port-not-allowed`, `playground-config-invalid`, `reachable-from-network`, `child-failed` or
 * `child-not-ready`, and leaves no process behind.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  // It would quietly take another port, and the links we print would lead to a stranger.
  await assertPortFree(options.port);
  const url = `http://${LOOPBACK}:${options.port}`;
  const connectorUrl = `${url}/_connector`;
  const logFolder = await mkdtemp(join(tmpdir(), 'ledtrad-playground-'));
  const child = await spawnPlayground(options, connectorUrl, join(logFolder, 'log'));
  try {
    await untilReady(child.process, child.listening.then(() => answering(url)), READY_LIMIT_MS);
    await assertLoopbackOnly(options.port);
  } catch (error) {
    await child.process.end(0);
    throw (await refusedConfig(options.configFile, join(logFolder, 'log'))) ?? error;
  } finally {
    // It writes the conversation to its log. Without the folder it goes on and writes none.
    await rm(logFolder, { recursive: true, force: true });
  }
  return { url, connectorUrl, pid: child.process.pid, stop: watch(child.process, options.onExit) };
}

async function spawnPlayground(
  options: PlaygroundOptions,
  connectorUrl: string,
  logFile: string,
): Promise<{ process: Child; listening: Promise<void> }> {
  const listening = deferred();
  const child = await startChild({
    name: 'Playground',
    file: createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js'),
    args: [
      'start',
      `--app-endpoint=${options.botEndpoint}`,
      '--channel-id=msteams',
      `--port=${options.port}`,
      `--service-url=${connectorUrl}`,
      '--disable-telemetry',
    ],
    nodeFlags: ['--require', fileURLToPath(new URL('./playground-preload.cjs', import.meta.url))],
    env: {
      ...withoutProxies(process.env),
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: options.configFile,
      M365_AGENTS_PLAYGROUND_LOGFILE: logFile,
      TEAMSAPPTESTER_BROWSER: 'none',
      // It sends the zone of its process as the person's `localTimezone`.
      TZ: 'Europe/Stockholm',
    },
    onOutput: (text) => text.includes('Listening on') && listening.resolve(),
  });
  return { process: child, listening: listening.promise };
}

/** It listens before it has read the people file; if that is faulty it ends, and this never resolves. */
async function answering(url: string): Promise<void> {
  const answered = await fetch(`${url}/_debug/ping`).then(
    (response) => response.ok,
    () => false,
  );
  if (!answered) await new Promise<never>(() => undefined);
}

async function assertLoopbackOnly(port: number): Promise<void> {
  const [address] = await reachableAddresses(port);
  if (address !== undefined) throw new LocalRunError('reachable-from-network', { address, port });
}

/** The only place where it says what it has against the people file. */
async function refusedConfig(configFile: string, logFile: string): Promise<LocalRunError | undefined> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  const reason = /^error Reason: (.+)$/m.exec(log)?.[1];
  return reason === undefined ? undefined : new LocalRunError('playground-config-invalid', { file: configFile, reason });
}

function watch(child: Child, onExit: (error: LocalRunError) => void): () => Promise<void> {
  let asked = false;
  void child.exited.then((exit) => {
    if (!asked) onExit(failure(child.name, exit));
  });
  return async () => {
    asked = true;
    await child.end(STOP_LIMIT_MS);
  };
}

/** Its calls to the bot stay on this machine, whatever proxy the network wants for others. */
function withoutProxies(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:https?|all)_proxy$/i.test(name)));
}
