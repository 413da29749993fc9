import assert from 'node:assert/strict';
import { z } from 'zod';
import { LedtradError } from '../../bot/domain/errors.ts';
import type { OperationId } from '../../bot/domain/ids.ts';
import { rowCodec, type RowCodec } from '../../bot/storage/row-codec.ts';
import type { Values } from '../../bot/storage/table/tables.ts';

interface Note {
  readonly text: string;
  readonly tags: readonly string[];
}

const schema: z.ZodType<Note> = z.object({ text: z.string(), tags: z.array(z.string()) });
const older = rowCodec('note', 1, z.object({ text: z.string() }));
const codec = rowCodec('note', 2, schema, (old) => ({ ...(old as { text: string }), tags: [] })); // Version 1 had no tags.
const SECRET = 'Eleven i åttan som';

describe('a row', () => {
  it('is read as it was written, with its version and the operation that wrote it', () => {
    const values = codec.write({ text: 'Hej', tags: ['a'] }, 'o1' as OperationId);
    assert.deepEqual([values['v'], values['opId']], [2, 'o1']);
    assert.deepEqual(read(codec, values), { text: 'Hej', tags: ['a'] });
  });

  it('holds texts of any length and any writing', () => {
    const text = 'Å🧭"\\\u2028'.repeat(20_000);
    assert.deepEqual(read(codec, codec.write({ text, tags: [] })), { text, tags: [] });
  });

  it('of the version before is brought up to date', () => {
    assert.deepEqual(read(codec, older.write({ text: 'Gammal' })), { text: 'Gammal', tags: [] });
  });

  const wrong: Readonly<Record<string, Values>> = {
    'of a version that is too old': { v: 0, json: JSON.stringify({ text: SECRET, tags: [] }) },
    'of a version that is to come, because writing it back would drop what is new in it': { v: 3, json: JSON.stringify({ text: SECRET, tags: [], more: 1 }) },
    'without a version': { json: JSON.stringify({ text: SECRET, tags: [] }) },
    'of another shape': { v: 2, json: JSON.stringify({ text: [SECRET] }) },
    'that was cut short': { v: 2, json: `{"text":"${SECRET}` },
    'that is no JSON': { v: 2, json: `${SECRET} {` },
    'that is empty': { v: 2 },
  };
  for (const [what, values] of Object.entries(wrong)) {
    it(`${what} is unexpected, and the error says nothing of what it holds`, () => {
      assert.throws(() => read(codec, values), (error) => {
        assert.ok(error instanceof LedtradError);
        assert.deepEqual([error.code, error.details['row']], ['unexpected', 'note']);
        assert.doesNotMatch(`${JSON.stringify(error.details)} ${String(error.cause)} ${error.stack}`, /Eleven/);
        return true;
      });
    });
  }
});

function read<Value>(of: RowCodec<Value>, values: Values): Value {
  return of.read({ pk: 'p', rk: 'r', etag: 'e', values });
}
