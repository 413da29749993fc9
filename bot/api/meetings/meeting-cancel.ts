import { Form } from '../../conversation/form.ts';
import { MEETING_LIMITS } from '../../domain/meeting/meeting.ts';
import { cancelMeeting } from '../../usecases/meetings/change-meeting.ts';
import type { FormAnswer } from '../contract/form.ts';
import { meetingCancel } from '../contract/meetings.ts';
import type { Endpoint } from '../endpoint.ts';
import { DONE, faultsOf } from '../form-answer.ts';
import { cohortIdOf, meetingIn, parsedBody } from '../parameters.ts';

/** The meeting does not take place; why is told to everybody. */
export const meetingCancelled: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/meetings/:meeting/cancel',
  async answer(call): Promise<FormAnswer> {
    const body = parsedBody(meetingCancel, call.body);
    const form = new Form(body);
    const reason = form.text('reason', 'field.meeting-reason', { max: MEETING_LIMITS.reason, required: true });
    const faults = faultsOf(form, call.t);
    if (faults) return faults;
    await cancelMeeting(call.world, call.person.value, cohortIdOf(call), meetingIn(call), reason, body.following);
    return DONE;
  },
};
