import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../..');
let built: Promise<string> | undefined;

/** The folder of a build as for production, but for its trust in the page that plays Teams; made once a run. */
export function builtTab(): Promise<string> {
  built ??= build();
  return built;
}

/** By the command that the product is built with, in a process of its own. */
async function build(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ledtrad-tab-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--config', 'tab/vite.config.ts', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    { cwd: ROOT, env: { ...process.env, VITE_TRUST_EMBEDDER: 'yes' } },
  );
  return folder;
}
