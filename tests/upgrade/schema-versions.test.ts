import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/product-processes.ts';
import { takePreviousVersion, type PreviousVersion } from './previous-version.ts';

describe('the rows that this version writes', function () {
  this.timeout(600_000);
  let previous: PreviousVersion;

  before(async () => {
    previous = await takePreviousVersion();
  });

  // A codec reads its own version and the one before it: what is written as one to come stops whoever has not got there.
  // See infra/runbook.md, "Upgrade", for what to do instead.
  it('are of no version that the one before cannot read', () => {
    const read = versionsIn(previous.root);
    const written = versionsIn(ROOT);
    assert.ok(read.size > 30 && written.size > 30, 'the codecs are not found where they are looked for');
    assert.deepEqual([...written].filter(([kind, version]) => version > (read.get(kind) ?? version)), []);
  });

  it('and read are those that the one before writes', () => {
    const current = versionsIn(ROOT);
    assert.deepEqual([...versionsIn(previous.root)].filter(([kind, version]) => (current.get(kind) ?? version) - version > 1), []);
  });
});

/** Of each kind of row, by file and name, the version in which it is written. */
function versionsIn(root: string): ReadonlyMap<string, number> {
  const files = readdirSync(join(root, 'bot/storage'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return new Map(files.flatMap((file) => {
    const calls = readFileSync(join(root, 'bot/storage', file), 'utf8').matchAll(/rowCodec\('([a-z-]+)', (\d+)/g);
    return [...calls].map(([, kind, version]) => [`${file}: ${kind}`, Number(version)] as const);
  }));
}
