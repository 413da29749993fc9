/** Builders of what the API answers about meetings. Everything in them is made up. */
import type { MeetingRow, MeetingsView, MeetingView, TeamMeetingsView } from '../../../bot/api/contract/meetings.ts';
import type { LogView } from '../../../bot/api/contract/log.ts';
import { COHORT, shared, TEAM } from './views.ts';

export const MEETINGS_PATH = `/cohorts/${COHORT.id}/meetings`;
export const LOG_PATH = `/me/log/${COHORT.id}`;

export function meetingRow(changes: Partial<MeetingRow> = {}): MeetingRow {
  return {
    id: 'm-1', kind: 'learning-team', teams: [TEAM.id], title: '', zone: 'Europe/Stockholm', days: [{ date: '2027-01-12', from: '13:00', until: '14:15' }],
    startsAt: '2027-01-12T12:00:00.000Z', endsAt: '2027-01-12T13:15:00.000Z', place: 'Rum Björken', inSeries: true, ...changes,
  };
}

export function meetingsList(changes: Partial<MeetingsView> = {}): MeetingsView {
  return {
    toCome: [meetingRow(), meetingRow({ id: 'm-2', kind: 'seminar', title: 'Terminens seminarium', days: [{ date: '2027-02-04', from: '09:00', until: '15:00' }], teams: [TEAM.id, 'annat'], cancelled: 'Lokalen är stängd' })],
    held: [meetingRow({ id: 'm-0', days: [{ date: '2025-12-02', from: '13:00', until: '14:15' }] })],
    ...changes,
  };
}

/** Held, so that there is something to note, unless something else is said. */
export function meeting(changes: Partial<MeetingView> = {}): MeetingView {
  return {
    ...meetingRow({ days: [{ date: '2025-12-02', from: '13:00', until: '14:15' }] }),
    link: 'https://moten.exempel.example/eken',
    agenda: ['Landa', 'Till nästa gång'],
    before: 'Vad har du sett i klassrummen?',
    after: 'Pröva det genast.',
    sequence: 3,
    leads: true,
    isTold: true,
    noteTaker: { id: 'p-maja', name: 'Maja Almlöv' },
    members: [{ id: 'p-maja', name: 'Maja Almlöv' }, { id: 'p-olle', name: 'Olle Granfelt' }],
    notListed: 1,
    cases: [{ line: 'Hur får jag lärarna med mig?', more: 'Sju veckor nu.' }],
    lines: [shared()],
    commitments: [{ id: 'p-maja', name: 'Maja Almlöv', text: 'Två rundor' }],
    lastTime: { startsAt: '2025-11-04T12:00:00.000Z', commitments: [{ id: 'p-olle', name: 'Olle Granfelt', text: 'Ringa hem', outcome: 'done' }, { text: 'Läsa planeringar' }] },
    following: [{ id: 'm-3', date: '2026-01-13' }],
    ...changes,
  };
}

export function teamMeetings(changes: Partial<TeamMeetingsView> = {}): TeamMeetingsView {
  return { takesPart: true, later: [], ...changes };
}

export function nextMeeting(): NonNullable<TeamMeetingsView['next']> {
  const { link, agenda, before, cases } = meeting();
  return { ...meetingRow(), link, agenda, before, cases, timeKeeper: 'Olle Granfelt', noteTaker: 'Maja Almlöv' };
}

export function log(): LogView {
  return { entries: [{ id: 'n1', writtenAt: '2026-11-20T10:00:00.000Z', text: 'Tyst i början, livligt efter läsningen.', team: TEAM.id }] };
}
