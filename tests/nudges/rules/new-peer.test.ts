import assert from 'node:assert/strict';
import type { PeerRoundId, PersonId } from '../../../bot/domain/ids.ts';
import { instantText } from '../../../bot/domain/calendar/instant-text.ts';
import { beginning, cardsOf, type Story } from '../../domain/nudges/builders.ts';
import { pauses, stops, type Doing } from '../../domain/nudges/doings.ts';
import { COHORT } from '../../support/world.ts';

const WEEK_47 = ['2026-11-16T00:00', '2026-11-23T00:00'] as const;

function getsAPeer(id: string, known = false): Doing {
  return (person, now) => ({ ...person, peers: { roundId: id as PeerRoundId, cohortId: COHORT, since: instantText(now), with: ['p-alex' as PersonId], ...(known ? { known: true as const } : {}) } });
}

function cards(story: Story, span: readonly [string, string] = WEEK_47): string[] {
  return cardsOf(beginning('2026-11-15', { stopped: ['reminder'] }), span, story);
}

describe('the nudge of a new colleague', () => {
  it('comes once a round, in working hours', () => {
    assert.deepEqual(cards({ '2026-11-16T10:20': getsAPeer('k-1'), '2026-11-17T20:00': getsAPeer('k-2') }), [
      '2026-11-16T10:20 new-peer|k-1', '2026-11-18T08:30 new-peer|k-2', '2026-11-19T14:00 weekly-card|2026-W47',
    ]);
  });

  it('is a line of the weekly card on its day', () => {
    assert.deepEqual(cards({ '2026-11-19T09:00': getsAPeer('k-1') }), ['2026-11-19T14:00 weekly-card|2026-W47 +new-peer|k-1']);
  });

  it('does not come to those who stay together, who take no part, or who want none just now', () => {
    const others: readonly Doing[] = [
      getsAPeer('k-1', true),
      (person, now) => { const told = getsAPeer('k-1')(person, now); return { ...told, settings: { ...told.settings, peers: 'no' } }; },
    ];
    for (const other of others) assert.deepEqual(cards({ '2026-11-16T10:20': other }), ['2026-11-19T14:00 weekly-card|2026-W47']);
    assert.deepEqual(cards({ '2026-11-16T10:20': (person, now) => ({ ...getsAPeer('k-1')(person, now), roles: [] }) }), []);
  });

  it('waits for the end of a pause, and can be stopped by itself', () => {
    assert.equal(cards({ '2026-11-16T07:00': pauses('2026-11-17'), '2026-11-16T10:20': getsAPeer('k-1') })[0], '2026-11-18T08:30 new-peer|k-1');
    assert.deepEqual(cards({ '2026-11-16T07:00': stops('new-peer'), '2026-11-16T10:20': getsAPeer('k-1') }), ['2026-11-19T14:00 weekly-card|2026-W47']);
  });
});
