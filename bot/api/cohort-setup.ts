import { LedtradError } from '../domain/errors.ts';
import type { ProgrammeId } from '../domain/ids.ts';
import { isAllowed } from '../domain/policy.ts';
import { closeCohort, renameCohort, reopenCohort } from '../usecases/change-cohort.ts';
import { createCohort } from '../usecases/create-cohort.ts';
import { newCohort, setupChange, type NewCohortAnswer, type ProgrammesView, type SaveAnswer } from './contract/cohort-setup.ts';
import type { Endpoint } from './endpoint.ts';
import { cohortIdOf, parsedBody } from './parameters.ts';
import { faultIn, shortText } from './short-text.ts';

/** What a new cohort can be of. */
export const programmes: Endpoint = {
  method: 'get',
  path: '/programmes',
  async answer({ world, person, language }): Promise<ProgrammesView> {
    if (!isAllowed(person.value, { kind: 'create-cohort' })) throw new LedtradError('not-allowed');
    return { programmes: world.catalogue.programmes.map(({ id }) => ({ id, name: world.catalogue.programmeName(id, language) })) };
  },
};

export const newCohortEndpoint: Endpoint = {
  method: 'post',
  path: '/cohorts',
  async answer(call): Promise<NewCohortAnswer> {
    const { world, person } = call;
    const { name: typed, programme, request } = parsedBody(newCohort, call.body);
    const name = shortText(typed);
    const message = faultIn(call, name, 'setup.cohort-name');
    if (message !== undefined) return { kind: 'refused', field: 'name', message };
    // Whether there is one of that id, the use case tells.
    const { cohortId } = await createCohort(world, person.value, { name, programme: programme as ProgrammeId, request });
    return { kind: 'created', cohort: { id: cohortId, name } };
  },
};

/** Another name, or closed, or open again. */
export const changeCohortEndpoint: Endpoint = {
  method: 'put',
  path: '/cohorts/:cohort',
  async answer(call): Promise<SaveAnswer> {
    const { world, person: { value: person } } = call;
    const cohortId = cohortIdOf(call);
    const { name: typed, closed } = parsedBody(setupChange, call.body);
    const name = typed === undefined ? undefined : shortText(typed);
    const message = name === undefined ? undefined : faultIn(call, name, 'setup.cohort-name');
    if (message !== undefined) return { kind: 'refused', field: 'name', message };
    if (name !== undefined) await renameCohort(world, person, cohortId, name);
    if (closed === true) await closeCohort(world, person, cohortId);
    if (closed === false) await reopenCohort(world, person, cohortId);
    return { kind: 'done' };
  },
};
