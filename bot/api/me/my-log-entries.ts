import { Form } from '../../conversation/form.ts';
import { LedtradError } from '../../domain/errors.ts';
import { MOST_LOG_TEXT } from '../../domain/meeting/log-entry.ts';
import { editLogEntry, removeLogEntry, writeLogEntry, type LogText } from '../../usecases/meetings/keep-process-log.ts';
import type { FormAnswer } from '../contract/form.ts';
import { editedLogNote, newLogNote, removedLogNote, type LogNote } from '../contract/log.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { DONE, faultsOf } from '../form-answer.ts';
import { meetingIdOf } from '../meetings/meeting-form.ts';
import { cohortIdIn, KEY, parsedBody, teamIdIn } from '../parameters.ts';

/** Writes a note into the caller's own log. */
export const newLogEntry: Endpoint = {
  method: 'post',
  path: '/me/log/entries',
  async answer(call): Promise<FormAnswer> {
    const body = parsedBody(newLogNote, call.body);
    return await written(call, body, (text) => writeLogEntry(call.world, call.person.value, cohortIdIn(body.cohort), body.id, text));
  },
};

export const logEntry: Endpoint = {
  method: 'put',
  path: '/me/log/entries/:entry',
  async answer(call): Promise<FormAnswer> {
    const body = parsedBody(editedLogNote, call.body);
    const key = { cohortId: cohortIdIn(body.cohort), writtenAt: body.writtenAt, id: entryIn(call) };
    return await written(call, body, (text) => editLogEntry(call.world, call.person.value, key, text));
  },
};

export const removedLogEntry: Endpoint = {
  method: 'post',
  path: '/me/log/entries/:entry/remove',
  async answer(call): Promise<FormAnswer> {
    const { cohort, writtenAt } = parsedBody(removedLogNote, call.body);
    await removeLogEntry(call.world, call.person.value, { cohortId: cohortIdIn(cohort), writtenAt, id: entryIn(call) });
    return DONE;
  },
};

async function written({ t }: ApiCall, body: LogNote, write: (text: LogText) => Promise<void>): Promise<FormAnswer> {
  const form = new Form(body);
  const text = form.text('text', 'field.log-text', { max: MOST_LOG_TEXT, required: true });
  const faults = faultsOf(form, t);
  if (faults) return faults;
  await write({ text, ...(body.team === undefined ? {} : { teamId: teamIdIn(body.team) }), ...(body.meeting === undefined ? {} : { meetingId: meetingIdOf(body.meeting) }) });
  return DONE;
}

function entryIn({ params }: ApiCall): string {
  const id = params['entry'] ?? '';
  if (!KEY.test(id)) throw new LedtradError('input-invalid');
  return id;
}
