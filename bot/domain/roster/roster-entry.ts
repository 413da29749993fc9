import type { Branded, OrganisationId, PersonId, TeamId } from '../ids.ts';
import type { ZoneId } from '../calendar/zone.ts';

/** A person on a cohort's roster, met or not. Holds neither address nor directory id. */
export interface RosterEntry {
  readonly pid: PersonId;
  /** Absent for a protected identity, which is in no list. */
  readonly name?: string;
  readonly protectedIdentity: boolean;
  readonly organisationId: OrganisationId;
  /** '' for somebody of no school, such as a head of schools. */
  readonly school: string;
  readonly context: SchoolContext;
  readonly position: Position;
  /** Absent for who takes part in no team. */
  readonly teamId?: TeamId;
  readonly manager?: PersonId;
  readonly zone?: ZoneId;
  /** ISO week of the winter break. */
  readonly sportlov?: number;
  /** The place that waits for them at the door; absent for who comes in by an invitation code alone. */
  readonly seat?: SeatKey;
  /** Local date on which they left; their history stays. */
  readonly leftOn?: string;
}

/** A tenant and an address, hashed, so that a roster can be compared with a new one and cannot be read. */
export type SeatKey = Branded<'SeatKey'>;

/** What a school is like, in words of the programme's own; '' where it is not said. */
export interface SchoolContext {
  readonly schoolForm: string;
  readonly sizeClass: string;
  readonly areaType: string;
}

/** What somebody is on a roster: the first three take part, the others lead, analyse, support or administer. */
export const POSITIONS = ['principal', 'deputy', 'preschool-head', 'facilitator', 'analyst', 'head', 'admin'] as const;
export type Position = (typeof POSITIONS)[number];

export function takesPart({ position, leftOn }: Pick<RosterEntry, 'position' | 'leftOn'>): boolean {
  return leftOn === undefined && (position === 'principal' || position === 'deputy' || position === 'preschool-head');
}

/** Whether lists may show somebody: not who has left, and never a protected identity. */
export function isListed({ protectedIdentity, leftOn }: Pick<RosterEntry, 'protectedIdentity' | 'leftOn'>): boolean {
  return !protectedIdentity && leftOn === undefined;
}
