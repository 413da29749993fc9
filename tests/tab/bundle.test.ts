import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '../..');
const MOST_BYTES = 200_000;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

describe('the tab as it is built', function () {
  this.timeout(60_000);
  let folder: string;
  let chunks: Readonly<Record<string, Chunk>>;

  // Built anew, because an old build says nothing of the code as it is.
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledtrad-tab-'));
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
    execFileSync(process.execPath, [vite, 'build', '--config', 'tab/vite.config.ts', '--outDir', folder, '--logLevel', 'error'], { cwd: ROOT });
    // Vite's own manifest, of which only these two fields are read.
    chunks = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The scripts that come with `names`, by what they import at once. */
  function scriptsOf(names: readonly string[]): Set<string> {
    const found = new Set<string>();
    const visit = (name: string) => {
      const chunk = chunks[name];
      assert.ok(chunk, name);
      if (found.has(chunk.file)) return;
      found.add(chunk.file);
      chunk.imports?.forEach(visit);
    };
    names.forEach(visit);
    return found;
  }

  function gzipped(files: Iterable<string>): number {
    return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
  }

  it('shows its first page, in one language, with at most 200 kB of script', () => {
    for (const page of ['thread/thread-page', 'team/team-page', 'cohort/cohort-page']) {
      const size = gzipped(scriptsOf(['index.html', 'locales/sv.json', `features/${page}.tsx`]));
      assert.ok(size <= MOST_BYTES, `${page}: ${size} bytes`);
    }
  });

  it('fetches the cards’ renderer only when a card is opened', () => {
    const firstLoad = [...scriptsOf(['index.html', 'features/thread/thread-page.tsx'])].map((file) => readFileSync(join(folder, file), 'utf8'));
    assert.ok(firstLoad.every((code) => !code.includes('ac-adaptiveCard')));
  });

  it('trusts no other host than Microsoft’s, and calls nobody', () => {
    for (const file of readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'))) {
      const code = readFileSync(join(folder, 'assets', file), 'utf8');
      assert.ok(!code.includes('document.referrer'), `${file} trusts the page around it`);
      assert.ok(!code.includes('res.cdn.office.net/teams-js'), `${file} asks a CDN for hosts`);
    }
  });
});
