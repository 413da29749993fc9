import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { CampaignId, CohortId, ImportId, MeetingId, OperationId, OrganisationId, PeerRoundId, PersonId, TeamId, TrialId } from './domain/ids.ts';
import { CODE_LENGTH, CODE_LETTERS, groupedCode } from './domain/invitation.ts';
import type { Ids } from './ports.ts';

/** Random ids: 96 bits where they name something for ever, and nothing can be read from them. */
export const randomIds: Ids = {
  person: () => `p${token()}` as PersonId, // These brands are made here alone.
  trial: () => `t${token()}` as TrialId,
  organisation: () => `o${token()}` as OrganisationId,
  cohort: () => `c${token()}` as CohortId,
  team: () => `l${token()}` as TeamId,
  meeting: () => `m${token()}` as MeetingId,
  peerRound: () => `k${token()}` as PeerRoundId,
  campaign: () => `b${token()}` as CampaignId,
  rosterImport: () => `i${token()}` as ImportId,
  operation: () => randomUUID() as OperationId,
  invitation: () => groupedCode(Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length))).join('')),
};

/** Lower-case hexadecimal: fit for any key and any address. */
function token(): string {
  return randomBytes(12).toString('hex');
}
