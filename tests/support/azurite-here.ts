import { createRequire } from 'node:module';
import type { Azurite } from './azurite.ts';

/** The table service of the emulator in this process, with nothing on disk and nothing printed. */
export async function startAzuriteHere(): Promise<Azurite> {
  const server = new TableServer(
    new TableConfiguration('127.0.0.1', ANY_PORT, KEEP_ALIVE_SECONDS, '', ...QUIET, ...LENIENT_ABOUT_NOTHING, ...PLAIN_HTTP, true),
  );
  await server.start();
  const endpoint = `${server.getHttpServerAddress()}/${ACCOUNT}`;
  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=${endpoint};`,
    close: () => server.close(),
  };
}

/** Published by the vendor and the same on every machine. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

const ANY_PORT = 0;
const KEEP_ALIVE_SECONDS = 5;
/** No debug log, no access log, no stream for it, no file. */
const QUIET = [false, false, undefined, undefined] as const;
/** Strict mode, and the protocol's version checked. */
const LENIENT_ABOUT_NOTHING = [false, false] as const;
/** No certificate, key or password, no OAuth; addresses by path. */
const PLAIN_HTTP = ['', '', '', undefined, false] as const;

interface TableServerLike {
  start(): Promise<void>;
  close(): Promise<void>;
  getHttpServerAddress(): string;
}

interface AzuriteModules {
  readonly TableServer: new (configuration: object) => TableServerLike;
  readonly TableConfiguration: new (...settings: readonly unknown[]) => object;
}

const { TableServer, TableConfiguration } = loadAzurite();

/** The package ships no types and no entry point for use in process: this states the part that is used. */
function loadAzurite(): AzuriteModules {
  const require = createRequire(import.meta.url);
  return {
    TableServer: (require('azurite/dist/src/table/TableServer') as { default: AzuriteModules['TableServer'] }).default,
    TableConfiguration: (
      require('azurite/dist/src/table/TableConfiguration') as { default: AzuriteModules['TableConfiguration'] }
    ).default,
  };
}
