import type { MeetingCase, MeetingCommitment } from '../../domain/meeting/contribution.ts';
import type { PlannedMeeting } from '../../domain/meeting/meeting.ts';
import type { MeetingPage } from '../../usecases/meetings/view-meeting.ts';
import type { CaseView, CommitmentView, MeetingRow, MeetingView } from '../contract/meetings.ts';

export function meetingRowView({ id, kind, teams, title, zone, days, startsAt, endsAt, place, series, news }: PlannedMeeting): MeetingRow {
  return {
    id,
    kind,
    teams: teams === 'all' ? 'all' : [...teams],
    title,
    zone,
    days: days.map((day) => ({ ...day })),
    startsAt,
    endsAt,
    place,
    inSeries: series !== undefined,
    ...(news?.kind === 'cancelled' ? { cancelled: news.reason } : {}),
  };
}

export function caseViews(cases: readonly MeetingCase[]): CaseView[] {
  return cases.flatMap(({ said }) => (said ? [{ ...(said.authorName === undefined ? {} : { authorName: said.authorName }), line: said.line, more: said.more }] : []));
}

/** Of a person who has no name in lists neither that nor the id. */
export function commitmentViews(commitments: readonly MeetingCommitment[]): CommitmentView[] {
  return commitments.map(({ pid, name, text, outcome }) => ({ ...(name === undefined ? {} : { id: pid, name }), text, ...(outcome ? { outcome } : {}) }));
}

export function lastTimeView(lastTime: MeetingPage['lastTime']): Pick<MeetingView, 'lastTime'> {
  return lastTime ? { lastTime: { startsAt: lastTime.meeting.startsAt, commitments: commitmentViews(lastTime.commitments) } } : {};
}
