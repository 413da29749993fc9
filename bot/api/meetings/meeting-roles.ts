import { assignRoles } from '../../usecases/meetings/change-meeting.ts';
import type { FormAnswer } from '../contract/form.ts';
import { meetingRoles as contract } from '../contract/meetings.ts';
import type { Endpoint } from '../endpoint.ts';
import { DONE } from '../form-answer.ts';
import { personIdOf } from './meeting-form.ts';
import { cohortIdOf, meetingIn, parsedBody } from '../parameters.ts';

/** Who keeps the time and who takes notes. */
export const meetingRoles: Endpoint = {
  method: 'put',
  path: '/cohorts/:cohort/meetings/:meeting/roles',
  async answer(call): Promise<FormAnswer> {
    const { timeKeeper, noteTaker } = parsedBody(contract, call.body);
    await assignRoles(call.world, call.person.value, cohortIdOf(call), meetingIn(call), {
      ...(timeKeeper === undefined ? {} : { timeKeeper: personIdOf(timeKeeper) }),
      ...(noteTaker === undefined ? {} : { noteTaker: personIdOf(noteTaker) }),
    });
    return DONE;
  },
};
