import type { PersonId } from '../ids.ts';
import type { RosterEntry } from '../roster/roster-entry.ts';
import type { AcceptedPlace, Candidate } from './candidate.ts';

/** The roster's row of somebody who is accepted; who was there before comes back with what the roster knew of them. */
export function entryOfAccepted({ source, name, school }: Candidate, pid: PersonId, { organisationId, teamId, position }: AcceptedPlace, before: RosterEntry | undefined, protectedIdentity: boolean): RosterEntry {
  const { leftOn: _back, name: _name, ...kept } = before ?? { context: { schoolForm: '', sizeClass: '', areaType: '' } };
  return {
    ...kept,
    pid,
    ...(protectedIdentity || name === undefined ? {} : { name }),
    protectedIdentity,
    organisationId,
    school,
    position,
    teamId,
    ...(source.kind === 'nomination' ? { seat: source.seat } : {}),
  };
}
