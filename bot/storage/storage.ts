import type { OperationId } from '../domain/ids.ts';
import type { Storage } from '../ports.ts';
import { cachedIdentities } from './cached-identities.ts';
import { cohortStore } from './cohorts.ts';
import { broadcastStore } from './broadcasts.ts';
import { campaignStore } from './campaigns.ts';
import { hintStore } from './hints.ts';
import { identityStore } from './identities.ts';
import { laneStore } from './lanes.ts';
import { meetingStore } from './meetings.ts';
import { candidateStore } from './candidates.ts';
import { claimStore } from './claims.ts';
import { invitationStore } from './invitations.ts';
import { organisationStore } from './organisations.ts';
import { rosterImportStore } from './roster-imports.ts';
import { peerRoundStore } from './peer-rounds.ts';
import { processLogStore } from './process-logs.ts';
import { rosterStore } from './rosters.ts';
import { peopleStore } from './people.ts';
import type { Tables } from './table/tables.ts';

/** The stores of all aggregates over one set of tables. `onIllegible` is told of rows that a list leaves out because they cannot be read. */
export function createStorage(tables: Tables, newOperation: () => OperationId, onIllegible?: (error: unknown) => void): Storage {
  return {
    identities: cachedIdentities(identityStore(tables, newOperation)),
    people: peopleStore(tables, newOperation),
    cohorts: cohortStore(tables, newOperation),
    meetings: meetingStore(tables, newOperation),
    processLogs: processLogStore(tables, newOperation),
    invitations: invitationStore(tables, newOperation),
    candidates: candidateStore(tables, newOperation),
    claims: claimStore(tables),
    rosters: rosterStore(tables, newOperation),
    rosterImports: rosterImportStore(tables, newOperation),
    peerRounds: peerRoundStore(tables, newOperation),
    organisations: organisationStore(tables, newOperation),
    hints: hintStore(tables),
    lanes: laneStore(tables, onIllegible),
    campaigns: campaignStore(tables, newOperation),
    broadcasts: broadcastStore(tables, newOperation),
    ping: () => tables.ping(),
  };
}
