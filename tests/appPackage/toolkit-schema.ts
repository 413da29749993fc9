import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Where the toolkit keeps the schema of its files: in a package of 26 MB, whose dependencies would be ten times that. So
 * it is fetched alone, once per install, and only the one file of it is kept.
 */
const TOOLKIT = '@microsoft/teamsfx-core@3.1.3';
const CACHE = join(import.meta.dirname, '../../node_modules/.cache');

/** The schema of one version, such as `v1.11`. Throws, saying what could not be had, when npm's registry does not answer. */
export async function toolkitSchema(version: string): Promise<object> {
  const file = join(CACHE, `toolkit-schema-${TOOLKIT.replace(/\W+/g, '-')}-${version}.json`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept === undefined) await fetchInto(file, version);
  return JSON.parse(kept ?? (await readFile(file, 'utf8'))) as object; // A JSON schema, as ajv will see.
}

async function fetchInto(file: string, version: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'toolkit.'));
  try {
    const { stdout } = await run('npm', ['pack', TOOLKIT, '--silent', '--pack-destination', folder], { shell: process.platform === 'win32' });
    const inside = `package/resource/yaml-schema/${version}/yaml.schema.json`;
    await run('tar', ['-xzf', join(folder, stdout.trim()), '-C', folder, inside]);
    await rename(join(folder, inside), file);
  } catch (cause) {
    throw new Error(`The toolkit's schema could not be fetched: it is in ${TOOLKIT}, which npm has to be able to download.`, { cause });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
