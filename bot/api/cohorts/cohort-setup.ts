import { Form } from '../../conversation/form.ts';
import type { ProgrammeId } from '../../domain/ids.ts';
import { assertAllowed } from '../../domain/policy.ts';
import { closeCohort, renameCohort, reopenCohort } from '../../usecases/cohorts/change-cohort.ts';
import { createCohort } from '../../usecases/cohorts/create-cohort.ts';
import { newCohort, setupChange, type NewCohortAnswer, type ProgrammesView } from '../contract/cohort-setup.ts';
import type { FormAnswer } from '../contract/form.ts';
import type { Endpoint } from '../endpoint.ts';
import { DONE, faultsOf } from '../form-answer.ts';
import { cohortIdOf, parsedBody } from '../parameters.ts';
import { SETUP_NAME } from './setup-name.ts';

/** What a new cohort can be of. */
export const programmes: Endpoint = {
  method: 'get',
  path: '/programmes',
  async answer({ world, person, language }): Promise<ProgrammesView> {
    assertAllowed(person.value, { kind: 'create-cohort' });
    return { programmes: world.catalogue.programmes.map(({ id }) => ({ id, name: world.catalogue.programmeName(id, language) })) };
  },
};

export const newCohortEndpoint: Endpoint = {
  method: 'post',
  path: '/cohorts',
  async answer(call): Promise<NewCohortAnswer> {
    const { world, person } = call;
    const body = parsedBody(newCohort, call.body);
    const { programme, request } = body;
    const form = new Form(body);
    const name = form.line('name', 'setup.cohort-name', SETUP_NAME);
    const faults = faultsOf(form, call.t);
    if (faults) return faults;
    // Whether there is one of that id, the use case tells.
    const { cohortId } = await createCohort(world, person.value, { name, programme: programme as ProgrammeId, request });
    return { kind: 'created', cohort: { id: cohortId, name } };
  },
};

/** Another name, or closed, or open again. */
export const changeCohortEndpoint: Endpoint = {
  method: 'put',
  path: '/cohorts/:cohort',
  async answer(call): Promise<FormAnswer> {
    const { world, person: { value: person } } = call;
    const cohortId = cohortIdOf(call);
    const body = parsedBody(setupChange, call.body);
    const form = new Form(body);
    const name = body.name === undefined ? undefined : form.line('name', 'setup.cohort-name', SETUP_NAME);
    const faults = faultsOf(form, call.t);
    if (faults) return faults;
    if (name !== undefined) await renameCohort(world, person, cohortId, name);
    if (body.closed === true) await closeCohort(world, person, cohortId);
    if (body.closed === false) await reopenCohort(world, person, cohortId);
    return DONE;
  },
};
