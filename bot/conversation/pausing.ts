import { Temporal } from 'temporal-polyfill';
import type { Card } from '../cards/card.ts';
import { pauseCard, pauseEndedCard, pauseReceipt } from '../cards/own-cards.ts';
import type { Problem } from '../cards/problem.ts';
import type { Language } from '../domain/language.ts';
import { momentOf } from '../domain/person/moment.ts';
import { isPaused } from '../domain/person/pause.ts';
import { endPause, pausePerson } from '../usecases/pause-person.ts';
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
  const until = readUntil(form, today);
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

function readUntil(form: Form, today: string): string | undefined {
  const raw = form.text('until', 'field.until', { max: 10 });
  if (raw === '' || form.faults.length > 0) return undefined;
  const { earliest, latest } = boundsOf(today);
  if (isDate(raw) && raw >= earliest && raw <= latest) return raw;
  form.fault('until', 'field.until', 'bad-date');
  return undefined;
}

function redraw({ context }: Redrawing, form: Form, problem: Problem): Card {
  const dateIn = (field: string) => (isDate(form.raw(field)) ? form.raw(field) : '');
  return pauseCard(context, { earliest: dateIn('earliest'), latest: dateIn('latest'), until: dateIn('until'), paused: form.flag('paused'), problem });
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false; // A day that no calendar has, such as 2026-02-30.
  }
}

/** From tomorrow, and not so far off that it is a mistyped year. */
function boundsOf(today: string): { earliest: string; latest: string } {
  const date = Temporal.PlainDate.from(today);
  return { earliest: date.add({ days: 1 }).toString(), latest: date.add(LONGEST_PAUSE).toString() };
}
