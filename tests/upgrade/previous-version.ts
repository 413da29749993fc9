import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../support/product-processes.ts';
import { STATED } from './stated-changes.ts';

const run = promisify(execFile);

export interface PreviousVersion {
  /** A folder with its files. */
  readonly root: string;
  /** Puts there what it needs to run: this clone's packages, if it has each of them in the same version; else its own, which takes minutes. */
  givePackages(): Promise<void>;
}

let taken: Promise<PreviousVersion> | undefined;

/** The version that runs while this one is rolled out: the commit in previous-version.json, to be changed when another has been released. */
export function takePreviousVersion(): Promise<PreviousVersion> {
  taken ??= take();
  return taken;
}

/** Once for all tests of a process, and gone with it. */
async function take(): Promise<PreviousVersion> {
  const { commit } = STATED;
  if (!(await isHere(commit))) {
    throw new Error(`Commit ${commit}, the version before this one, is not in this clone, which is probably a shallow one. Get it: git fetch --unshallow, or git fetch origin ${commit}.`);
  }
  const root = await mkdtemp(join(tmpdir(), 'ledtrad-before-'));
  const archive = `${root}.tar`;
  await run('git', ['archive', '--output', archive, commit], { cwd: ROOT });
  await run('tar', ['-xf', archive, '-C', root]);
  await rm(archive);
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  let given: Promise<void> | undefined;
  return { root, givePackages: () => (given ??= givePackages(root)) };
}

async function isHere(commit: string): Promise<boolean> {
  return await run('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: ROOT }).then(() => true, () => false);
}

async function givePackages(root: string): Promise<void> {
  const [own, its] = await Promise.all([packagesOf(ROOT), packagesOf(root)]);
  if ([...its].every(([place, version]) => own.get(place) === version)) return await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
  // On Windows npm is a script that only a shell runs.
  await run('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], { cwd: root, shell: process.platform === 'win32' });
}

/** The version at each place under node_modules, of what the product runs with. */
async function packagesOf(root: string): Promise<ReadonlyMap<string, string | undefined>> {
  // Npm's own file.
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version?: string; dev?: boolean }> };
  return new Map(Object.entries(packages).filter(([place, { dev }]) => place !== '' && !dev).map(([place, { version }]) => [place, version]));
}
