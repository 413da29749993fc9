import type { TeamId } from '../ids.ts';
import { takesPart, type RosterEntry } from './roster-entry.ts';

/**
 * What somebody was granted in a cohort, or had withdrawn, whatever their position gives: stands beside the roster's
 * row, so that no import of a roster undoes it. What is absent is as the position has it.
 */
export interface Granted {
  readonly leads?: Led;
  readonly analyses?: boolean;
  /** Of the schools of their own organisation. */
  readonly heads?: boolean;
  readonly administers?: boolean;
}

export type Led = 'all' | readonly TeamId[];

/** What somebody on a roster does there beside taking part. */
export interface Duties {
  /** Empty for who leads nothing. */
  readonly leads: Led;
  readonly analyses: boolean;
  readonly heads: boolean;
  readonly administers: boolean;
}

const NONE: Duties = { leads: [], analyses: false, heads: false, administers: false };

export function dutiesOf(entry: Pick<RosterEntry, 'position' | 'teamId' | 'leftOn'>, granted: Granted = {}): Duties {
  if (entry.leftOn !== undefined) return NONE;
  return {
    leads: granted.leads ?? ledByPosition(entry),
    analyses: granted.analyses ?? entry.position === 'analyst',
    heads: granted.heads ?? entry.position === 'head',
    administers: granted.administers ?? entry.position === 'admin',
  };
}

export function leadsAnything({ leads }: Pick<Duties, 'leads'>): boolean {
  return leads === 'all' || leads.length > 0;
}

export function leadsTeam({ leads }: Pick<Duties, 'leads'>, teamId: TeamId): boolean {
  return leads === 'all' || leads.includes(teamId);
}

/** A facilitator who stands in a team leads that one; who stands in none leads all. */
function ledByPosition({ position, teamId }: Pick<RosterEntry, 'position' | 'teamId'>): Led {
  if (takesPart({ position }) || position !== 'facilitator') return [];
  return teamId === undefined ? 'all' : [teamId];
}
