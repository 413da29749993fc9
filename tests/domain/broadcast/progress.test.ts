import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addProgress, progressOf, receiverState } from '../../../bot/domain/broadcast/progress.ts';
import { assertAddsUp, counts } from '../../support/broadcasts.ts';

const STATES = ['queued', 'sent', 'unreachable', 'uncertain', 'poisoned', 'expired', 'cancelled', 'superseded'] as const;
const REASONS = ['no-conversation', 'blocked', 'outcome-unknown', 'card-refused', 'too-late', 'not-wanted-any-more', 'cancelled', 'gone', 'answered'] as const;

describe('the progress of a broadcast', () => {
  const slot = fc.record({ state: fc.constantFrom(...STATES), reason: fc.constantFrom(...REASONS) });
  const receiver = fc.record({ slot: fc.option(slot, { nil: undefined }), isSending: fc.boolean(), isCancelled: fc.boolean() });

  it('adds up to its receivers, whatever stands in their slots, whole and in parts', () => {
    fc.assert(fc.property(fc.array(receiver), fc.array(receiver), (some, others) => {
      const of = (receivers: typeof some) => progressOf(receivers.map((each) => receiverState(each.slot, each)));
      assertAddsUp(of(some), some.length);
      assertAddsUp(addProgress(of(some), of(others)), some.length + others.length);
      assert.deepEqual(addProgress(of(some), of(others)), of([...some, ...others]));
    }));
  });

  it('calls who has answered reached, and nobody paused', () => {
    const of = (state: (typeof STATES)[number], reason: (typeof REASONS)[number]) => counts(progressOf([receiverState({ state, reason }, { isSending: false, isCancelled: false })]));
    assert.deepEqual(of('superseded', 'answered'), { receivers: 1, sent: 1 });
    assert.deepEqual(of('superseded', 'gone'), { receivers: 1, gone: 1 });
    assert.deepEqual(of('unreachable', 'blocked'), { receivers: 1, blocked: 1 });
  });

  it('calls those who were not queued when it was cancelled cancelled', () => {
    assert.deepEqual(receiverState(undefined, { isSending: false, isCancelled: true }), { kind: 'cancelled' });
    assert.deepEqual(receiverState({ state: 'queued' }, { isSending: true, isCancelled: true }), { kind: 'sending' });
  });
});
