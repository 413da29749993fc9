import { Temporal } from 'temporal-polyfill';
import type { Person } from './person.ts';

/** How far ahead a person may ask to be reminded of their own next step. */
const STEP_DAY_WEEKS = 8;

/** With another next step; the day on which they wanted to be reminded was that of the old one. */
export function withNextStep(person: Person, nextStep: string): Person {
  return person.nextStep === nextStep ? person : { ...withoutStepDay(person), nextStep };
}

export function withoutStepDay(person: Person): Person {
  const { stepDay: _dropped, ...rest } = person;
  return rest;
}

/** Local dates, both included. */
export interface StepDayBounds {
  readonly earliest: string;
  readonly latest: string;
}

/** Nearly every question is about today, and Temporal takes long to answer. */
let lastAsked: { readonly today: string; readonly bounds: StepDayBounds } | undefined;

/** From tomorrow on. */
export function stepDayBounds(today: string): StepDayBounds {
  if (lastAsked?.today !== today) {
    const date = Temporal.PlainDate.from(today);
    lastAsked = { today, bounds: { earliest: date.add({ days: 1 }).toString(), latest: date.add({ weeks: STEP_DAY_WEEKS }).toString() } };
  }
  return lastAsked.bounds;
}
