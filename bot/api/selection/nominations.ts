import { Form } from '../../conversation/form.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { OrganisationId } from '../../domain/ids.ts';
import { listOwnCandidates } from '../../usecases/selection/list-candidates.ts';
import { nominateCandidate } from '../../usecases/selection/nominate-candidate.ts';
import { candidateView } from './candidate-view.ts';
import { approved, declined } from './candidates.ts';
import type { FormAnswer } from '../contract/form.ts';
import { nomination, type NominationsView } from '../contract/selection.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { DONE, faultsOf } from '../form-answer.ts';
import { organisationIdOf, parsedBody } from '../parameters.ts';

const MOST_PLACE = 100;
const MOST_WHY = 1000;
const MOST_ADDRESS = 254;
/** Something, an at sign and a domain with a dot; whether anybody has it is found when they come. */
const ADDRESS = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]+$/;

/** *Nominera*: whom a head of schools has nominated, and who has registered interest from their organisation. */
export const nominations: Endpoint = {
  method: 'get',
  path: '/organisations/:organisation/candidates',
  async answer(call): Promise<NominationsView> {
    const { candidates, rule, notListed, organisations } = await listOwnCandidates(call.world, call.person.value, organisationIdOf(call));
    const [organisation] = organisations;
    if (!organisation) throw new LedtradError('not-found');
    const reader = { rule, decider: 'head', decides: rule !== 'facilitator', organisations, teams: [] } as const;
    return {
      organisation: { id: organisation.id, name: organisation.name },
      rule,
      candidates: candidates.map((candidate) => candidateView(candidate, reader)),
      notListed,
    };
  },
};

export const nominationMade: Endpoint = {
  method: 'post',
  path: '/organisations/:organisation/nominations',
  async answer(call): Promise<FormAnswer> {
    const body = parsedBody(nomination, call.body);
    const form = new Form(body);
    const name = form.text('name', 'field.person-name', { max: MOST_PLACE, required: true });
    const school = form.text('school', 'field.school', { max: MOST_PLACE, required: true });
    const why = form.text('why', 'field.nominated-why', { max: MOST_WHY });
    const address = body.address.trim();
    if (address.length > MOST_ADDRESS || !ADDRESS.test(address)) form.fault('address', 'field.address', 'bad-address');
    const faults = faultsOf(form, call.t);
    if (faults) return faults;
    const result = await nominateCandidate(call.world, call.person.value, organisationIdOf(call), { name, address, school, why });
    if (result === 'nominated' || result === 'mended') return DONE;
    return { kind: 'faults', faults: [{ field: 'address', message: call.t(`nomination.${result}`) }] };
  },
};

export const nominationApproval: Endpoint = {
  method: 'post',
  path: '/organisations/:organisation/candidates/:candidate/approval',
  answer: (call) => approved(call, asHead(call)),
};

export const nominationRefusal: Endpoint = {
  method: 'post',
  path: '/organisations/:organisation/candidates/:candidate/refusal',
  answer: (call) => declined(call, asHead(call)),
};

function asHead(call: ApiCall): { as: 'head'; organisationId: OrganisationId } {
  return { as: 'head', organisationId: organisationIdOf(call) };
}
