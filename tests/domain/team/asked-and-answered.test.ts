import assert from 'node:assert/strict';
import { emptyLedger, mark, type WeekMark } from '../../../bot/domain/calendar/ledger.ts';
import type { PausedWeeks } from '../../../bot/domain/person/pause.ts';
import { standingIn } from '../../../bot/domain/team/asked-and-answered.ts';
import { week } from '../../support/world.ts';

const [LAST, THIS] = [week('2026-W46'), week('2026-W47')];

function standing(marked: WeekMark | undefined, at = THIS, paused?: PausedWeeks) {
  const ledger = marked ? mark(emptyLedger(LAST), at, marked) : emptyLedger(LAST);
  return standingIn(at, { ledger, ...(paused ? { paused } : {}) }, THIS);
}

describe('whether a member has answered', () => {
  it('is told without what, and *hann inte* is an answer', () => {
    assert.deepEqual([standing('answered'), standing('not-reached'), standing('asked'), standing('break'), standing('not-sent'), standing(undefined)], ['answered', 'answered', 'asked', 'break', 'not-asked', 'not-asked']);
  });

  it('never reads as a missing answer when the week is over', () => {
    assert.equal(standing('asked', LAST), 'asked');
  });

  it('does not tell a pause: it reads as not having been asked, while it lasts and when it is over', () => {
    assert.deepEqual([standing(undefined, THIS, { from: THIS }), standing('asked', THIS, { from: THIS }), standing('asked', LAST, { from: LAST }), standing('paused')], ['not-asked', 'not-asked', 'not-asked', 'not-asked']);
  });

  it('tells an answer that was given all the same, and a break as of everybody', () => {
    assert.deepEqual([standing('answered', THIS, { from: THIS }), standing('break', THIS, { from: LAST })], ['answered', 'break']);
  });
});
