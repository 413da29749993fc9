import { Temporal } from 'temporal-polyfill';
import { DEFAULT_ZONE } from '../../../bot/domain/calendar/zone.ts';
import type { MeetingId } from '../../../bot/domain/ids.ts';
import { newMeeting, type MeetingContent, type PlannedMeeting } from '../../../bot/domain/meeting/meeting.ts';
import { COHORT, NOW, TEAM } from '../../support/world.ts';

/** A Tuesday afternoon, unless something else is said. */
export function contentOfMeeting(changes: Partial<MeetingContent> = {}): MeetingContent {
  return {
    kind: 'learning-team',
    teams: [TEAM],
    title: '',
    zone: DEFAULT_ZONE,
    days: [{ date: '2026-12-01', from: '13:00', until: '14:15' }],
    place: 'Rum Björken',
    link: '',
    agenda: ['Landa', 'Till nästa gång'],
    before: 'Vad har du sett?',
    after: 'Pröva det genast.',
    ...changes,
  };
}

export function aMeeting(changes: Partial<PlannedMeeting> = {}): PlannedMeeting {
  return { ...newMeeting('m-1' as MeetingId, COHORT, contentOfMeeting(changes), Temporal.Instant.from(NOW)), ...changes };
}
