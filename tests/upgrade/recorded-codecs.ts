import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JsonSchema } from './row-shape.ts';

export interface RecordedCodec {
  readonly kind: string;
  readonly version: number;
  /** Of what it reads. */
  readonly schema: JsonSchema;
}

/** What takes the place of a copy's row-codec.ts, the name of the latter being RECORDED from then on. Its zod is the version's own. */
const RECORDED = 'recorded-row-codec.ts';
const RECORDER = `
  import { z } from 'zod';
  import { rowCodec as made } from './${RECORDED}';
  export * from './${RECORDED}';
  export const codecs = [];
  export function record(kind, version, schema) {
    codecs.push({ kind, version, schema: z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) });
  }
  export function rowCodec(kind, version, schema, upgrade) {
    record(kind, version, schema);
    return made(kind, version, schema, upgrade);
  }
`;

interface Recorder {
  readonly codecs: readonly RecordedCodec[];
  record(kind: string, version: number, schema: unknown): void;
}

/**
 * Every row codec that a version makes, wherever in bot/ and exported or not. It is a copy of its files that is loaded,
 * in which whoever makes a codec is listened to: so it is asked of any version, and none has to know of this.
 */
export async function recordCodecs(root: string): Promise<readonly RecordedCodec[]> {
  const copy = await mkdtemp(join(tmpdir(), 'ledtrad-codecs-'));
  try {
    await cp(join(root, 'bot'), join(copy, 'bot'), { recursive: true });
    await cp(join(root, 'package.json'), join(copy, 'package.json'));
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    const storage = join(copy, 'bot/storage');
    await rename(join(storage, 'row-codec.ts'), join(storage, RECORDED));
    await writeFile(join(storage, 'row-codec.ts'), RECORDER);
    const sources = sourcesThatMakeCodecs(copy);
    for (const { file } of sources) await load(file);
    // What was written just now.
    const { codecs, record } = (await load(join(storage, 'row-codec.ts'))) as Recorder;
    assert.equal(codecs.length, sources.reduce((sum, { calls }) => sum + calls, 0), 'a codec that is not made as its file is loaded is not seen here');
    // Stored in several rows, and so without a codec; its name as the error says it.
    const { snapshotsSchema } = (await load(join(storage, 'cohort-schema.ts'))) as { snapshotsSchema: unknown };
    record('snapshots', 1, snapshotsSchema);
    return codecs;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

interface Source {
  readonly file: string;
  /** How often it says that a codec be made. */
  readonly calls: number;
}

function sourcesThatMakeCodecs(root: string): readonly Source[] {
  return readdirSync(join(root, 'bot'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((name) => {
    const file = join(root, 'bot', name);
    return { file, calls: [...readFileSync(file, 'utf8').matchAll(/(?<!function )\browCodec(?:<[^(]*>)?\(/g)].length };
  }).filter(({ calls }) => calls > 0);
}

function load(file: string): Promise<unknown> {
  return import(pathToFileURL(file).href) as Promise<unknown>;
}
