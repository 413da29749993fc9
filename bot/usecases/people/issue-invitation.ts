import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, PersonId } from '../../domain/ids.ts';
import { CODE_LIFE, type Invitation, type InvitationCode } from '../../domain/invitation.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import { isListed } from '../../domain/roster/roster-entry.ts';
import type { World } from '../world.ts';

export interface IssuedCode {
  readonly code: InvitationCode;
  /** Instant, ISO 8601 UTC with milliseconds. */
  readonly expiresAt: string;
}

/**
 * A code for somebody on the roster who has not been met, to be told to them by who leads them: their place waits for an
 * address that is not theirs, or for none. Undefined when they have come already. Throws `not-allowed`, `not-found`.
 */
export async function issueRosterCode(world: World, facilitator: Person, cohortId: CohortId, pid: PersonId): Promise<IssuedCode | undefined> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const [entry, person] = await Promise.all([world.rosters.find(cohortId, pid), world.people.load(pid)]);
  // Who is in no list is not to be found in one either.
  if (!entry || !isListed(entry.value) || !person) throw new LedtradError('not-found');
  const { teamId } = entry.value;
  const leads = isAllowed(facilitator, { kind: 'lead-cohort', cohortId }) || (teamId !== undefined && isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId }));
  if (!leads) throw new LedtradError('not-allowed');
  return person.value.home ? undefined : await issue(world, { pid, kind: 'roster', issuedBy: facilitator.pid });
}

/** A code for an identity of one's own in another tenant. Throws `not-allowed` for who has no place that it could lead to. */
export async function issueOwnCode(world: World, { pid, roles }: Person): Promise<IssuedCode> {
  if (roles.length === 0) throw new LedtradError('not-allowed');
  return await issue(world, { pid, kind: 'link', issuedBy: pid });
}

async function issue(world: World, invitation: Pick<Invitation, 'pid' | 'kind' | 'issuedBy'>): Promise<IssuedCode> {
  const code = world.ids.invitation();
  const expiresAt = instantText(world.clock.now().add(CODE_LIFE));
  await world.invitations.issue(code, { ...invitation, expiresAt });
  return { code, expiresAt };
}
