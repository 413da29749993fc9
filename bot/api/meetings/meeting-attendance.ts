import { recordAttendance } from '../../usecases/meetings/record-attendance.ts';
import type { FormAnswer } from '../contract/form.ts';
import { meetingAttendance as contract } from '../contract/meetings.ts';
import type { Endpoint } from '../endpoint.ts';
import { DONE } from '../form-answer.ts';
import { personIdOf } from './meeting-form.ts';
import { cohortIdOf, meetingIn, parsedBody } from '../parameters.ts';

/** Who was there. */
export const meetingAttendance: Endpoint = {
  method: 'put',
  path: '/cohorts/:cohort/meetings/:meeting/attendance',
  async answer(call): Promise<FormAnswer> {
    const { present } = parsedBody(contract, call.body);
    await recordAttendance(call.world, call.person.value, cohortIdOf(call), meetingIn(call), present.map(personIdOf));
    return DONE;
  },
};
