import { postsInChannels, writesToPeople, type Audience, type BroadcastContent } from '../../domain/broadcast/content.ts';
import type { SentBroadcast } from '../../domain/broadcast/broadcast.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, PersonId, TeamId, TenantId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { takesPart, type RosterEntry } from '../../domain/roster/roster-entry.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { RosterMember } from '../../ports/rosters.ts';
import type { World } from '../world.ts';
import { leadsAllOf } from './may-act.ts';

/** Whom a broadcast would go to now. */
export interface ResolvedAudience {
  readonly people: readonly RosterMember[];
  readonly channels: readonly { readonly team: Team; readonly tenantId?: TenantId }[];
  readonly scope: SentBroadcast['scope'];
}

/**
 * The roster's people, met or not, whom the audience means, and the channels of their teams. Two to four requests, and
 * one for each thousand more. Throws `not-allowed` for receivers whom the facilitator does not lead.
 */
export async function resolveAudience(world: World, facilitator: Person, cohortId: CohortId, content: Pick<BroadcastContent, 'audience' | 'ways'>): Promise<ResolvedAudience> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const { audience } = content;
  const partaking = (await world.rosters.all(cohortId)).filter(({ entry }) => takesPart(entry));
  const meant = await meantBy(world, cohortId, audience, partaking);
  const scope = scopeOf(audience, meant);
  if (!leadsAllOf(facilitator, cohortId, scope)) throw new LedtradError('not-allowed');
  return {
    people: writesToPeople(content) ? meant : [],
    channels: postsInChannels(content) ? await channelsOf(world, cohortId, audience) : [],
    scope,
  };
}

async function meantBy(world: World, cohortId: CohortId, audience: Audience, partaking: readonly RosterMember[]): Promise<readonly RosterMember[]> {
  const among = (isMeant: (entry: RosterEntry) => boolean): readonly RosterMember[] => partaking.filter(({ entry }) => isMeant(entry));
  switch (audience.kind) {
    case 'cohort':
      return partaking;
    case 'teams':
      return among(({ teamId }) => teamId !== undefined && audience.teams.includes(teamId));
    case 'position':
      return among(({ position }) => position === audience.position);
    case 'people':
      // Who is in no list cannot have been picked from one.
      return among(({ pid, protectedIdentity }) => !protectedIdentity && audience.people.includes(pid));
    case 'area':
    case 'action': {
      const trying = await tryingNow(world, cohortId, audience);
      return among(({ pid }) => trying.has(pid));
    }
  }
}

async function tryingNow(world: World, cohortId: CohortId, audience: Extract<Audience, { kind: 'area' | 'action' }>): Promise<ReadonlySet<PersonId>> {
  const summaries = await world.cohorts.summaries(cohortId);
  const isMeant = audience.kind === 'area'
    ? (focus: { areaId: string }) => focus.areaId === audience.area
    : (focus: { actionId: string }) => focus.actionId === audience.action;
  return new Set(summaries.filter(({ focus }) => focus !== undefined && isMeant(focus)).map(({ pid }) => pid));
}

/** Of named people their teams; somebody in no team is led by who leads the cohort. */
function scopeOf(audience: Audience, meant: readonly RosterMember[]): SentBroadcast['scope'] {
  if (audience.kind === 'teams') return audience.teams;
  if (audience.kind !== 'people') return 'cohort';
  const teams = meant.map(({ entry }) => entry.teamId);
  return teams.includes(undefined) ? 'cohort' : [...new Set(teams.filter((teamId) => teamId !== undefined))];
}

async function channelsOf(world: World, cohortId: CohortId, audience: Audience): Promise<ResolvedAudience['channels']> {
  const [teams, channels] = await Promise.all([world.cohorts.teams(cohortId), world.cohorts.channels(cohortId)]);
  const isMeant = (teamId: TeamId) => audience.kind === 'cohort' || (audience.kind === 'teams' && audience.teams.includes(teamId));
  return teams.filter(({ teamId }) => isMeant(teamId)).map((team) => {
    const tenantId = channels.find(({ teamId }) => teamId === team.teamId)?.digest;
    return { team, ...(tenantId ? { tenantId } : {}) };
  });
}
