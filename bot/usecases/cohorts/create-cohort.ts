import { createHash } from 'node:crypto';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, OrganisationId, ProgrammeId } from '../../domain/ids.ts';
import { cohortsOf, type Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { Cohort } from '../../ports/cohorts.ts';
import { followRoster } from '../roster/follow-roster.ts';
import type { World } from '../world.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';

export interface NewCohort {
  readonly name: string;
  readonly programme: ProgrammeId;
  /** Made by the asker, random: the same request again is the same cohort. */
  readonly request: string;
}

/**
 * A cohort with nobody in it but who creates it, who leads all of it. Throws `not-allowed`, `input-invalid` for a
 * programme that there is not, `not-found` for somebody of no organisation.
 */
export async function createCohort(world: World, creator: Person, { name, programme, request }: NewCohort): Promise<Cohort> {
  assertAllowed(creator, { kind: 'create-cohort' });
  if (!world.catalogue.programme(programme)) throw new LedtradError('input-invalid');
  const cohort: Cohort = { cohortId: idFor(creator, request), name, programme, madeUp: false, phases: [] };
  await world.cohorts.create(cohort, await firstEntry(world, creator));
  const entry = await world.rosters.find(cohort.cohortId, creator.pid);
  if (!entry) throw new LedtradError('not-found');
  await followRoster(world, { cohort, entry: entry.value });
  // Whoever asks for it has been heard from.
  await world.rosters.markMet(cohort.cohortId, creator.pid, instantText(world.clock.now()));
  return cohort;
}

/** As random as the request is, and nobody else's. */
function idFor({ pid }: Person, request: string): CohortId {
  return `c${createHash('sha256').update(JSON.stringify([pid, request])).digest('hex').slice(0, 24)}` as CohortId; // Made as ids.ts makes one.
}

async function firstEntry(world: World, creator: Person): Promise<RosterEntry> {
  const { pid, name, protectedIdentity } = creator;
  return {
    pid,
    ...(protectedIdentity ? {} : { name }),
    protectedIdentity,
    organisationId: await organisationOf(world, creator),
    school: '',
    context: { schoolForm: '', sizeClass: '', areaType: '' },
    position: 'facilitator',
  };
}

async function organisationOf(world: World, creator: Person): Promise<OrganisationId> {
  const ofRole = creator.roles.flatMap((role) => ('organisationId' in role ? [role.organisationId] : []))[0];
  const known = creator.organisationId ?? ofRole;
  if (known !== undefined) return known;
  for (const cohortId of cohortsOf(creator)) {
    const entry = await world.rosters.find(cohortId, creator.pid);
    if (entry) return entry.value.organisationId;
  }
  throw new LedtradError('not-found');
}
