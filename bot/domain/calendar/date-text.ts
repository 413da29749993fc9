import type { Temporal } from 'temporal-polyfill';

const texts = new WeakMap<Temporal.PlainDate, string>();

/** `YYYY-MM-DD`, whose order is the order of time; made once of each date object, as Temporal takes long to write it. */
export function dateText(date: Temporal.PlainDate): string {
  const known = texts.get(date);
  if (known !== undefined) return known;
  const text = date.toString();
  texts.set(date, text);
  return text;
}
