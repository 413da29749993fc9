import type { CohortId } from '../../domain/ids.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { choicesOf, stateOf, type Candidate, type Decider, type SelectionRule } from '../../domain/selection/candidate.ts';
import type { KeptCandidate } from '../../ports/candidates.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { CandidateView } from '../contract/selection.ts';

export interface CandidateReader {
  readonly rule: SelectionRule;
  readonly decider: Decider;
  /** Decides at all, and reads what a candidate wrote. */
  readonly decides: boolean;
  readonly organisations: readonly Organisation[];
  readonly teams: readonly Team[];
  readonly cohortId?: CohortId;
}

export function candidateView({ id, value }: KeptCandidate, reader: CandidateReader): CandidateView {
  const { name = '', municipality, school, why, registeredAt, source, outcome } = value;
  const organisation = reader.organisations.find((each) => each.id === value.organisationId);
  const team = teamOf(value, reader);
  const isOwnNomination = reader.decider === 'head' && source.kind === 'nomination';
  // What a facilitator wrote to somebody about their own interest is not their head's to read.
  const readsMessage = reader.decider === 'facilitator' || isOwnNomination || (outcome?.kind === 'declined' && outcome.by === 'head');
  return {
    id,
    name,
    municipality,
    school,
    why: reader.decides || isOwnNomination ? why : '',
    registeredAt,
    ...(source.kind === 'nomination' && source.byName !== '' ? { nominatedBy: source.byName } : {}),
    ...(organisation ? { organisation: organisation.id } : {}),
    state: stateOf(value),
    choices: reader.decides
      ? { ...choicesOf(reader.rule, reader.decider, value), finish: isUnfinished(value, reader.decider) }
      : { approve: false, accept: false, decline: false, finish: false },
    ...(team ? { team } : {}),
    ...(readsMessage && outcome?.kind === 'declined' && outcome.message !== '' ? { message: outcome.message } : {}),
  };
}

/** To give a place is a facilitator's to complete; a refusal can be completed by whose it was. */
function isUnfinished({ outcome }: Candidate, decider: Decider): boolean {
  if (!outcome || outcome.kind === 'came-in' || outcome.told) return false;
  return outcome.kind === 'accepted' ? decider === 'facilitator' : outcome.by === decider;
}

function teamOf({ outcome }: Candidate, { teams, cohortId }: CandidateReader): CandidateView['team'] {
  const place = outcome?.kind === 'accepted' && outcome.place.cohortId === cohortId ? outcome.place : undefined;
  const team = place && teams.find(({ teamId }) => teamId === place.teamId);
  return team && { id: team.teamId, name: team.name };
}
