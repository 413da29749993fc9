import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Builds the tab if it has not been built, or its source has changed since. Resolves to whether it had to. */
export async function buildTabIfStale(root: string): Promise<boolean> {
  const built = join(root, 'dist/tab/index.html');
  if (existsSync(built) && statSync(built).mtimeMs >= (await newestIn(root))) return false;
  const { build } = await import('vite');
  await build({ configFile: join(root, 'tab/vite.config.ts'), logLevel: 'error' });
  return true;
}

/** The tab's own source and the contract whose types it takes. */
async function newestIn(root: string): Promise<number> {
  const folders = [join(root, 'tab'), join(root, 'bot/api/contract')];
  const files = await Promise.all(folders.map(async (folder) =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))));
  return Math.max(...files.flat().map((file) => statSync(file).mtimeMs));
}
