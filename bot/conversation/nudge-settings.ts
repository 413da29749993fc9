import type { Card } from '../cards/card.ts';
import { COUNTRY_CALENDAR, IN_BREAKS, nothingSentCard, nudgeSettingsCard, nudgeSettingsReceipt } from '../cards/nudge-settings-card.ts';
import type { Problem } from '../cards/problem.ts';
import { STOPPABLE_KINDS } from '../domain/nudges/kind.ts';
import type { NudgeSettings } from '../domain/nudges/nudging.ts';
import { isSent, stoppedBut } from '../domain/nudges/stopping.ts';
import { WEEKDAYS, WEEKLY_TIMES } from '../domain/nudges/weekly-hours.ts';
import { changeSettings } from '../usecases/people/change-settings.ts';
import type { Answer } from './answer.ts';
import type { Form } from './form.ts';
import { readSchedule } from './nudging.ts';
import { formAnswer, receipt, refused, type Redrawing, type Topic, type Turn } from './turn.ts';

/** *När jag hör av mig*: all of it in one place, reached from the settings and by its own word. */
export const nudgeSettings: Topic = {
  forParticipants: true,
  handlers: { 'nudge.settings': open, 'nudge.settings.save': save },
  redraws: { 'nudge.settings.save': redraw },
};

async function open({ world, context, person: { value: { settings: { nudges } } } }: Turn): Promise<Answer> {
  if (nudges.stopped === 'all') return formAnswer(nothingSentCard(context));
  const calendars = world.nudges.calendarOptions(context.language);
  return formAnswer(nudgeSettingsCard(context, {
    weekday: String(nudges.weekday),
    time: nudges.time,
    kinds: STOPPABLE_KINDS.filter((kind) => isSent(kind, nudges.stopped)),
    inBreaks: nudges.inBreaks,
    calendar: calendars.find(({ id }) => id === nudges.calendar)?.id ?? COUNTRY_CALENDAR,
    calendars,
  }));
}

async function save(turn: Turn, form: Form): Promise<Answer> {
  const { world, context, person } = turn;
  const own = person.value.settings.nudges;
  const calendars = world.nudges.calendarOptions(context.language).map(({ id }) => id);
  const schedule = readSchedule(form);
  const kinds = form.choices('kinds', 'field.kinds', STOPPABLE_KINDS, { least: 0, most: STOPPABLE_KINDS.length });
  const inBreaks = form.choice('inBreaks', 'field.in-breaks', IN_BREAKS, own.inBreaks);
  const calendar = form.choice('calendar', 'field.calendar', [...calendars, COUNTRY_CALENDAR], own.calendar ?? COUNTRY_CALENDAR);
  if (form.faults.length > 0 || !schedule || !inBreaks || !calendar) return refused(turn, form, redraw);
  const nudges: NudgeSettings = { ...schedule, stopped: stoppedBut(kinds), inBreaks, ...(calendar === COUNTRY_CALENDAR ? {} : { calendar }) };
  await changeSettings(world, person, { nudges });
  const { t } = context;
  const question = kinds.includes('weekly-card') ? { weekdays: t(`weekdays.${schedule.weekday}`), time: schedule.time } : undefined;
  return receipt(nudgeSettingsReceipt(context, question));
}

function redraw({ context, calendars }: Redrawing, form: Form, problem: Problem): Card {
  const kinds = form.raw('kinds').split(',');
  return nudgeSettingsCard(context, {
    weekday: form.word('weekday', WEEKDAYS.map(String)) ?? '',
    time: form.word('time', WEEKLY_TIMES) ?? '',
    kinds: STOPPABLE_KINDS.filter((kind) => kinds.includes(kind)),
    inBreaks: form.word('inBreaks', IN_BREAKS) ?? '',
    calendar: form.word('calendar', [...calendars.map(({ id }) => id), COUNTRY_CALENDAR]) ?? '',
    calendars,
    problem,
  });
}
