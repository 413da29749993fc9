import assert from 'node:assert/strict';
import { beginning, cardsOf, type Story } from '../../domain/nudges/builders.ts';
import { hasAPeer, pauses, stops } from '../../domain/nudges/doings.ts';
import { withNotice } from '../../../bot/domain/selection/notice.ts';
import { instantText } from '../../../bot/domain/calendar/instant-text.ts';

const WEEK_47 = ['2026-11-16T00:00', '2026-11-21T00:00'] as const;

/** Somebody who takes part in nothing. */
function cards(story: Story, span: readonly [string, string] = WEEK_47): string[] {
  const begun = beginning('2026-11-15', { stopped: [] });
  return cardsOf({ ...begun, roles: [], trials: [] }, span, story);
}

const isDeclined = (id = 'a'): Story[string] => (person, now) => withNotice(person, { kind: 'declined', id, at: instantText(now), message: '' });

describe('the answer to a registered interest', () => {
  it('comes at once in working hours, once, to somebody who takes part in nothing', () => {
    assert.deepEqual(cards({ '2026-11-16T10:20': isDeclined() }), ['2026-11-16T10:20 selection|a']);
  });

  it('waits for the next working morning in the evening and over the weekend', () => {
    assert.deepEqual(cards({ '2026-11-16T21:00': isDeclined() }), ['2026-11-17T08:30 selection|a']);
    assert.deepEqual(cards({ '2026-11-21T12:00': isDeclined() }, ['2026-11-20T00:00', '2026-11-25T00:00']), ['2026-11-23T08:30 selection|a']);
  });

  it('comes also to who has stopped everything, because it answers what they asked for', () => {
    assert.deepEqual(cards({ '2026-11-16T09:00': stops('all'), '2026-11-16T10:20': isDeclined() }), ['2026-11-16T10:20 selection|a']);
  });

  it('waits for the end of a pause', () => {
    assert.deepEqual(cards({ '2026-11-16T09:00': pauses('2026-11-18'), '2026-11-16T10:20': isDeclined() }), ['2026-11-19T08:30 selection|a']);
  });

  it('is the day’s card, and what else there is comes along', () => {
    assert.deepEqual(cards({ '2026-11-16T21:00': isDeclined(), '2026-11-16T21:10': hasAPeer('p') }), ['2026-11-17T08:30 selection|a +peer-waiting|p']);
  });

  it('is one for each answer', () => {
    assert.deepEqual(cards({ '2026-11-16T10:20': isDeclined('a'), '2026-11-17T10:20': isDeclined('b') }), ['2026-11-16T10:20 selection|a', '2026-11-17T10:20 selection|b']);
  });

  it('is no news after two months', () => {
    const longAgo: Story[string] = (person) => withNotice(person, { kind: 'declined', id: 'gammal', at: '2026-09-01T10:00:00.000Z', message: '' });
    assert.deepEqual(cards({ '2026-11-16T10:20': longAgo }), []);
  });
});
