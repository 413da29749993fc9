import { Form } from '../../conversation/form.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { newMeeting } from '../../domain/meeting/meeting.ts';
import { planMeetings } from '../../usecases/meetings/plan-meetings.ts';
import type { FormAnswer } from '../contract/form.ts';
import { meetingPlan } from '../contract/meetings.ts';
import type { Endpoint } from '../endpoint.ts';
import { DONE, faultsOf } from '../form-answer.ts';
import { meetingIdOf, readMeeting } from './meeting-form.ts';
import { cohortIdOf, parsedBody } from '../parameters.ts';

/** Plans a meeting or a series. */
export const meetingPlanned: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/meetings/plan',
  async answer(call): Promise<FormAnswer> {
    const body = parsedBody(meetingPlan, call.body);
    const form = new Form(body);
    const content = readMeeting(form, body);
    const now = call.world.clock.now();
    const plan = meetingIdOf(body.plan);
    if (form.faults.length === 0 && newMeeting(plan, cohortIdOf(call), content, now).startsAt <= instantText(now)) form.fault('days', 'field.meeting-days', 'past');
    const faults = faultsOf(form, call.t);
    if (faults) return faults;
    await planMeetings(call.world, call.person.value, cohortIdOf(call), { plan, content, dates: body.dates });
    return DONE;
  },
};
