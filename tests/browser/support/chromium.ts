import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const run = promisify(execFile);

/** Quiet and offline: the browser itself must not call anybody, so that a request seen in a test is the page's own. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where `npm ci` wipes it, so that a new version of the package never meets an old browser. */
const CACHE = join(import.meta.dirname, '../../../node_modules/.cache');

/**
 * The package's own file looks for its fonts at fixed places of a Lambda; without them text has no width at all.
 * The cache has a full path, because a relative one is taken from the folder that the tests happen to run in.
 */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir>${join(CACHE, 'chromium', 'fonts', 'cache')}</cachedir>
</fontconfig>
`;

/** A headless Chromium out of the npm package, with nothing installed on the machine. Close it when done. */
export async function launchChromium(): Promise<Browser> {
  const folder = await unpackedBrowser();
  const executablePath = join(folder, 'chromium');
  const env = { ...process.env, FONTCONFIG_PATH: join(folder, 'fonts') };
  return chromium.launch({
    executablePath,
    args: FLAGS,
    env: (await starts(executablePath)) ? env : { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') },
  });
}

/** Unpacks once per install. Test processes run side by side, so a half-unpacked browser must never be seen. */
async function unpackedBrowser(): Promise<string> {
  const folder = join(CACHE, 'chromium');
  if (await exists(folder)) return folder;

  await mkdir(CACHE, { recursive: true });
  const half = await mkdtemp(`${folder}.`);
  await unpackInto(half);
  try {
    await rename(half, folder);
  } catch (error) {
    // Somebody else was first: theirs is as good. Any other fault leaves no folder behind and is real.
    await rm(half, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
  return folder;
}

/**
 * In a process of its own, because the package can only be steered by the environment: it unpacks to the
 * temporary folder, and adds the shared libraries (NSS and its like) only where it believes it runs in a Lambda.
 */
async function unpackInto(folder: string): Promise<void> {
  const script = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
  await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  await writeFile(join(folder, 'fonts', 'fonts.conf'), FONTS_CONF);
}

/** False where a shared library is missing, which the loader says before the program begins. */
async function starts(executablePath: string): Promise<boolean> {
  return run(executablePath, ['--version']).then(
    () => true,
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
