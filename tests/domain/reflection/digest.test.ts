import assert from 'node:assert/strict';
import { digestOf } from '../../../bot/domain/reflection/digest.ts';
import { effects, NOT_REACHED, written } from '../../usecases/builders.ts';

const [EFFECT] = effects(1) as [ReturnType<typeof effects>[number]];

describe('the digest of an answer', () => {
  it('differs when anything that was said differs', () => {
    const base = written();
    const said = [
      base,
      { ...base, did: 'x' },
      { ...base, takeaway: 'x' },
      { ...base, nextStep: 'x' },
      { ...base, help: 'team' as const },
      { ...base, visibility: 'me' as const },
      { ...base, observations: { [EFFECT]: 'seen' as const } },
      { ...base, observations: { [EFFECT]: 'wrong-way' as const } },
      NOT_REACHED,
    ];
    assert.equal(new Set(said.map(digestOf)).size, said.length);
  });

  it('does not mistake a text that moved from one field to another', () => {
    assert.notEqual(digestOf(written({ did: 'a', takeaway: 'b' })), digestOf(written({ did: 'ab', takeaway: '' })));
    assert.notEqual(digestOf(written({ did: 'a","b', takeaway: '' })), digestOf(written({ did: 'a', takeaway: 'b' })));
  });
});
