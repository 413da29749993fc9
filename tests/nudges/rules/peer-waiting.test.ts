import assert from 'node:assert/strict';
import { beginning, cardsOf, type Story } from '../../domain/nudges/builders.ts';
import { hasAPeer, stops } from '../../domain/nudges/doings.ts';

const WEEK_47 = ['2026-11-16T00:00', '2026-11-23T00:00'] as const;

function cards(story: Story, span: readonly [string, string] = WEEK_47): string[] {
  return cardsOf(beginning('2026-11-15', { stopped: ['reminder'] }), span, story);
}

describe('the nudge that a colleague waits', () => {
  it('comes at once in working hours, and once for each', () => {
    assert.deepEqual(cards({ '2026-11-16T10:20': hasAPeer('a'), '2026-11-17T11:05': hasAPeer('b') }), [
      '2026-11-16T10:20 peer-waiting|a', '2026-11-17T11:05 peer-waiting|b', '2026-11-19T14:00 weekly-card|2026-W47',
    ]);
  });

  it('comes in the next working morning when it was shared in the evening or over the weekend', () => {
    assert.equal(cards({ '2026-11-16T21:00': hasAPeer('a') })[0], '2026-11-17T08:30 peer-waiting|a');
    assert.equal(cards({ '2026-11-21T12:00': hasAPeer('a') }, ['2026-11-20T00:00', '2026-11-25T00:00'])[1], '2026-11-23T08:30 peer-waiting|a');
    assert.equal(cards({ '2026-11-17T05:00': hasAPeer('a'), '2026-11-17T07:45': hasAPeer('b') })[0], '2026-11-17T08:30 peer-waiting|a +peer-waiting|b');
  });

  it('waits for the next day when this one has had its card', () => {
    assert.deepEqual(cards({ '2026-11-16T10:20': hasAPeer('a'), '2026-11-16T10:40': hasAPeer('b') }).slice(0, 2), ['2026-11-16T10:20 peer-waiting|a', '2026-11-17T08:30 peer-waiting|b']);
  });

  it('is a line of the weekly card when it comes before that on the same day', () => {
    assert.deepEqual(cards({ '2026-11-19T09:00': hasAPeer('a') }), ['2026-11-19T14:00 weekly-card|2026-W47 +peer-waiting|a']);
  });

  it('ends when nobody waits any more', () => {
    assert.deepEqual(cards({ '2026-11-16T20:00': hasAPeer('a'), '2026-11-17T07:00': (person) => ({ ...person, peersWaiting: [] }) }), ['2026-11-19T14:00 weekly-card|2026-W47']);
  });

  it('can be stopped by itself', () => {
    assert.deepEqual(cards({ '2026-11-16T09:00': stops('peer-waiting'), '2026-11-16T10:20': hasAPeer('a') }), ['2026-11-19T14:00 weekly-card|2026-W47']);
  });
});
