import { Temporal } from 'temporal-polyfill';
import type { Card } from '../cards/card.ts';
import { pauseCard, pauseEndedCard, pauseReceipt } from '../cards/own-cards.ts';
import type { Problem } from '../cards/problem.ts';
import type { Language } from '../domain/language.ts';
import { momentOf } from '../domain/person/moment.ts';
import { isPaused } from '../domain/person/pause.ts';
import { endPause, pausePerson } from '../usecases/nudges/pause-person.ts';
import type { Answer } from './answer.ts';
import type { Form } from './form.ts';
import { formAnswer, receipt, refused, type Redrawing, type Topic, type Turn } from './turn.ts';

const LONGEST_PAUSE = { years: 2 };

/** A pause asks for nothing but a date, and not even that. */
export const pausing: Topic = {
  forParticipants: true,
  handlers: { 'pause.open': open, 'pause.submit': submit, 'pause.end': end },
  redraws: { 'pause.submit': redraw },
};

async function open(turn: Turn): Promise<Answer> {
  const { world, context, person: { value: person } } = turn;
  const { date } = momentOf(person, world.clock.now());
  const paused = isPaused(person, date);
  return formAnswer(pauseCard(context, { ...boundsOf(date), until: paused ? person.pause?.until ?? '' : '', paused }));
}

async function submit(turn: Turn, form: Form): Promise<Answer> {
  const { world, context, person } = turn;
  const today = momentOf(person.value, world.clock.now()).date;
  const until = readLastDay(form, 'until', today);
  if (form.faults.length > 0) return refused(turn, form, redraw);
  await pausePerson(world, person, until);
  return receipt(pauseReceipt(context, until && dateInWords(until, context.language)));
}

async function end({ world, context, person }: Turn): Promise<Answer> {
  await endPause(world, person);
  return receipt(pauseEndedCard(context));
}

/** A local date in Swedish (English, Norwegian) words, e.g. *3 december 2026*. */
export function dateInWords(date: string, language: Language): string {
  return Temporal.PlainDate.from(date).toLocaleString(language, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** The last day of a pause; undefined, without a fault, where none is given. */
export function readLastDay(form: Form, field: string, today: string): string | undefined {
  return form.date(field, 'field.until', { ...boundsOf(today), outside: 'bad-date' });
}

function redraw({ context }: Redrawing, form: Form, problem: Problem): Card {
  return pauseCard(context, { earliest: form.echoDate('earliest'), latest: form.echoDate('latest'), until: form.echoDate('until'), paused: form.flag('paused'), problem });
}

/** From tomorrow, and not so far off that it is a mistyped year. */
function boundsOf(today: string): { earliest: string; latest: string } {
  const date = Temporal.PlainDate.from(today);
  return { earliest: date.add({ days: 1 }).toString(), latest: date.add(LONGEST_PAUSE).toString() };
}
