import { isConflict, LedtradError } from '../../domain/errors.ts';
import { dateText } from '../../domain/calendar/date-text.ts';
import { DEFAULT_ZONE, localDate } from '../../domain/calendar/zone.ts';
import type { CohortId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Phase } from '../../domain/plan/phase.ts';
import { faultsOf, MOST_PHASES, type PhaseFault } from '../../domain/plan/time-plan.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Cohort } from '../../ports/cohorts.ts';
import { endDigest } from './link-channel.ts';
import type { World } from '../world.ts';

const MOST_TRIES = 5;

/** Everywhere that it stands, also what an earlier try left behind. Throws `not-allowed`, `not-found`. */
export async function renameCohort(world: World, facilitator: Person, cohortId: CohortId, name: string): Promise<void> {
  await changeCohort(world, facilitator, cohortId, (cohort) => ({ ...cohort, name }));
}

/** It can still be read; nobody comes into it, no channel gets its digests. Throws `not-allowed`, `not-found`. */
export async function closeCohort(world: World, facilitator: Person, cohortId: CohortId): Promise<void> {
  const today = dateText(localDate(world.clock.now(), DEFAULT_ZONE));
  await changeCohort(world, facilitator, cohortId, (cohort) => ({ ...cohort, closedOn: cohort.closedOn ?? today }));
  for (const { teamId } of await world.cohorts.teams(cohortId)) await endDigest(world, { cohortId, teamId });
}

/** Throws `not-allowed`, `not-found`. */
export async function reopenCohort(world: World, facilitator: Person, cohortId: CohortId): Promise<void> {
  await changeCohort(world, facilitator, cohortId, ({ closedOn: _closed, ...cohort }) => cohort);
}

/** Returns what is wrong with it, and then nothing is stored. Throws `not-allowed`, `not-found`. */
export async function savePlan(world: World, facilitator: Person, cohortId: CohortId, phases: readonly Phase[]): Promise<readonly PhaseFault[]> {
  assertAllowed(facilitator, { kind: 'lead-cohort', cohortId });
  const faults = faultsOf(phases);
  if (phases.length > MOST_PHASES) throw new LedtradError('input-invalid');
  if (faults.length === 0) await changeCohort(world, facilitator, cohortId, (cohort) => ({ ...cohort, phases }));
  return faults;
}

/** The same again completes what broke off among the teams. */
async function changeCohort(world: World, facilitator: Person, cohortId: CohortId, change: (cohort: Cohort) => Cohort): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-cohort', cohortId });
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const [read, teams] = await Promise.all([world.cohorts.find(cohortId), world.cohorts.teams(cohortId)]);
    if (!read) throw new LedtradError('not-found');
    const cohort = change(read.value);
    const behind = teams.filter(({ cohortName }) => cohortName !== cohort.name).map((team) => ({ ...team, cohortName: cohort.name }));
    if (behind.length === 0 && JSON.stringify(cohort) === JSON.stringify(read.value)) return;
    try {
      await world.cohorts.saveCohort(cohort, read.etag, behind);
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  throw new LedtradError('too-busy');
}
