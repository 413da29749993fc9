import assert from 'node:assert/strict';
import type { Meeting } from '../../../bot/domain/nudges/nudging.ts';
import { recalledMeeting } from '../../../bot/domain/meeting/recalled.ts';
import { aMeeting } from '../../domain/meeting/builders.ts';
import { at, beginning, cardsOf, type Story } from '../../domain/nudges/builders.ts';

const PERSON = beginning('2026-11-15', { stopped: ['reminder'] });
const MEETING = recalledMeeting(aMeeting({ startsAt: at('2026-11-25T13:00').toString({ smallestUnit: 'millisecond' }) }));

function cards(span: readonly [string, string], story: Story): string[] {
  return cardsOf(PERSON, span, story).filter((card) => card.includes('meeting-preparation|'));
}

function meetingIs(news: NonNullable<Meeting['about']>['news'], startsAt = MEETING.startsAt): Story[string] {
  return (person) => ({ ...person, meetings: [{ ...MEETING, startsAt, about: { ...(MEETING.about ?? assert.fail()), ...(news ? { news } : {}) } }] });
}

describe('that a meeting is moved or cancelled', () => {
  const cancelledAt = (time: string) => ({ kind: 'cancelled', at: at(time).toString({ smallestUnit: 'millisecond' }), sequence: 1, reason: 'Sjukdom' }) as const;

  it('is said at once in working hours, and once; a cancelled one is not prepared for', () => {
    assert.deepEqual(cards(['2026-11-16T00:00', '2026-11-27T00:00'], { '2026-11-16T09:00': meetingIs(undefined), '2026-11-17T10:00': meetingIs(cancelledAt('2026-11-17T10:00')) }), [
      '2026-11-17T10:00 meeting-preparation|m-1.cancelled1',
    ]);
  });

  it('waits for the morning when it was done in the evening, and is not said once the meeting would have begun', () => {
    assert.deepEqual(cards(['2026-11-16T00:00', '2026-11-27T00:00'], { '2026-11-17T20:00': meetingIs(cancelledAt('2026-11-17T20:00')) }), ['2026-11-18T08:00 meeting-preparation|m-1.cancelled1']);
    assert.deepEqual(cards(['2026-11-16T00:00', '2026-11-27T00:00'], { '2026-11-25T13:00': meetingIs(cancelledAt('2026-11-25T13:00')) }), []);
  });

  it('is said of a move, and the preparation comes for the new day', () => {
    const moved = { kind: 'moved', at: at('2026-11-17T10:00').toString({ smallestUnit: 'millisecond' }), sequence: 1 } as const;
    const story = { '2026-11-16T09:00': meetingIs(undefined), '2026-11-17T10:00': meetingIs(moved, at('2026-11-26T13:00').toString({ smallestUnit: 'millisecond' })) };
    assert.deepEqual(cards(['2026-11-16T00:00', '2026-11-27T00:00'], story), ['2026-11-17T10:00 meeting-preparation|m-1.moved1', '2026-11-25T08:00 meeting-preparation|m-1.2026-11-26']);
  });
});
