import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Temporal } from 'temporal-polyfill';
import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../domain/calendar/zone.ts';
import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { CohortId } from '../../domain/ids.ts';
import { isIntervalOver, mayRepublish, republishing, type Publication } from '../../domain/publication/republish.ts';
import { figuresOf } from '../../domain/team/figures.ts';
import type { World } from '../world.ts';

/** When a cohort was last read whole by this process, and at which basis its figures were found to be held back. */
interface Attempt {
  readonly at: Temporal.Instant;
  readonly heldBack?: string;
}

export type PublishAttempts = Map<CohortId, Attempt>;

/**
 * Brings what is published of a cohort up to date, if the rules allow it now (domain/publication/).
 * Any copy may try at any time: whoever comes second finds it done. Reads the whole cohort, so never called by a view.
 * Figures can be held back for weeks; `attempts`, kept from call to call, spares reading the cohort for them more often
 * than they could be published, or at all while nothing has changed.
 */
export async function publishCohort(world: World, cohortId: CohortId, attempts: PublishAttempts = new Map()): Promise<'published' | 'unchanged'> {
  const now = world.clock.now();
  const [read, version] = await Promise.all([world.cohorts.publication(cohortId), world.cohorts.version(cohortId)]);
  const week = isoWeekOf(now, DEFAULT_ZONE);
  const basis = `${version} ${week}`;
  if (read?.basis === basis || !mayRepublish(read?.value, now) || !mayAttempt(attempts.get(cohortId), basis, now)) return 'unchanged';
  attempts.set(cohortId, { at: now });
  const page = await world.cohorts.cohortPage(cohortId);
  const programme = page && world.catalogue.programme(page.cohort.programme);
  if (!programme) throw new LedtradError('not-found');
  const figures = figuresOf(programme.areas, await world.cohorts.summaries(cohortId), week);
  const next = await amongOthers(republishing(read?.value, figures, now));
  const isNothingYet = !read && next.published.tables.length === 0;
  if (next === read?.value || isNothingYet) {
    attempts.set(cohortId, { at: now, heldBack: basis });
    return 'unchanged';
  }
  try {
    await world.cohorts.publish(cohortId, next, basis, read);
    return 'published';
  } catch (error) {
    if (isConflict(error)) return 'unchanged';
    throw error;
  }
}

function mayAttempt(last: Attempt | undefined, basis: string, now: Temporal.Instant): boolean {
  return !last || (last.heldBack !== basis && isIntervalOver(last.at, now));
}

/** Lets what waits be answered between the parts. */
async function amongOthers(parts: Generator<undefined, Publication>): Promise<Publication> {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
    await othersFirst();
  }
}
