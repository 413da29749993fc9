import { isConflict } from '../domain/errors.ts';
import type { LaneGroup } from '../domain/lane/lane.ts';
import { membershipsOf, type Person } from '../domain/person/person.ts';
import { summaryOf } from '../domain/team/summary.ts';
import type { Place } from '../ports/cohorts.ts';
import { projectPerson } from '../usecases/project-person.ts';
import type { World } from '../usecases/world.ts';

const FORGOTTEN_AT_ONCE = 20;
/** With the team's version rows a transaction; learning teams are far smaller. */
const MOST_OF_A_TEAM = 90;

interface Waiting {
  readonly person: Person;
  readonly repairAt: string;
}

/**
 * Brings teams' summaries up to date after their members were asked: two requests a team, however many of its members.
 * A repair hint stands behind each of them until then, so a crash loses nothing.
 */
export class TeamProjections {
  readonly #world: World;
  readonly #waiting = new Map<string, Waiting>();

  constructor(world: World) {
    this.#world = world;
  }

  get size(): number {
    return this.#waiting.size;
  }

  add(person: Person, repairAt: string): void {
    this.#waiting.set(person.pid, { person, repairAt });
  }

  /** Carries out all that waits; returns what the lane may forget. What fails is left to the repair hints. */
  async carryOut(onError: (error: unknown) => void): Promise<readonly LaneGroup[]> {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    const failed = new Set<string>();
    for (const { place, members } of byTeam(waiting)) {
      try {
        await this.#project(place, members);
      } catch (error) {
        onError(error);
        for (const { pid } of members) failed.add(pid);
      }
    }
    const done = waiting.filter(({ person }) => !failed.has(person.pid)).map(({ person, repairAt }) => ({ kind: 'repaired' as const, pid: person.pid, dueAt: repairAt }));
    return partsOf(done, FORGOTTEN_AT_ONCE);
  }

  async #project(place: Place, members: readonly Person[]): Promise<void> {
    try {
      await this.#world.cohorts.projectTeam(place, members.map(summaryOf));
    } catch (error) {
      if (!isConflict(error)) throw error;
      for (const member of members) await projectPerson(this.#world, member, undefined);
    }
  }
}

function byTeam(waiting: readonly Waiting[]): readonly { place: Place; members: readonly Person[] }[] {
  const teams = new Map<string, { place: Place; members: Person[] }>();
  for (const { person } of waiting) {
    for (const { cohortId, teamId } of membershipsOf(person)) {
      const key = `${cohortId}|${teamId}`;
      const team = teams.get(key) ?? { place: { cohortId, teamId }, members: [] };
      team.members.push(person);
      teams.set(key, team);
    }
  }
  return [...teams.values()].flatMap(({ place, members }) => partsOf(members, MOST_OF_A_TEAM).map((part) => ({ place, members: part })));
}

function partsOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
