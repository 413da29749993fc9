import { teamMeetingsVersion, viewTeamMeetings, type TeamMeetings } from '../../usecases/meetings/view-team-meetings.ts';
import { byName } from '../by-name.ts';
import type { TeamMeetingsView } from '../contract/meetings.ts';
import type { Endpoint } from '../endpoint.ts';
import { caseViews, commitmentViews, lastTimeView, meetingRowView } from './meeting-views.ts';
import { cohortIdOf, teamIdOf } from '../parameters.ts';

/** What a learning team's page tells of its meetings. */
export const teamMeetings: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/teams/:team/meetings',
  version: async (call) => await teamMeetingsVersion(call.world, call.person.value, { cohortId: cohortIdOf(call), teamId: teamIdOf(call) }),
  async answer(call): Promise<TeamMeetingsView> {
    const found = await viewTeamMeetings(call.world, call.person.value, { cohortId: cohortIdOf(call), teamId: teamIdOf(call) });
    return {
      takesPart: found.takesPart,
      ...(found.next ? { next: nextView(found.next) } : {}),
      later: found.later.map(meetingRowView),
      ...lastTimeView(found.lastTime),
      ...(found.notes
        ? {
            notes: {
              meeting: found.notes.meeting.id,
              startsAt: found.notes.meeting.startsAt,
              members: found.notes.members.map(({ pid, name }) => ({ id: pid, name })).sort(byName(call.language)),
              commitments: commitmentViews(found.notes.commitments),
            },
          }
        : {}),
    };
  },
};

function nextView({ meeting, cases }: NonNullable<TeamMeetings['next']>): NonNullable<TeamMeetingsView['next']> {
  const { link, agenda, before, timeKeeper, noteTaker } = meeting;
  return {
    ...meetingRowView(meeting),
    link,
    agenda: [...agenda],
    before,
    ...(timeKeeper ? { timeKeeper: timeKeeper.name } : {}),
    ...(noteTaker ? { noteTaker: noteTaker.name } : {}),
    cases: caseViews(cases),
  };
}
