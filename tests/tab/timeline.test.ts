import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeThread } from '../../tab/features/thread/merge-thread.ts';
import { timelineOf } from '../../tab/features/thread/timeline.ts';
import { reflection, thread, trial, week } from '../browser/tab/views.ts';

describe('the weeks of the own thread', () => {
  it('come latest first, each with what was said in it', () => {
    const entries = timelineOf(thread());
    const told = entries.flatMap((entry) => (entry.kind === 'told' ? [[entry.week.number, ...entry.notes.map(({ reflection: { id } }) => id)]] : []));
    assert.deepEqual(told, [[46, 'r-46'], [45, 'r-45'], [43, 'r-43']]);
  });

  it('fold weeks in a row that are quiet for the same reason, and no others', () => {
    const quiet = timelineOf(thread()).flatMap((entry) => (entry.kind === 'quiet' ? [`${entry.first.number}–${entry.last.number} ${entry.outcome}`] : []));
    assert.deepEqual(quiet, ['44–44 break', '42–42 not-sent', '40–41 paused', '39–39 unanswered', '38–38 answered']);
  });

  it('tell weeks that still can be answered one by one', () => {
    const weeks = ([[41, 'unanswered'], [42, 'unanswered'], [43, 'asked'], [44, 'asked'], [45, 'paused'], [46, 'paused']] as const)
      .map(([number, outcome]) => ({ ...week(number), outcome }));
    const quiet = timelineOf(thread({ trials: [], weeks })).flatMap((entry) => (entry.kind === 'quiet' ? [`${entry.first.number}–${entry.last.number}`] : []));
    assert.deepEqual(quiet, ['45–46', '44–44', '43–43', '42–42', '41–41']);
  });

  it('leave the current week to the page’s top until something is said in it', () => {
    assert.ok(timelineOf(thread()).every((entry) => entry.kind === 'quiet' || entry.week.number !== 47));
    const said = thread({ trials: [trial({ reflections: [reflection({ id: 'now', week: week(47) })] })] });
    const [first] = timelineOf(said);
    assert.ok(first?.kind === 'told' && first.week.number === 47);
  });

  it('say nothing of weeks that have not been read yet', () => {
    const entries = timelineOf(thread({ earlier: 'r-43' }));
    assert.ok(entries.every((entry) => (entry.kind === 'told' ? entry.week.number : entry.first.number) >= 43));
  });

  it('keep several reflections of one week together, the latest first', () => {
    const extra = reflection({ id: 'extra', submittedAt: '2026-11-13T08:00:00Z' });
    const [first] = timelineOf(thread({ trials: [trial(), trial({ id: 't-2', reflections: [extra] })] }));
    assert.ok(first?.kind === 'told');
    assert.deepEqual(first.notes.map(({ reflection: { id } }) => id), ['extra', 'r-46']);
  });

  it('tell every reflection exactly once, however the pages were cut', () => {
    const all = Array.from({ length: 12 }, (_, index) =>
      reflection({ id: `r${index}`, week: week(46 - index), submittedAt: `2026-${String(11 - Math.floor(index / 4)).padStart(2, '0')}-0${9 - (index % 4)}T10:00:00Z` }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 3 }), (cut, overlap) => {
        const page = (from: number, to: number) => thread({ trials: [trial({ reflections: all.slice(from, to) })] });
        const merged = mergeThread([page(0, cut), page(Math.max(0, cut - overlap), 12)]);
        const told = timelineOf(merged).flatMap((entry) => (entry.kind === 'told' ? entry.notes.map(({ reflection: { id } }) => id) : []));
        assert.deepEqual([...told].sort(), all.map(({ id }) => id).sort());
      }),
    );
  });
});
