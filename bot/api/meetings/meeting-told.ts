import { completeTelling } from '../../usecases/meetings/change-meeting.ts';
import type { FormAnswer } from '../contract/form.ts';
import type { Endpoint } from '../endpoint.ts';
import { DONE } from '../form-answer.ts';
import { cohortIdOf, meetingIn } from '../parameters.ts';

/** Telling everybody of a meeting broke off, and is completed. */
export const meetingTold: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/meetings/:meeting/told',
  async answer(call): Promise<FormAnswer> {
    await completeTelling(call.world, call.person.value, cohortIdOf(call), meetingIn(call));
    return DONE;
  },
};
