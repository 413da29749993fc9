import { Form } from '../../conversation/form.ts';
import { MEETING_LIMITS } from '../../domain/meeting/meeting.ts';
import { writeCommitments } from '../../usecases/meetings/commit-to-next-time.ts';
import type { FormAnswer } from '../contract/form.ts';
import { meetingCommitments as contract } from '../contract/meetings.ts';
import type { Endpoint } from '../endpoint.ts';
import { DONE, faultsOfItems } from '../form-answer.ts';
import { personIdOf } from './meeting-form.ts';
import { cohortIdOf, meetingIn, parsedBody } from '../parameters.ts';

/** *Till nästa gång*, a line each; a fault's field is whose line it is. */
export const meetingCommitments: Endpoint = {
  method: 'put',
  path: '/cohorts/:cohort/meetings/:meeting/commitments',
  async answer(call): Promise<FormAnswer> {
    const { commitments } = parsedBody(contract, call.body);
    const lines = commitments.map(({ id, text }) => {
      const form = new Form({ text });
      return { field: id, form, text: form.line('text', 'field.commitment', { max: MEETING_LIMITS.commitment }) };
    });
    const faults = faultsOfItems(lines, call.t);
    if (faults) return faults;
    await writeCommitments(call.world, call.person.value, cohortIdOf(call), meetingIn(call), lines.map(({ field, text }) => ({ pid: personIdOf(field), text })));
    return DONE;
  },
};
