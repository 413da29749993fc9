/** What the use cases need of the world. `storage/` and `teams/` implement it, `context.ts` puts it together; each store's port stands in `ports/`. */
import type { Temporal } from 'temporal-polyfill';
import type { CampaignId, CohortId, ImportId, MeetingId, OperationId, OrganisationId, PeerRoundId, PersonId, TeamId, TrialId } from './domain/ids.ts';
import type { InvitationCode } from './domain/invitation.ts';
import type { Broadcasts } from './ports/broadcasts.ts';
import type { Campaigns } from './ports/campaigns.ts';
import type { Candidates } from './ports/candidates.ts';
import type { Claims } from './ports/claims.ts';
import type { Cohorts } from './ports/cohorts.ts';
import type { Hints } from './ports/hints.ts';
import type { Identities } from './ports/identities.ts';
import type { Invitations } from './ports/invitations.ts';
import type { Lanes } from './ports/lanes.ts';
import type { Meetings } from './ports/meetings.ts';
import type { Organisations } from './ports/organisations.ts';
import type { PeerRounds } from './ports/peer-rounds.ts';
import type { People } from './ports/people.ts';
import type { ProcessLogs } from './ports/process-logs.ts';
import type { RosterImports } from './ports/roster-imports.ts';
import type { Rosters } from './ports/rosters.ts';

export interface Clock {
  now(): Temporal.Instant;
}

export interface Ids {
  person(): PersonId;
  trial(): TrialId;
  organisation(): OrganisationId;
  cohort(): CohortId;
  team(): TeamId;
  meeting(): MeetingId;
  peerRound(): PeerRoundId;
  campaign(): CampaignId;
  rosterImport(): ImportId;
  invitation(): InvitationCode;
  operation(): OperationId;
}

export interface Storage {
  readonly identities: Identities;
  readonly people: People;
  readonly cohorts: Cohorts;
  readonly meetings: Meetings;
  readonly processLogs: ProcessLogs;
  readonly invitations: Invitations;
  readonly candidates: Candidates;
  readonly claims: Claims;
  readonly rosters: Rosters;
  readonly rosterImports: RosterImports;
  readonly peerRounds: PeerRounds;
  readonly organisations: Organisations;
  readonly hints: Hints;
  readonly lanes: Lanes;
  readonly campaigns: Campaigns;
  readonly broadcasts: Broadcasts;
  /** Throws `storage-unavailable` when it cannot be reached. */
  ping(): Promise<void>;
}
