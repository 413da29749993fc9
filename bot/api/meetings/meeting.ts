import { meetingsVersion } from '../../usecases/meetings/list-meetings.ts';
import { viewMeeting } from '../../usecases/meetings/view-meeting.ts';
import { byName } from '../by-name.ts';
import type { MeetingView } from '../contract/meetings.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { caseViews, commitmentViews, lastTimeView, meetingRowView } from './meeting-views.ts';
import { cohortIdOf, meetingIn } from '../parameters.ts';
import { sharedView, wordingOf } from '../wording.ts';

/** A meeting's page, for who leads. */
export const meeting: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/meetings/:meeting',
  // Also with the team, whose members and lines it shows.
  version: async (call) => [await meetingsVersion(call.world, call.person.value, cohortIdOf(call)), await call.world.cohorts.version(cohortIdOf(call))],
  answer,
};

async function answer(call: ApiCall): Promise<MeetingView> {
  const page = await viewMeeting(call.world, call.person.value, cohortIdOf(call), meetingIn(call));
  const { meeting: planned, members, notListed, leads, isTold } = page;
  const wording = wordingOf(call);
  return {
    ...meetingRowView(planned),
    link: planned.link,
    agenda: [...planned.agenda],
    before: planned.before,
    after: planned.after,
    sequence: planned.sequence,
    leads,
    isTold,
    ...holder('timeKeeper', planned.timeKeeper),
    ...holder('noteTaker', planned.noteTaker),
    members: members.map(({ pid, name }) => ({ id: pid, name })).sort(byName(call.language)),
    notListed,
    ...(page.present ? { present: [...page.present] } : {}),
    cases: caseViews(page.cases),
    lines: page.lines.flatMap((line) => sharedView(wording, line)),
    commitments: commitmentViews(page.commitments),
    ...lastTimeView(page.lastTime),
    following: page.following.map(({ id, days }) => ({ id, date: days[0]?.date ?? '' })),
  };
}

function holder<Role extends 'timeKeeper' | 'noteTaker'>(role: Role, who: { readonly pid: string; readonly name: string } | undefined): Partial<Record<Role, { id: string; name: string }>> {
  // A computed key of one of the two.
  return who ? ({ [role]: { id: who.pid, name: who.name } } as Partial<Record<Role, { id: string; name: string }>>) : {};
}
