import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { OWN_SCHEMAS } from './insights.ts';
import { readSchema } from './read-schema.ts';
import type { ResourceSchema } from './shape.ts';

const run = promisify(execFile);

/** Of the package that carries Azure's schemas of resource types. 59 MB to fetch, so no dependency. */
const VERSION = '2.0.5';
const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/azure-schemas', VERSION);
const PROGRAM = join(CACHE, 'package/dist', process.platform === 'win32' ? 'azmcp.exe' : 'azmcp');

/** By type and without version; `undefined` for a type that nobody knows. Fetches the package the first time. */
export async function schemaOf(type: string): Promise<ResourceSchema | undefined> {
  const own = OWN_SCHEMAS[type];
  if (own) return own;
  const kept = join(CACHE, `${type.replaceAll('/', '.')}.json`);
  if (!existsSync(kept)) await keepSchema(type, kept);
  const printed: unknown = JSON.parse(readFileSync(kept, 'utf8'));
  return printed === null ? undefined : readSchema(printed);
}

async function keepSchema(type: string, kept: string): Promise<void> {
  if (!existsSync(PROGRAM)) await fetchProgram();
  mkdirSync(dirname(kept), { recursive: true });
  const { stdout } = await run(PROGRAM, ['bicepschema', 'get', '--resource-type', type], { env: { ...process.env, AZURE_MCP_COLLECT_TELEMETRY: 'false' }, maxBuffer: 64 << 20 })
    // It ends with an error, and a word about it, for a type that it does not know.
    .catch((error: unknown) => {
      if (error instanceof Error && 'stdout' in error && String(error.stdout).includes('not supported')) return { stdout: 'null' };
      throw error;
    });
  writeFileSync(kept, stdout);
}

async function fetchProgram(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const name = `@azure/mcp-${process.platform}-${process.arch}@${VERSION}`;
  try {
    const { stdout } = await run('npm', ['pack', name, '--silent', '--pack-destination', CACHE], { shell: process.platform === 'win32' });
    await run('tar', ['-xzf', stdout.trim(), '-C', '.'], { cwd: CACHE });
  } catch (error) {
    throw new Error(`${name} cannot be fetched from the npm registry, and the schemas of Azure's resources are in it`, { cause: error });
  }
}
