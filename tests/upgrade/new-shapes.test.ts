import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/product-processes.ts';
import { takeKindsOfBoth, type KindsOfRows } from './kinds-of-rows.ts';
import { takePreviousVersion, type PreviousVersion } from './previous-version.ts';
import { addSchema, changesBetween, emptyShape, type Shape, type ShapeChanges } from './row-shape.ts';
import { STATED } from './stated-changes.ts';

/**
 * A version that does not know a field leaves it out when it writes the row again, and one that does not know a value
 * refuses the row: so while both run, what they store has to be alike, but for what previous-version.json says does no
 * harm, and why.
 */
describe('what this version stores otherwise than the one before', function () {
  this.timeout(600_000);
  let previous: PreviousVersion;
  let changes: ShapeChanges;

  before(async () => {
    previous = await takePreviousVersion();
    const { before, now } = await takeKindsOfBoth();
    changes = changesBetween(shapeOf(before), shapeOf(now));
  });

  it('is listed, each new kind of row, field, value and limit with what it means to the version before', () => {
    assert.deepEqual(changes.added.toSorted(), Object.keys(STATED.added).sort());
  });

  it('and each that is gone', () => {
    assert.deepEqual(changes.gone.toSorted(), Object.keys(STATED.gone).sort());
  });

  it('is nothing that stands beside a row’s content', () => {
    assert.ok(besideContentIn(ROOT).length > 8);
    assert.deepEqual(besideContentIn(ROOT), besideContentIn(previous.root));
  });

  it('is all read by a codec, but for the snapshots', () => {
    assert.deepEqual(filesThatSay(/(?<!JSON|Date)\.(?:safeP|p)arse\((?!old\))/), ['publications.ts', 'row-codec.ts']);
  });

  it('is nothing that a schema checks in code, where no change would be seen, but that an id is text', () => {
    assert.deepEqual(filesThatSay(/\bz\.(?:custom|lazy|preprocess|codec)\b|\.(?:refine|superRefine|check|transform|pipe|overwrite)\(/), ['row-codec.ts']);
  });
});

function shapeOf(kinds: KindsOfRows): Shape {
  const all = emptyShape();
  for (const [name, { schema }] of kinds) {
    const shape = emptyShape();
    addSchema(shape, schema);
    all.parts.set(name, shape);
  }
  return all;
}

/** `cohorts.ts: rev`, for what a store reads of a row other than through its codec. */
function besideContentIn(root: string): readonly string[] {
  const found = storageFiles(root).flatMap((file) =>
    [...readFileSync(join(root, 'bot/storage', file), 'utf8').matchAll(/\bvalues\['(\w+)'\]/g)].map(([, name]) => `${file}: ${name}`));
  return [...new Set(found)].sort();
}

function filesThatSay(what: RegExp): readonly string[] {
  return storageFiles(ROOT).filter((file) => what.test(readFileSync(join(ROOT, 'bot/storage', file), 'utf8')));
}

function storageFiles(root: string): readonly string[] {
  return readdirSync(join(root, 'bot/storage')).filter((file) => file.endsWith('.ts')).sort();
}
