import { Temporal } from 'temporal-polyfill';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { CohortId } from '../../domain/ids.ts';
import { isUnderWay, type RosterImport } from '../../domain/roster/roster-import.ts';
import type { RosterLook } from '../../ports/roster-imports.ts';
import type { Versioned } from '../../ports/stored.ts';
import { carryOutImport } from './carry-out-import.ts';
import { carryOutUndo } from './carry-out-undo.ts';
import type { World } from '../world.ts';

/** Whoever carries an import out gives a sign far more often; after this long another goes on. */
const ABANDONED_AFTER = { seconds: 60 };

/**
 * How a cohort's roster stands, when what was decided about it is done: what was broken off is carried out first.
 * Throws `too-busy` while somebody else is at it.
 */
export async function settleImport(world: World, cohortId: CohortId): Promise<RosterLook> {
  const look = await world.rosterImports.look(cohortId);
  if (!look.latest || !isUnderWay(look.latest.value)) return look;
  if (!isAbandoned(world, look.latest.value)) throw new LedtradError('too-busy');
  await goOn(world, cohortId, look.latest);
  return await world.rosterImports.look(cohortId);
}

/** For the clock: every cohort's roster, one request each while nothing was broken off, until it is told to leave off. A cohort that fails holds no other back. */
export async function settleImports(world: World, onError: (error: unknown) => void, stopping?: AbortSignal): Promise<void> {
  for (const cohortId of await world.cohorts.list()) {
    if (stopping?.aborted) return;
    try {
      const { latest } = await world.rosterImports.look(cohortId);
      if (latest && isUnderWay(latest.value) && isAbandoned(world, latest.value)) await goOn(world, cohortId, latest);
    } catch (error) {
      if (!(isConflict(error) || (error instanceof LedtradError && error.code === 'too-busy'))) onError(error);
    }
  }
}

function isAbandoned(world: World, { touchedAt }: RosterImport): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(touchedAt).add(ABANDONED_AFTER), world.clock.now()) <= 0;
}

/** Taken over with a write, so that two do not do it at once. */
async function goOn(world: World, cohortId: CohortId, read: Versioned<RosterImport>): Promise<void> {
  const taken = await unlessTaken(world.rosterImports.keep(cohortId, read, { ...read.value, touchedAt: instantText(world.clock.now()) }));
  await (taken.value.state === 'undoing' ? carryOutUndo : carryOutImport)(world, cohortId, taken);
}

async function unlessTaken<Result>(taking: Promise<Result>): Promise<Result> {
  try {
    return await taking;
  } catch (error) {
    if (isConflict(error)) throw new LedtradError('too-busy', {}, { cause: error });
    throw error;
  }
}
