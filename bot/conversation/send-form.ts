import type { Temporal } from 'temporal-polyfill';
import type { Card } from '../cards/card.ts';
import type { Problem } from '../cards/problem.ts';
import { MOST_OPTIONS_TEXT, SEND_QUESTIONS, sendCard, type SendForm, type SendValues } from '../cards/send-cards.ts';
import type { Draft } from '../domain/broadcast/broadcast.ts';
import { checkContent, faultsOfWriting } from '../domain/broadcast/check-content.ts';
import { LENGTHS, type BroadcastContent, type BroadcastQuestion } from '../domain/broadcast/content.ts';
import type { ZoneId } from '../domain/calendar/zone.ts';
import { WEEKLY_TIMES } from '../domain/nudges/weekly-hours.ts';
import type { Team } from '../ports/cohorts.ts';
import type { Form } from './form.ts';
import type { Redrawing } from './turn.ts';

export const NO_DRAFT: SendForm['draft'] = { cohortId: '', id: '', rev: 0 };

/** The end of the working day: a day is enough to think of in chat. */
const DEADLINE_TIME = '17:00';
const MOST_TEAMS = 40;
/** Of a form's inputs, those by another name. */
const INPUT_OF: Readonly<Record<string, string>> = { audience: 'team', sendAt: 'day' };

export interface SendContent {
  readonly team: Team;
  readonly content: BroadcastContent;
}

/** Undefined when there is something to mend. */
export function readContent(form: Form, led: readonly Team[], zone: ZoneId, now: Temporal.Instant): SendContent | undefined {
  const chosen = form.choice('team', 'field.broadcast.audience', led.map((team) => teamOption(team).value));
  const team = led.find((each) => teamOption(each).value === chosen);
  const title = form.text('title', 'field.broadcast.title', { max: LENGTHS.title, required: true });
  const text = form.text('text', 'field.broadcast.text', { max: LENGTHS.text });
  const question = readQuestion(form);
  const deadline = form.echoDate('deadline');
  const day = form.echoDate('day');
  const time = form.choice('time', 'send.time', WEEKLY_TIMES, WEEKLY_TIMES[0]);
  const content: BroadcastContent = {
    title,
    text,
    ...(question ? { question } : {}),
    deadline: question && deadline !== '' ? `${deadline}T${DEADLINE_TIME}` : '',
    readers: 'facilitators',
    audience: { kind: 'teams', teams: team ? [team.teamId] : [] },
    ways: 'chat',
    sendAt: day === '' ? '' : `${day}T${time ?? ''}`,
    meetingAt: '',
  };
  // What the form itself has found, of its texts and of what was left out, is not said twice.
  const known = new Set<string>([...faultsOfWriting(content), ...form.faults].map(({ field }) => field));
  for (const { field, code, limit } of checkContent(content, zone, now).faults) {
    const input = INPUT_OF[field] ?? field;
    if (!known.has(input) && !known.has(field)) form.fault(input, `field.broadcast.${field}`, code, limit);
  }
  return form.faults.length === 0 && team ? { team, content } : undefined;
}

function readQuestion(form: Form): BroadcastQuestion | undefined {
  const kind = form.choice('question', 'field.broadcast.question', SEND_QUESTIONS, 'none');
  if (!kind || kind === 'none') return undefined;
  const label = form.text('label', 'field.broadcast.label', { max: LENGTHS.label, required: true });
  const lines = form.text('options', 'field.broadcast.options', { max: MOST_OPTIONS_TEXT }).split('\n').map((line) => line.trim()).filter((line) => line !== '');
  switch (kind) {
    case 'text':
      return { kind, label };
    case 'one':
    case 'several':
      return { kind, label, options: lines };
    case 'scale':
      return { kind, label, low: lines[0] ?? '', high: lines[1] ?? '' };
  }
}

export function teamOption({ cohortId, teamId, name, cohortName }: Team): SendForm['teams'][number] {
  return { value: `${cohortId}|${teamId}`, title: `${name} · ${cohortName}` };
}

/** A draft as the form holds it; without one, to the given team. */
export function draftValues(draft: Draft | undefined, team: string): SendValues {
  if (!draft) return { team, title: '', text: '', question: 'none', label: '', options: '', deadline: '', day: '', time: '' };
  const { title, text, question, deadline, sendAt, audience } = draft.content;
  const [first] = audience.kind === 'teams' ? audience.teams : [];
  return {
    team: first === undefined ? '' : `${draft.cohortId}|${first}`,
    title,
    text,
    question: question?.kind ?? 'none',
    label: question?.label ?? '',
    options: question ? linesOf(question) : '',
    deadline: deadline.slice(0, 10),
    day: sendAt.slice(0, 10),
    time: sendAt.slice(11, 16),
  };
}

function linesOf(question: BroadcastQuestion): string {
  if ('options' in question) return question.options.join('\n');
  return question.kind === 'scale' ? [question.low, question.high].filter((end) => end !== '').join('\n') : '';
}

export function typedDraft(form: Form): SendForm['draft'] {
  return { cohortId: form.raw('cohortId').slice(0, 60), id: form.raw('id').slice(0, 60), rev: form.number('rev') ?? 0 };
}

export function redrawSend({ context }: Redrawing, form: Form, problem: Problem): Card | undefined {
  const teams = form.list('teams').slice(0, MOST_TEAMS).map((_, index) => {
    const option = form.item('teams', index);
    return { value: option.raw('value').slice(0, 120), title: option.raw('title').slice(0, 160) };
  }).filter(({ value, title }) => value !== '' && title !== '');
  if (teams.length === 0) return undefined;
  return sendCard(context, {
    teams,
    draft: typedDraft(form),
    values: {
      team: form.raw('team').slice(0, 120),
      title: form.echo('title', LENGTHS.title),
      text: form.echo('text', LENGTHS.text),
      question: form.word('question', SEND_QUESTIONS) ?? 'none',
      label: form.echo('label', LENGTHS.label),
      options: form.echo('options', MOST_OPTIONS_TEXT),
      deadline: form.echoDate('deadline'),
      day: form.echoDate('day'),
      time: form.word('time', WEEKLY_TIMES) ?? '',
    },
    problem,
  });
}
