import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../support/product-processes.ts';

const run = promisify(execFile);

export interface PreviousVersion {
  /** A folder with its files and its packages. */
  readonly root: string;
  remove(): Promise<void>;
}

/** The version that runs while this one is rolled out: the commit in previous-version.json, to be changed when another has been released. */
export async function takePreviousVersion(): Promise<PreviousVersion> {
  // Our own file.
  const { commit } = JSON.parse(await readFile(new URL('previous-version.json', import.meta.url), 'utf8')) as { commit: string };
  if (!(await isHere(commit))) {
    throw new Error(`Commit ${commit}, the version before this one, is not in this clone, which is probably a shallow one. Get it: git fetch --unshallow, or git fetch origin ${commit}.`);
  }
  const root = await mkdtemp(join(tmpdir(), 'ledtrad-before-'));
  const archive = `${root}.tar`;
  await run('git', ['archive', '--output', archive, commit], { cwd: ROOT });
  await run('tar', ['-xf', archive, '-C', root]);
  await rm(archive);
  await givePackages(root);
  return { root, remove: () => rm(root, { recursive: true }) };
}

async function isHere(commit: string): Promise<boolean> {
  return await run('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: ROOT }).then(() => true, () => false);
}

/** This clone's, if they are the same ones; else its own, which takes half a minute. */
async function givePackages(root: string): Promise<void> {
  const [own, its] = await Promise.all([ROOT, root].map((folder) => readFile(join(folder, 'package-lock.json'), 'utf8')));
  if (own === its) return await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
  // On Windows npm is a script that only a shell runs.
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, shell: process.platform === 'win32' });
}
