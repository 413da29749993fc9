import { Form } from '../../conversation/form.ts';
import type { OrganisationId, TeamId } from '../../domain/ids.ts';
import { acceptCandidate } from '../../usecases/selection/accept-candidate.ts';
import { approveCandidate, declineCandidate } from '../../usecases/selection/decide-candidate.ts';
import { listCandidates } from '../../usecases/selection/list-candidates.ts';
import { candidateView } from './candidate-view.ts';
import { byName, namedTeams } from '../by-name.ts';
import type { FormAnswer } from '../contract/form.ts';
import { acceptance, refusal, type SelectionView } from '../contract/selection.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { DONE, faultsOf } from '../form-answer.ts';
import { candidateIdOf, cohortIdOf, parsedBody } from '../parameters.ts';

/** Longer is no message but a letter. */
export const MOST_MESSAGE = 600;

/** *Urval*: who may come to take part in the cohort's programme. */
export const candidates: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/candidates',
  async answer(call): Promise<SelectionView> {
    const cohortId = cohortIdOf(call);
    const { candidates: all, rule, notListed, mayDecide, teams, organisations } = await listCandidates(call.world, call.person.value, cohortId);
    return {
      rule,
      candidates: all.map((candidate) => withWhy(candidateView(candidate, { rule, decider: 'facilitator', decides: mayDecide, organisations, teams, cohortId }), candidate.value.why)),
      notListed,
      teams: namedTeams(teams, call.language),
      organisations: organisations.map(({ id, name }) => ({ id, name })).sort(byName(call.language)),
    };
  },
};

/** Who leads in the cohort reads what was written, whoever decides. */
function withWhy(view: SelectionView['candidates'][number], why: string): SelectionView['candidates'][number] {
  return { ...view, why };
}

export const candidateApproval: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/candidates/:candidate/approval',
  answer: (call) => approved(call, asFacilitator(call)),
};

export const candidateRefusal: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/candidates/:candidate/refusal',
  answer: (call) => declined(call, asFacilitator(call)),
};

/** For a facilitator and a head alike, as `declined` is. */
export async function approved(call: ApiCall, deciding: Parameters<typeof approveCandidate>[2]): Promise<FormAnswer> {
  await approveCandidate(call.world, call.person.value, deciding, candidateIdOf(call));
  return DONE;
}

export async function declined(call: ApiCall, deciding: Parameters<typeof declineCandidate>[2]): Promise<FormAnswer> {
  const form = new Form(parsedBody(refusal, call.body));
  const message = form.text('message', 'field.message', { max: MOST_MESSAGE });
  const faults = faultsOf(form, call.t);
  if (faults) return faults;
  await declineCandidate(call.world, call.person.value, deciding, candidateIdOf(call), message);
  return DONE;
}

export const candidateAcceptance: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/candidates/:candidate/acceptance',
  async answer(call): Promise<FormAnswer> {
    const { team, position, organisation } = parsedBody(acceptance, call.body);
    const { kind } = await acceptCandidate(call.world, call.person.value, cohortIdOf(call), {
      id: candidateIdOf(call),
      teamId: team as TeamId, // Whether they are any, the use case tells.
      position,
      ...(organisation === '' ? {} : { organisationId: organisation as OrganisationId }),
    });
    return kind === 'accepted' ? DONE : { kind: 'faults', faults: [{ field: 'team', message: call.t('selection.on-roster') }] };
  },
};

function asFacilitator(call: ApiCall): { as: 'facilitator'; cohortId: ReturnType<typeof cohortIdOf> } {
  return { as: 'facilitator', cohortId: cohortIdOf(call) };
}

