import { doctor } from './admin/doctor.ts';
import { broadcastActs } from './broadcasts/acts.ts';
import { broadcastAnswers } from './broadcasts/answers.ts';
import { broadcastDrafts } from './broadcasts/drafts.ts';
import { myQuestionsEndpoint } from './broadcasts/my-questions.ts';
import { broadcastTemplates } from './broadcasts/templates.ts';
import { broadcastTrials } from './broadcasts/trials.ts';
import { changeCohortEndpoint, newCohortEndpoint, programmes } from './cohorts/cohort-setup.ts';
import { cohort } from './cohorts/cohort.ts';
import { deliveries } from './cohorts/deliveries.ts';
import { overview } from './cohorts/overview.ts';
import { places } from './cohorts/places.ts';
import { plan, savePlanEndpoint, year } from './cohorts/plan.ts';
import { retry as retryDelivery } from './cohorts/retry-delivery.ts';
import { grant, handover, roles, successors } from './cohorts/roles.ts';
import { team } from './cohorts/team.ts';
import { changeTeamEndpoint, newTeamEndpoint, teamChannel, teams } from './cohorts/teams.ts';
import type { ApiServices, Endpoint } from './endpoint.ts';
import { me } from './me/me.ts';
import { myCards } from './me/my-cards.ts';
import { myExport } from './me/my-export.ts';
import { myLanguage } from './me/my-language.ts';
import { logEntry, newLogEntry, removedLogEntry } from './me/my-log-entries.ts';
import { myLog } from './me/my-log.ts';
import { myPeers, myPeersChoice } from './me/my-peers.ts';
import { myPhoto, myPhotoChoice } from './me/my-photo.ts';
import { myThread } from './me/my-thread.ts';
import { calendar } from './meetings/calendar.ts';
import { meetingAttendance } from './meetings/meeting-attendance.ts';
import { meetingCancelled } from './meetings/meeting-cancel.ts';
import { meetingCommitments } from './meetings/meeting-commitments.ts';
import { meetingContent } from './meetings/meeting-content.ts';
import { meetingPlanned } from './meetings/meeting-plan.ts';
import { meetingRoles } from './meetings/meeting-roles.ts';
import { meetingSeries } from './meetings/meeting-series.ts';
import { meetingTold } from './meetings/meeting-told.ts';
import { meeting } from './meetings/meeting.ts';
import { meetings } from './meetings/meetings.ts';
import { teamMeetings } from './meetings/team-meetings.ts';
import { arrange as arrangePeers } from './peers/arrange-peers.ts';
import { confirm as confirmPeers } from './peers/confirm-peers.ts';
import { discard as discardPeers } from './peers/discard-peers.ts';
import { peers } from './peers/peers.ts';
import { propose as proposePeers } from './peers/propose-peers.ts';
import { claimDismissed, claims, rosterCode } from './roster/invitations.ts';
import { changeRosterEntryEndpoint, rosterEntry, rosterPlace } from './roster/roster-entry.ts';
import { rosterImport, rosterImportCommit, rosterImportPreview, rosterImportUndo } from './roster/roster-import.ts';
import { roster } from './roster/roster.ts';
import { candidateAcceptance, candidateApproval, candidateRefusal, candidates } from './selection/candidates.ts';
import { nominationApproval, nominationMade, nominationRefusal, nominations } from './selection/nominations.ts';
import { organisationDescribed, organisationReadiness, organisations } from './selection/organisations.ts';

/** Everything that the tab can ask, under /api/v1, where the installation has what it needs. */
export const ROUTES: readonly Endpoint[] = [
  me, myThread, myCards, myLanguage, myExport, myPhoto, myPhotoChoice,
  team, cohort, places,
  candidates, candidateApproval, candidateAcceptance, candidateRefusal,
  nominations, nominationMade, nominationApproval, nominationRefusal,
  organisations, organisationDescribed, organisationReadiness,
  rosterCode, claims, claimDismissed,
  roster,
  programmes, newCohortEndpoint, changeCohortEndpoint,
  teams, newTeamEndpoint, changeTeamEndpoint, teamChannel,
  plan, savePlanEndpoint, year,
  rosterEntry, changeRosterEntryEndpoint, rosterPlace,
  roles, grant, successors, handover,
  overview, deliveries, retryDelivery,
  peers, proposePeers, arrangePeers, confirmPeers, discardPeers, myPeers, myPeersChoice,
  meetings, meeting, meetingSeries, meetingPlanned, meetingContent, meetingCancelled, meetingTold, meetingRoles, meetingAttendance, meetingCommitments,
  teamMeetings, calendar,
  myLog, newLogEntry, logEntry, removedLogEntry,
  rosterImport, rosterImportPreview, rosterImportCommit, rosterImportUndo,
  ...broadcastDrafts, ...broadcastActs, ...broadcastAnswers, ...broadcastTrials, ...broadcastTemplates, myQuestionsEndpoint,
  doctor,
];

export function routesWith(services: Pick<ApiServices, 'profiles'>): readonly Endpoint[] {
  return ROUTES.filter(({ needs }) => needs === undefined || services[needs] !== undefined);
}
