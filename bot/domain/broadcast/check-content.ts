import { Temporal } from 'temporal-polyfill';
import { instantText } from '../calendar/instant-text.ts';
import type { ZoneId } from '../calendar/zone.ts';
import { parseZonedTime } from '../calendar/zoned-time.ts';
import { guardFreeText } from '../free-text/guard.ts';
import type { FindingKind } from '../free-text/finding.ts';
import { FEWEST_OPTIONS, LENGTHS, MOST_OPTIONS, postsInChannels, type BroadcastContent, type BroadcastQuestion } from './content.ts';

export type ContentField = 'title' | 'text' | 'question' | 'label' | 'options' | 'low' | 'high' | 'deadline' | 'audience' | 'ways' | 'sendAt' | 'meetingAt' | 'templateName';

/** What is wrong with one field, in a code that has its sentence in locales (`content-fault.<code>`, or `fault.<code>` of what the guard finds). */
export interface ContentFault {
  readonly field: ContentField;
  readonly code: ContentFaultCode | FindingKind;
  readonly limit?: number;
  readonly excerpt?: string;
}

export type ContentFaultCode =
  | 'required' | 'too-long' | 'few-options' | 'many-options' | 'same-options' | 'deadline-missing' | 'deadline-early' | 'deadline-late'
  | 'nobody' | 'channel-audience' | 'send-past' | 'send-late' | 'meeting-past';

/** Slots of receivers are kept for 60 days: what becomes of a broadcast can be told for so long. */
const LONGEST_OPEN = { days: 45 };
/** Without a question and a meeting, who has not had it by then has no use of it. */
const USE_FOR = { days: 14 };
const LATEST_SEND = { days: 180 };

/** When it goes and how long it counts: instants, ISO 8601 UTC with milliseconds. */
export interface BroadcastTimes {
  readonly sendAt: string;
  readonly exempt: boolean;
  readonly notAfter: string;
  readonly deadlineAt?: string;
  readonly meetingAt?: string;
}

/** What keeps a draft from being saved: too long, or something that points out a person. */
export function faultsOfWriting({ title, text, question }: Pick<BroadcastContent, 'title' | 'text' | 'question'>): readonly ContentFault[] {
  return [
    ...written('title', title, LENGTHS.title),
    ...written('text', text, LENGTHS.text),
    ...(question ? faultsOfQuestionWriting(question) : []),
  ];
}

function faultsOfQuestionWriting(question: BroadcastQuestion): readonly ContentFault[] {
  const label = written('label', question.label, LENGTHS.label);
  switch (question.kind) {
    case 'text':
      return label;
    case 'one':
    case 'several':
      return [...label, ...question.options.flatMap((option) => written('options', option, LENGTHS.option))];
    case 'scale':
      return [...label, ...written('low', question.low, LENGTHS.end), ...written('high', question.high, LENGTHS.end)];
  }
}

export function faultsOfTemplateName(name: string): readonly ContentFault[] {
  return name.trim() === '' ? [{ field: 'templateName', code: 'required' }] : written('templateName', name, LENGTHS.templateName);
}

/** Everything that has to be mended before it can be sent, and when it goes if there is nothing. */
export function checkContent(content: BroadcastContent, zone: ZoneId, now: Temporal.Instant): { readonly faults: readonly ContentFault[]; readonly times: BroadcastTimes } {
  const { title, text, question, audience } = content;
  const faults: ContentFault[] = [...faultsOfWriting(content)];
  const fault = (field: ContentField, code: ContentFaultCode): void => void faults.push({ field, code });
  if (title.trim() === '') fault('title', 'required');
  if (text.trim() === '' && !question) fault('text', 'required');
  if (question) faults.push(...faultsOfQuestion(question));
  if (audience.kind === 'teams' && audience.teams.length === 0) fault('audience', 'nobody');
  if (audience.kind === 'people' && audience.people.length === 0) fault('audience', 'nobody');
  if (postsInChannels(content) && audience.kind !== 'cohort' && audience.kind !== 'teams') fault('ways', 'channel-audience');

  const chosen = parseZonedTime(content.sendAt, zone);
  const sendAt = chosen ?? now;
  if (chosen && instantText(chosen) < instantText(now.subtract({ minutes: 1 }))) fault('sendAt', 'send-past');
  if (instantText(sendAt) > instantText(after(now, LATEST_SEND))) fault('sendAt', 'send-late');
  const meetingAt = parseZonedTime(content.meetingAt, zone);
  if (meetingAt && instantText(meetingAt) <= instantText(sendAt)) fault('meetingAt', 'meeting-past');
  const deadline = question ? parseZonedTime(content.deadline, zone) : undefined;
  if (question && !deadline) fault('deadline', 'deadline-missing');
  if (deadline && instantText(deadline) <= instantText(sendAt)) fault('deadline', 'deadline-early');
  if (deadline && instantText(deadline) > instantText(after(sendAt, LONGEST_OPEN))) fault('deadline', 'deadline-late');
  const latest = instantText(after(sendAt, LONGEST_OPEN));
  const end = instantText(deadline ?? meetingAt ?? after(sendAt, USE_FOR));
  return {
    faults,
    times: {
      sendAt: instantText(sendAt),
      exempt: chosen === undefined,
      notAfter: end < latest ? end : latest,
      ...(deadline ? { deadlineAt: instantText(deadline) } : {}),
      ...(meetingAt ? { meetingAt: instantText(meetingAt) } : {}),
    },
  };
}

/** How long something that is sent again counts, where nothing else ends it. */
export function notAfterAgain({ deadlineAt }: { readonly deadlineAt?: string }, now: Temporal.Instant): string {
  return deadlineAt ?? instantText(after(now, USE_FOR));
}

function faultsOfQuestion(question: BroadcastQuestion): readonly ContentFault[] {
  const faults: ContentFault[] = question.label.trim() === '' ? [{ field: 'label', code: 'required' }] : [];
  if (!('options' in question)) return faults;
  const options = question.options.map((option) => option.trim()).filter((option) => option !== '');
  if (options.length < FEWEST_OPTIONS) faults.push({ field: 'options', code: 'few-options', limit: FEWEST_OPTIONS });
  if (options.length > MOST_OPTIONS) faults.push({ field: 'options', code: 'many-options', limit: MOST_OPTIONS });
  if (new Set(options).size < options.length) faults.push({ field: 'options', code: 'same-options' });
  return faults;
}

function written(field: ContentField, text: string, limit: number): readonly ContentFault[] {
  return [
    ...(text.trim().length > limit ? [{ field, code: 'too-long' as const, limit }] : []),
    ...guardFreeText(text).map(({ kind, excerpt }) => ({ field, code: kind, excerpt })),
  ];
}

function after(instant: Temporal.Instant, { days }: { days: number }): Temporal.Instant {
  return instant.add({ hours: 24 * days });
}

/** As it is sent: without what nobody sees. */
export function tidied(content: BroadcastContent): BroadcastContent {
  const { question, ...rest } = content;
  return { ...rest, title: rest.title.trim(), text: rest.text.trim(), ...(question ? { question: tidyQuestion(question) } : {}) };
}

function tidyQuestion(question: BroadcastQuestion): BroadcastQuestion {
  const label = question.label.trim();
  switch (question.kind) {
    case 'text':
      return { ...question, label };
    case 'one':
    case 'several':
      return { ...question, label, options: question.options.map((option) => option.trim()).filter((option) => option !== '') };
    case 'scale':
      return { ...question, label, low: question.low.trim(), high: question.high.trim() };
  }
}
