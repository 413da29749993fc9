import { Form } from '../conversation/form.ts';
import { MEETING_LIMITS } from '../domain/meeting/meeting.ts';
import { writeCommitments } from '../usecases/commit-to-next-time.ts';
import type { FieldFault, FormAnswer } from './contract/form-answer.ts';
import { meetingCommitments as contract } from './contract/meetings.ts';
import type { Endpoint } from './endpoint.ts';
import { faultsOf, personIdOf, SAVED } from './meeting-form.ts';
import { cohortIdOf, meetingIn, parsedBody } from './parameters.ts';

/** *Till nästa gång*, a line each; a fault's field is whose line it is. */
export const meetingCommitments: Endpoint = {
  method: 'put',
  path: '/cohorts/:cohort/meetings/:meeting/commitments',
  async answer(call): Promise<FormAnswer> {
    const { commitments } = parsedBody(contract, call.body);
    const faults: FieldFault[] = [];
    const written = commitments.map(({ id, text }) => {
      const form = new Form({ text });
      const line = form.text('text', 'field.commitment', { max: MEETING_LIMITS.commitment }).replaceAll(/\s+/g, ' ');
      const found = faultsOf(form, call.t);
      if (found?.kind === 'faults') faults.push(...found.faults.map(({ message }) => ({ field: id, message })));
      return { pid: personIdOf(id), text: line };
    });
    if (faults.length > 0) return { kind: 'faults', faults };
    await writeCommitments(call.world, call.person.value, cohortIdOf(call), meetingIn(call), written);
    return SAVED;
  },
};
