import type { OverviewView } from '../../../bot/api/contract/overview.ts';

const EVERY_MS = 10_000;
/** All of it is read anew whenever one of its members has answered, so of many it is read less often. */
export const MANY = 500;
const OF_MANY_EVERY_MS = 60_000;

/** How often *Läget* is asked for, by what it showed last; milliseconds. */
export function howOften(latest: OverviewView | undefined): number {
  const members = (latest?.teams ?? []).reduce((sum, team) => sum + team.members.length + team.notListed, 0);
  return members > MANY ? OF_MANY_EVERY_MS : EVERY_MS;
}
