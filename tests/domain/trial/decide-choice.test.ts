import assert from 'node:assert/strict';
import { isComplete } from '../../../bot/domain/trial/decide-choice.ts';
import { actionIds, choiceOf } from '../../usecases/builders.ts';

const ACTIONS = actionIds();

describe('a choice in the making', () => {
  it('is complete with an area, one to three actions, one of them in focus, and readers', () => {
    for (const count of [1, 2, 3]) assert.ok(isComplete(choiceOf(ACTIONS.slice(0, count))), String(count));
  });

  it('is not complete while something is missing, doubled or too much', () => {
    const { areaId: _area, ...withoutArea } = choiceOf(ACTIONS.slice(0, 1));
    const { focus: _focus, ...withoutFocus } = choiceOf(ACTIONS.slice(0, 1));
    const { visibility: _readers, ...withoutReaders } = choiceOf(ACTIONS.slice(0, 1));
    const [first, second] = ACTIONS;
    assert.ok(first && second);
    const incomplete = [
      withoutArea,
      withoutFocus,
      withoutReaders,
      choiceOf(ACTIONS.slice(0, 4)),
      { ...choiceOf([first]), actionIds: [] },
      { ...choiceOf([first]), focus: second },
      choiceOf([first, first]),
    ];
    assert.deepEqual(incomplete.map(isComplete), incomplete.map(() => false));
  });
});
