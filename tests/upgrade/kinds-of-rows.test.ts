import assert from 'node:assert/strict';
import { kindsByNewNames, kindsOf } from './kinds-of-rows.ts';
import type { RecordedCodec } from './recorded-codecs.ts';

const codec = (kind: string, version = 1, type = 'string'): RecordedCodec => ({ kind, version, schema: { type } });

describe('a kind of row', () => {
  it('is one, however many codecs of one shape it has', () => {
    assert.deepEqual([...kindsOf([codec('note'), codec('team'), codec('note')]).keys()], ['note', 'team']);
  });

  it('is named with its version as well when another has its name', () => {
    assert.deepEqual([...kindsOf([codec('note', 1), codec('note', 2, 'number')]).keys()], ['note (version 1)', 'note (version 2)']);
  });

  it('has no name that one of its version and another shape has', () => {
    assert.throws(() => kindsOf([codec('note'), codec('note', 1, 'number')]), /two kinds of rows are called note/);
  });

  it('of the version before goes by the name that it is said to have now', () => {
    const before = kindsOf([codec('note', 1), codec('note', 2), codec('team')]);
    assert.deepEqual([...kindsByNewNames(before, { 'note (version 1)': 'memo', 'note (version 2)': 'note' }).keys()], ['memo', 'note', 'team']);
  });

  it('is not said to be renamed when the version before had none of that name, nor to what another is called', () => {
    assert.throws(() => kindsByNewNames(kindsOf([codec('team')]), { note: 'memo' }), /unknown to the version before/);
    assert.throws(() => kindsByNewNames(kindsOf([codec('team'), codec('note')]), { note: 'team' }), /one name now/);
  });
});
