import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAnswerable, MOST_ENTRIES_A_WEEK, parseQuestionId, questionId, questionSortKey } from '../../../bot/domain/reflection/question.ts';
import { week } from '../../support/world.ts';
import { anyWeek } from '../calendar/builders.ts';

const anyQuestion = fc.record({ week: anyWeek, entry: fc.integer({ min: 1, max: MOST_ENTRIES_A_WEEK }) }, { noNullPrototype: true });

describe('a question', () => {
  it('is told by its id', () => {
    fc.assert(fc.property(anyQuestion, (question) => { assert.deepEqual(parseQuestionId(questionId(question)), question); }));
  });

  it('sorts the latest week first, and in a week the latest entry', () => {
    fc.assert(fc.property(anyQuestion, anyQuestion, (a, b) => {
      const later = a.week === b.week ? a.entry > b.entry : a.week > b.week;
      const same = a.week === b.week && a.entry === b.entry;
      assert.equal(questionSortKey(a) < questionSortKey(b), later && !same);
    }));
  });

  it('can be answered from the week one joined to the current one', () => {
    const answerable = ['2026-W29', '2026-W30', '2026-W47', '2026-W48'].map((each) => isAnswerable(week(each), week('2026-W30'), week('2026-W47')));
    assert.deepEqual(answerable, [false, true, true, false]);
  });
});
