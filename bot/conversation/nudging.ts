import { Temporal } from 'temporal-polyfill';
import type { Card } from '../cards/card.ts';
import { laterCard, type CarriedNudge } from '../cards/nudge-controls.ts';
import { scheduledReceipt, snoozedReceipt, startedReceipt, stoppedReceipt, unsnoozedReceipt } from '../cards/nudge-receipts.ts';
import { pauseReceipt } from '../cards/own-cards.ts';
import type { Problem } from '../cards/problem.ts';
import { WEEKS_TO_WAIT } from '../cards/weekly-card.ts';
import { LedtradError } from '../domain/errors.ts';
import { STOPPABLE_KINDS } from '../domain/nudges/kind.ts';
import { nextQuestion } from '../domain/nudges/next-question.ts';
import { snoozesOf, SNOOZES } from '../domain/nudges/snoozing.ts';
import { WEEKDAYS, WEEKLY_TIMES } from '../domain/nudges/weekly-hours.ts';
import { parseWishKey } from '../domain/nudges/wish.ts';
import { momentOf } from '../domain/person/moment.ts';
import { dayInWords, localTimeInWords } from '../locales/dates.ts';
import { pausePerson } from '../usecases/nudges/pause-person.ts';
import { scheduleWeeklyCard } from '../usecases/nudges/schedule-weekly-card.ts';
import { endSnooze, snoozeNudge } from '../usecases/nudges/snooze-nudge.ts';
import { startNudges, stopNudges } from '../usecases/nudges/stop-nudges.ts';
import type { Answer } from './answer.ts';
import type { Form } from './form.ts';
import { dateInWords, readLastDay } from './pausing.ts';
import { receipt, refused, type Redrawing, type Topic, type Turn } from './turn.ts';

/** What stands on every nudge: to put it off, to have it at another time, to have it no more. */
export const nudging: Topic = {
  forParticipants: true,
  handlers: {
    'nudge.snooze': snooze,
    'nudge.unsnooze': unsnooze,
    'nudge.pause': pause,
    'nudge.wait': wait,
    'nudge.schedule': schedule,
    'nudge.stop-kind': stopKind,
    'nudge.stop-all': stopAll,
    'nudge.start': start,
  },
  redraws: { 'nudge.snooze': redraw, 'nudge.pause': redraw, 'nudge.schedule': redraw, 'nudge.stop-kind': redraw, 'nudge.stop-all': redraw },
};

async function snooze(turn: Turn, form: Form): Promise<Answer> {
  const { world, context, person } = turn;
  const nudge = nudgeIn(form);
  const choice = form.word('later', SNOOZES);
  if (!choice) throw new LedtradError('input-invalid');
  const { value } = await snoozeNudge(world, person, choice, nudge.keys);
  const { nextDueAt } = value.nudging;
  return receipt(snoozedReceipt(context, nudge, nextDueAt && localTimeInWords(Temporal.Instant.from(nextDueAt), value.settings.zone, context.language).day));
}

async function unsnooze({ world, context, person }: Turn, form: Form): Promise<Answer> {
  const nudge = nudgeIn(form);
  await endSnooze(world, person);
  return receipt(unsnoozedReceipt(context, nudge));
}

async function pause(turn: Turn, form: Form): Promise<Answer> {
  const { world, person } = turn;
  const until = readLastDay(form, 'pauseUntil', momentOf(person.value, world.clock.now()).date);
  // A pause without an end is no slip of the finger; it is offered where it is explained (pausing.ts).
  if (!until && form.faults.length === 0) form.fault('pauseUntil', 'field.until', 'required');
  if (!until) return refused(turn, form, redraw);
  return await paused(turn, until);
}

async function wait(turn: Turn): Promise<Answer> {
  const { date } = momentOf(turn.person.value, turn.world.clock.now());
  return await paused(turn, Temporal.PlainDate.from(date).add({ weeks: WEEKS_TO_WAIT }).toString());
}

async function paused({ world, context, person }: Turn, until: string): Promise<Answer> {
  await pausePerson(world, person, until);
  return receipt(pauseReceipt(context, dateInWords(until, context.language)));
}

async function schedule(turn: Turn, form: Form): Promise<Answer> {
  const { world, context, person } = turn;
  const nudge = nudgeIn(form);
  const wanted = readSchedule(form);
  if (!wanted) return refused(turn, form, redraw);
  const { value } = await scheduleWeeklyCard(world, person, wanted);
  const next = nextQuestion(value, world.nudges.basisOf(value).calendar, world.clock.now());
  return receipt(scheduledReceipt(context, nudge, { ...wanted, ...(next ? { next: dayInWords(next.toString(), context.language) } : {}) }));
}

async function stopKind({ world, context, person }: Turn, form: Form): Promise<Answer> {
  const { kind } = nudgeIn(form);
  await stopNudges(world, person, kind);
  return receipt(stoppedReceipt(context, kind));
}

async function stopAll({ world, context, person }: Turn): Promise<Answer> {
  await stopNudges(world, person, 'all');
  return receipt(stoppedReceipt(context, 'all'));
}

async function start({ world, context, person }: Turn, form: Form): Promise<Answer> {
  const what = form.word('kind', [...STOPPABLE_KINDS, 'all']);
  if (!what) throw new LedtradError('input-invalid');
  await startNudges(world, person, what);
  return receipt(startedReceipt(context));
}

/** The weekly card's day and time; undefined when the form has faults. */
export function readSchedule(form: Form): Parameters<typeof scheduleWeeklyCard>[2] | undefined {
  const chosen = form.choice('weekday', 'field.weekday', WEEKDAYS.map(String));
  const time = form.choice('time', 'field.time', WEEKLY_TIMES);
  const weekday = WEEKDAYS.find((each) => String(each) === chosen);
  return weekday && time ? { weekday, time } : undefined;
}

function nudgeIn(form: Form): CarriedNudge {
  const nudge = carriedNudge(form);
  if (!nudge) throw new LedtradError('input-invalid');
  return nudge;
}

function carriedNudge(form: Form): CarriedNudge | undefined {
  const kind = form.word('kind', STOPPABLE_KINDS);
  return kind && { kind, keys: form.list('keys').slice(0, MOST_KEYS).flatMap((key) => parseWishKey(key) ?? []) };
}

/** More than come together on one card. */
const MOST_KEYS = 12;

function redraw({ context }: Redrawing, form: Form, problem: Problem): Card | undefined {
  const nudge = carriedNudge(form);
  return nudge && laterCard(context, {
    ...nudge,
    snoozes: snoozesOf(nudge.kind),
    values: {
      weekday: form.word('weekday', WEEKDAYS.map(String)) ?? '',
      time: form.word('time', WEEKLY_TIMES) ?? '',
      pauseUntil: form.echoDate('pauseUntil'),
    },
    problem,
  });
}
