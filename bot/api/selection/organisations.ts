import { Form } from '../../conversation/form.ts';
import { parseTenantId } from '../../domain/ids.ts';
import { READINESS } from '../../domain/organisation.ts';
import { peopleWaiting } from '../../domain/readiness.ts';
import { describeOrganisation, tickReadiness } from '../../usecases/selection/change-organisation.ts';
import { listOrganisations } from '../../usecases/selection/list-organisations.ts';
import type { FormAnswer } from '../contract/form.ts';
import { organisationBody, readinessBody, type OrganisationsView } from '../contract/organisations.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { DONE, faultsOf } from '../form-answer.ts';
import { cohortIdOf, organisationIdOf, parsedBody } from '../parameters.ts';

const MOST_NAME = 100;

/** *Organisationer*: what has to be done before their people can take part. */
export const organisations: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/organisations',
  async answer(call): Promise<OrganisationsView> {
    const list = await listOrganisations(call.world, call.person.value, cohortIdOf(call));
    return {
      organisations: list.organisations.map(({ organisation: { id, name, tenantId, ready }, allowed, people, next }) => ({
        id,
        name,
        ...(tenantId === undefined ? {} : { tenant: tenantId }),
        allowed,
        ready: READINESS.map((step) => ({ step, ...(ready[step] === undefined ? {} : { on: ready[step] }) })),
        people: { ...people },
        waiting: peopleWaiting({ next, people }),
        next,
      })),
      mayChange: list.mayChange,
    };
  },
};

export const organisationDescribed: Endpoint = {
  method: 'put',
  path: '/cohorts/:cohort/organisations/:organisation',
  async answer(call): Promise<FormAnswer> {
    const body = parsedBody(organisationBody, call.body);
    const form = new Form(body);
    const name = form.text('name', 'field.organisation', { max: MOST_NAME, required: true });
    const typed = body.tenant.trim();
    const tenantId = parseTenantId(typed);
    if (typed !== '' && !tenantId) form.fault('tenant', 'field.tenant', 'bad-tenant');
    const faults = faultsOf(form, call.t);
    if (faults) return faults;
    const described = await describeOrganisation(call.world, call.person.value, inCohort(call), { name, ...(tenantId ? { tenantId } : {}) });
    if (!described) form.fault('name', 'field.organisation', 'name-taken');
    return faultsOf(form, call.t) ?? DONE;
  },
};

export const organisationReadiness: Endpoint = {
  method: 'put',
  path: '/cohorts/:cohort/organisations/:organisation/readiness',
  async answer(call): Promise<FormAnswer> {
    const { step, done } = parsedBody(readinessBody, call.body);
    await tickReadiness(call.world, call.person.value, inCohort(call), step, done);
    return DONE;
  },
};

function inCohort(call: ApiCall): Parameters<typeof tickReadiness>[2] {
  return { cohortId: cohortIdOf(call), organisationId: organisationIdOf(call) };
}
