import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, PersonId } from '../../domain/ids.ts';
import { changed } from '../../domain/person/change.ts';
import type { HandedOver, Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import { dutiesOf, type Led } from '../../domain/roster/duties.ts';
import type { Team } from '../../ports/cohorts.ts';
import { changePerson } from '../change-person.ts';
import { keepGrant, ledWith, ledWithout } from './grant-role.ts';
import type { World } from '../world.ts';

export interface HandingOver {
  readonly cohortId: CohortId;
  readonly to: PersonId;
  /** What is handed over; of all teams, all of it. */
  readonly teams: Led;
  /** Both lead from now on. */
  readonly keep: boolean;
}

/** What a head recalls; they are told of each once. */
const MOST_TOLD = 10;

/**
 * A facilitator hands what they lead to somebody else on the roster, who is told: given before it is given up, so that
 * it is never nobody's. The same again completes what broke off in between.
 * Throws `not-allowed`, also for what they do not lead; `not-found`, `manager-conflict`, `last-facilitator`.
 */
export async function handOver(world: World, facilitator: Person, { cohortId, to, teams, keep }: HandingOver): Promise<void> {
  assertAllowed(facilitator, { kind: 'hand-over', cohortId, teams });
  if (to === facilitator.pid) throw new LedtradError('not-found');
  const all = await world.cohorts.teams(cohortId);
  await keepGrant(world, { cohortId, pid: to }, ({ entry, granted }) => ({ role: 'facilitator', teams: ledWith(dutiesOf(entry, granted), teams) }));
  await tell(world, facilitator, { cohortId, to, teams, all });
  if (keep) return;
  await keepGrant(world, { cohortId, pid: facilitator.pid }, ({ entry, granted }) => ({
    role: 'facilitator',
    teams: ledWithout(dutiesOf(entry, granted), teams, all.map(({ teamId }) => teamId)),
  }));
}

async function tell(world: World, { name, protectedIdentity }: Person, { cohortId, to, teams, all }: Omit<HandingOver, 'keep'> & { all: readonly Team[] }): Promise<void> {
  const [loaded, cohort] = await Promise.all([world.people.load(to), world.cohorts.find(cohortId)]);
  if (!loaded || !cohort) throw new LedtradError('not-found');
  const named = teams === 'all' ? [] : all.filter(({ teamId }) => teams.includes(teamId)).map((team) => team.name);
  const news: HandedOver = { cohortId, cohortName: cohort.value.name, teams: named, from: protectedIdentity ? '' : name, at: instantText(world.clock.now()) };
  await changePerson(world, loaded, (current) => {
    const told = current.handedOver ?? [];
    if (told.some((each) => isSame(each, news))) return { result: undefined };
    return { result: undefined, change: changed({ ...current, handedOver: [...told, news].slice(-MOST_TOLD) }) };
  });
}

/** Whenever it was said. */
function isSame(a: HandedOver, b: HandedOver): boolean {
  return a.cohortId === b.cohortId && a.from === b.from && a.at.slice(0, 10) === b.at.slice(0, 10) && a.teams.join('\n') === b.teams.join('\n');
}
