import assert from 'node:assert/strict';
import { takeKindsOfBoth, type KindsOfBoth } from './kinds-of-rows.ts';

describe('the rows that this version writes', function () {
  this.timeout(600_000);
  let kinds: KindsOfBoth;

  before(async () => {
    kinds = await takeKindsOfBoth();
  });

  /** Of the kinds that both know; new-shapes.test.ts tells of the others. */
  function versionsThatDiffer(differ: (before: number, now: number) => boolean): readonly string[] {
    return [...kinds.now].flatMap(([name, { version: now }]) => {
      const before = kinds.before.get(name)?.version;
      return before !== undefined && differ(before, now) ? [`${name}: ${before}, now ${now}`] : [];
    });
  }

  // A codec reads its own version and the one before it: what is written as one to come stops whoever has not got there.
  // See infra/runbook.md, "Upgrade", for what to do instead.
  it('are of no version that the one before cannot read', () => {
    assert.deepEqual(versionsThatDiffer((before, now) => now > before), []);
  });

  it('and of none that is older, since then it could not read what the one before has written', () => {
    assert.deepEqual(versionsThatDiffer((before, now) => now < before), []);
  });
});
