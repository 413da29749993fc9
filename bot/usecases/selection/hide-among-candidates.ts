import type { PersonId } from '../../domain/ids.ts';
import type { SeatKey } from '../../domain/roster/roster-entry.ts';
import type { Candidate } from '../../domain/selection/candidate.ts';
import { changeCandidate } from './change-candidate.ts';
import type { World } from '../world.ts';

/**
 * Takes a protected identity's name from the list of candidates: their own interest or nomination, known also by the seat
 * that waits for them, and those whom they nominated. The same again changes nothing. One request a thousand candidates,
 * and two for each that names them.
 */
export async function hideAmongCandidates(world: World, { pid, seat }: { readonly pid: PersonId; readonly seat?: SeatKey }): Promise<void> {
  const hidden = (candidate: Candidate) => nameless(candidate, pid, seat);
  for (const { id, value } of await world.candidates.all(world.intake)) {
    if (hidden(value) !== value) await changeCandidate(world, world.intake, id, hidden);
  }
}

/** The same candidate when nothing names them. */
function nameless(candidate: Candidate, pid: PersonId, seat: SeatKey | undefined): Candidate {
  const { name, source, outcome, ...rest } = candidate;
  const isNominator = source.kind === 'nomination' && source.by === pid && source.byName !== '';
  const isTheirs = source.kind === 'interest' ? source.pid === pid : source.seat === seat;
  const isCandidate = name !== undefined && (isTheirs || (outcome !== undefined && 'pid' in outcome && outcome.pid === pid));
  if (!isNominator && !isCandidate) return candidate;
  return { ...rest, source: isNominator ? { ...source, byName: '' } : source, ...(isCandidate || name === undefined ? {} : { name }), ...(outcome ? { outcome } : {}) };
}
