import assert from 'node:assert/strict';
import { z } from 'zod';
import { addSchema, changesBetween, emptyShape, type ShapeChanges } from './row-shape.ts';

const NONE: ShapeChanges = { added: [], gone: [] };

function changes(before: z.ZodType, now: z.ZodType): ShapeChanges {
  const [earlier, later] = [before, now].map((schema) => {
    const shape = emptyShape();
    addSchema(shape, z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
    return shape;
  });
  return changesBetween(earlier ?? assert.fail(), later ?? assert.fail());
}

describe('a change of a schema', () => {
  const text = z.string();

  it('is seen when it is a new field, once, with nothing of what is in it', () => {
    assert.deepEqual(changes(z.object({ a: text }), z.object({ a: text, b: z.object({ c: text }) })), { added: ['.b'], gone: [] });
  });

  it('is seen in fields, items, places of a tuple, and values and keys of a record', () => {
    const nested = (inner: z.ZodType, key: string) => z.object({ a: z.array(inner), t: z.tuple([text, inner]), r: z.record(z.string(), inner), k: z.partialRecord(z.enum(['x', key]), text) });
    assert.deepEqual(changes(nested(z.object({}), 'x'), nested(z.object({ n: text.exactOptional() }), 'y')).added.toSorted(), ['.a[].n', '.k{key}: "y"', '.r{}.n', '.t[1].n']);
  });

  it('is seen when it is a value more, of an enum, a literal, or a union of literals', () => {
    assert.deepEqual(changes(z.enum(['a']), z.enum(['a', 'b'])).added, [': "b"']);
    assert.deepEqual(changes(z.literal('a'), z.literal('b')), { added: [': "b"'], gone: [': "a"'] });
    assert.deepEqual(changes(z.literal(1), z.union([z.literal(1), z.literal(2)])).added, [': 2']);
  });

  it('is seen when it is a member more of a union, whether it says which it is or not', () => {
    const poll = z.object({ kind: z.literal('poll'), at: text });
    const note = z.object({ kind: z.literal('note') });
    assert.deepEqual(changes(z.union([poll]), z.discriminatedUnion('kind', [poll, note])).added.includes('(kind "note")'), true);
    assert.deepEqual(changes(z.discriminatedUnion('kind', [poll, note]), z.discriminatedUnion('kind', [poll, note.extend({ at: text })])), { added: ['(kind "note").at'], gone: [] });
    assert.deepEqual(changes(text, text.nullable()).added, [': null']);
    assert.deepEqual(changes(text, z.union([text, z.object({ b: text })])).added, [': object', '.b']);
  });

  it('is seen when a field is demanded that was not, and the other way about', () => {
    assert.deepEqual(changes(z.object({ a: text.optional() }), z.object({ a: text })), { added: ['.a: required'], gone: [] });
    assert.deepEqual(changes(z.object({ a: text }), z.object({ a: text.optional() })), { added: [], gone: ['.a: required'] });
  });

  it('is seen when it is another type or limit', () => {
    assert.deepEqual(changes(text, z.number()), { added: [': number'], gone: [': string'] });
    assert.deepEqual(changes(text.max(3), text.max(4)), { added: [': maxLength 4'], gone: [': maxLength 3'] });
    assert.deepEqual(changes(z.custom<string>(() => true), z.enum(['a', 'b'])), { added: [], gone: [': any'] });
    assert.deepEqual(changes(text, z.custom<string>(() => true)), { added: [': any'], gone: [': string'] });
    assert.deepEqual(changes(z.object({}), z.strictObject({})), { added: [': additionalProperties false'], gone: [] });
  });

  it('is none when the order alone is another', () => {
    assert.deepEqual(changes(z.object({ a: text, b: z.enum(['x', 'y']) }), z.object({ b: z.enum(['y', 'x']), a: text })), NONE);
  });

  it('is not passed over when it is said in a way that is not understood', () => {
    assert.throws(() => addSchema(emptyShape(), { not: { type: 'string' } }), /says not/);
  });
});
