import { Form } from '../../conversation/form.ts';
import { changeMeeting } from '../../usecases/meetings/change-meeting.ts';
import type { FormAnswer } from '../contract/form.ts';
import { meetingChange } from '../contract/meetings.ts';
import type { Endpoint } from '../endpoint.ts';
import { DONE, faultsOf } from '../form-answer.ts';
import { meetingIdOf, readMeeting } from './meeting-form.ts';
import { cohortIdOf, meetingIn, parsedBody } from '../parameters.ts';

/** Changes or moves a meeting, and those that follow it if they are named. */
export const meetingContent: Endpoint = {
  method: 'put',
  path: '/cohorts/:cohort/meetings/:meeting/content',
  async answer(call): Promise<FormAnswer> {
    const body = parsedBody(meetingChange, call.body);
    const form = new Form(body);
    const content = readMeeting(form, body);
    const faults = faultsOf(form, call.t);
    if (faults) return faults;
    const following = body.following.map(({ id, date }) => ({ id: meetingIdOf(id), date }));
    await changeMeeting(call.world, call.person.value, cohortIdOf(call), meetingIn(call), { sequence: body.sequence, content, following });
    return DONE;
  },
};
