import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { ROOT } from '../support/product-processes.ts';
import { takePreviousVersion } from './previous-version.ts';
import { recordCodecs, type RecordedCodec } from './recorded-codecs.ts';
import { STATED } from './stated-changes.ts';

/** By the name of the kind, wherever its codec is made. */
export type KindsOfRows = ReadonlyMap<string, RecordedCodec>;

export interface KindsOfBoth {
  /** Of the version before, by the names that they have in this one. */
  readonly before: KindsOfRows;
  readonly now: KindsOfRows;
}

let both: Promise<KindsOfBoth> | undefined;

/** Once for all tests of a process. */
export function takeKindsOfBoth(): Promise<KindsOfBoth> {
  both ??= take();
  return both;
}

async function take(): Promise<KindsOfBoth> {
  const previous = await takePreviousVersion();
  await previous.givePackages();
  const before = kindsByNewNames(kindsOf(await recordCodecs(previous.root)), STATED.renamed);
  const now = kindsOf(await recordCodecs(ROOT));
  assert.ok(before.size > 45 && now.size > 45, `${before.size} and ${now.size} kinds of rows: the codecs are not found`);
  return { before, now };
}

/** A name that stands for rows of several versions is told apart by them, `channel (version 1)`; for several of one version it may not stand. */
export function kindsOf(codecs: readonly RecordedCodec[]): KindsOfRows {
  const kinds = new Map<string, RecordedCodec>();
  for (const codec of codecs) {
    const shared = codecs.some(({ kind, version }) => kind === codec.kind && version !== codec.version);
    const name = shared ? `${codec.kind} (version ${codec.version})` : codec.kind;
    const known = kinds.get(name);
    assert.ok(!known || isDeepStrictEqual(known.schema, codec.schema), `two kinds of rows are called ${name}`);
    kinds.set(name, codec);
  }
  return kinds;
}

export function kindsByNewNames(before: KindsOfRows, renamed: Readonly<Record<string, string>>): KindsOfRows {
  assert.deepEqual(Object.keys(renamed).filter((name) => !before.has(name)), [], 'said to be renamed, and unknown to the version before');
  const named = new Map([...before].map(([name, codec]) => [renamed[name] ?? name, codec]));
  assert.equal(named.size, before.size, 'two kinds of rows are said to have one name now');
  return named;
}
