import { arrange as arrangePeers } from './arrange-peers.ts';
import { calendar } from './calendar.ts';
import { broadcastActs } from './broadcasts/acts.ts';
import { broadcastAnswers } from './broadcasts/answers.ts';
import { broadcastDrafts } from './broadcasts/drafts.ts';
import { myQuestionsEndpoint } from './broadcasts/my-questions.ts';
import { broadcastTrials } from './broadcasts/trials.ts';
import { broadcastTemplates } from './broadcasts/templates.ts';
import { cohort } from './cohort.ts';
import { changeCohortEndpoint, newCohortEndpoint, programmes } from './cohort-setup.ts';
import { confirm as confirmPeers } from './confirm-peers.ts';
import { deliveries } from './deliveries.ts';
import { discard as discardPeers } from './discard-peers.ts';
import type { Endpoint } from './endpoint.ts';
import { candidateAcceptance, candidateApproval, candidateRefusal, candidates } from './candidates.ts';
import { claimDismissed, claims, rosterCode } from './invitations.ts';
import { nominationApproval, nominationMade, nominationRefusal, nominations } from './nominations.ts';
import { organisationDescribed, organisationReadiness, organisations } from './organisations.ts';
import { me } from './me.ts';
import { meeting } from './meeting.ts';
import { meetingAttendance } from './meeting-attendance.ts';
import { meetingCancelled } from './meeting-cancel.ts';
import { meetingCommitments } from './meeting-commitments.ts';
import { meetingContent } from './meeting-content.ts';
import { meetingPlanned } from './meeting-plan.ts';
import { meetingRoles } from './meeting-roles.ts';
import { meetings } from './meetings.ts';
import { meetingSeries } from './meeting-series.ts';
import { meetingTold } from './meeting-told.ts';
import { myCards } from './my-cards.ts';
import { myExport } from './my-export.ts';
import { myLanguage } from './my-language.ts';
import { myPeers, myPeersChoice } from './my-peers.ts';
import { myLog } from './my-log.ts';
import { logEntry, newLogEntry, removedLogEntry } from './my-log-entries.ts';
import { myThread } from './my-thread.ts';
import { overview } from './overview.ts';
import { peers } from './peers.ts';
import { places } from './places.ts';
import { plan, savePlanEndpoint, year } from './plan.ts';
import { grant, handover, roles } from './roles.ts';
import { propose as proposePeers } from './propose-peers.ts';
import { retry as retryDelivery } from './retry-delivery.ts';
import { roster } from './roster.ts';
import { changeRosterEntryEndpoint, rosterEntry, rosterPlace } from './roster-entry.ts';
import { rosterImport, rosterImportCommit, rosterImportPreview, rosterImportUndo } from './roster-import.ts';
import { team } from './team.ts';
import { changeTeamEndpoint, newTeamEndpoint, teamChannel, teams } from './teams.ts';
import { teamMeetings } from './team-meetings.ts';

/** Everything that the tab can ask, under /api/v1. */
export const ROUTES: readonly Endpoint[] = [
  me, myThread, myCards, myLanguage, myExport,
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
  roles, grant, handover,
  overview, deliveries, retryDelivery,
  peers, proposePeers, arrangePeers, confirmPeers, discardPeers, myPeers, myPeersChoice,
  meetings, meeting, meetingSeries, meetingPlanned, meetingContent, meetingCancelled, meetingTold, meetingRoles, meetingAttendance, meetingCommitments,
  teamMeetings, calendar,
  myLog, newLogEntry, logEntry, removedLogEntry,
  rosterImport, rosterImportPreview, rosterImportCommit, rosterImportUndo,
  ...broadcastDrafts, ...broadcastActs, ...broadcastAnswers, ...broadcastTrials, ...broadcastTemplates, myQuestionsEndpoint,
];
