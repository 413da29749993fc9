import { Temporal } from 'temporal-polyfill';
import { reflectionReceipt, type ReceiptOutcome, type StepDayOffer } from '../cards/reflection-receipt.ts';
import { weekNumber } from '../domain/calendar/iso-week.ts';
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts';
import { isWorkingDay, workingDayAfter } from '../domain/calendar/working-hours.ts';
import { LedtradError } from '../domain/errors.ts';
import { isSent } from '../domain/nudges/stopping.ts';
import { momentOf } from '../domain/person/moment.ts';
import { stepDayBounds } from '../domain/person/next-step.ts';
import type { Person, RecentReflection } from '../domain/person/person.ts';
import { parseQuestionId, questionId, type Question } from '../domain/reflection/question.ts';
import { recentOf } from '../domain/reflection/submit.ts';
import { dayInWords } from '../locales/dates.ts';
import type { Answer } from './answer.ts';
import type { Form } from './form.ts';
import { receipt, type Turn } from './turn.ts';

/** What stands in the chat of an answer, for good: a day for the next step may be chosen on it at any time, as may what the meeting sees. */
export async function receiptOf(turn: Turn, person: Person, question: Question, outcome: ReceiptOutcome): Promise<Answer> {
  const known = await knownOf(turn, person, question);
  if (!known) throw new LedtradError('not-found');
  const { id, visibility, showAtMeeting, asksFacilitator } = known;
  const stepDay = stepDayOf(turn, person, known);
  return receipt(reflectionReceipt(turn.context, { questionId: id, weekNumber: weekNumber(question.week), visibility, showAtMeeting, outcome, ...(asksFacilitator ? { asksFacilitator } : {}), ...(stepDay ? { stepDay } : {}) }));
}

/** Who may read what is stored must be told as it is, so what the head no longer recalls is read. */
export async function knownOf({ world }: Turn, person: Person, question: Question): Promise<RecentReflection | undefined> {
  const recalled = person.recent.find(({ id }) => id === questionId(question));
  if (recalled) return recalled;
  const stored = await world.people.reflection(person.pid, question);
  return stored && recentOf(stored);
}

export function questionIn(form: Form): Question {
  const question = parseQuestionId(form.raw('questionId'));
  if (!question) throw new LedtradError('not-found');
  return question;
}

/** The next step is that of the latest answer about what is tried now. */
function stepDayOf({ world, context }: Turn, person: Person, { id, kind, trialId }: RecentReflection): StepDayOffer | undefined {
  if (kind !== 'reflection' || !isSent('step-day', person.settings.nudges.stopped)) return undefined;
  const today = momentOf(person, world.clock.now()).date;
  if (person.stepDay !== undefined && person.stepDay >= today) {
    const day = firstWorkingDay(world.nudges.basisOf(person).calendar, Temporal.PlainDate.from(person.stepDay));
    return { kind: 'chosen', day: dayInWords(day.toString(), context.language) };
  }
  if (person.nextStep === '' || person.recent[0]?.id !== id || trialId !== person.focus) return undefined;
  return { kind: 'offered', ...stepDayBounds(today), day: '' };
}

/** A reminder of a quiet day comes on the next that is none. */
function firstWorkingDay(calendar: WorkCalendar, date: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(calendar, date) ? date : workingDayAfter(calendar, date) ?? date;
}
