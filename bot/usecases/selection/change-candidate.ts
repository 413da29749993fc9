import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { ProgrammeId } from '../../domain/ids.ts';
import type { Candidate, CandidateId } from '../../domain/selection/candidate.ts';
import type { World } from '../world.ts';

const MOST_TRIES = 5;

/**
 * Decides about a candidate as they are now; a lost race is decided again. Returns the candidate as it stands afterwards;
 * nothing is written when `decide` gives back what it got. Throws `not-found`, what `decide` throws, and `too-busy`.
 */
export async function changeCandidate(world: World, programme: ProgrammeId, id: CandidateId, decide: (candidate: Candidate) => Candidate): Promise<Candidate> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const there = await world.candidates.find(programme, id);
    if (!there) throw new LedtradError('not-found');
    const decided = decide(there.value);
    if (decided === there.value) return decided;
    try {
      await world.candidates.save(decided, there.etag);
      return decided;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  throw new LedtradError('too-busy');
}
