import { z } from 'zod';
import { LANGUAGES } from '../domain/language.ts';

const LONGEST_NAME = 40;
const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

const isoWeek = z.int('must be the number of an ISO week').min(1, 'must be 1–53').max(53, 'must be 1–53');
const isoDate = z.iso.date('must be a date such as 2027-02-22');
/** 29 February is a day of some years, so the year it is tried in has one. */
const dayOfYear = z.string().refine((text) => z.iso.date().safeParse(`2024-${text}`).success, 'must be month and day such as 12-22');

const weeks = z.strictObject({ from: isoWeek, to: isoWeek }).refine(({ from, to }) => from <= to, { error: 'must not end before it begins', path: ['to'] });
const dates = z.strictObject({ from: isoDate, to: isoDate }).refine(({ from, to }) => from <= to, { error: 'must not end before it begins', path: ['to'] });

/** One school's or municipality's year. Both ends of everything are included; what is left out is no break. */
export const calendarFileSchema = z.strictObject({
  /** Stored with whoever chose it, so never renamed. A file in a later folder takes the place of one with the same id. */
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be a slug: a-z, 0-9 and single hyphens'),
  /** Whose public holidays. */
  country: z.string().refine(isCountry, 'must be the two capital letters of a country, such as SE'),
  /** For everybody in the country who has chosen none; the latest folder's goes before. A country without one has no breaks. */
  default: z.boolean().default(false),
  /** An option in a list on a phone. */
  name: z.record(z.enum(LANGUAGES), z.string().trim().min(1, 'must not be empty').max(LONGEST_NAME, `must be at most ${LONGEST_NAME} characters`)),
  breaks: z.strictObject({
    summer: weeks.exactOptional(),
    autumn: isoWeek.exactOptional(),
    /** Over the new year if it ends before it begins. */
    christmas: z.strictObject({ from: dayOfYear, to: dayOfYear }).exactOptional(),
    winter: isoWeek.exactOptional(),
    /** The week that ends with Easter Sunday, or the one that begins with Easter Monday. */
    easter: z.enum(['before', 'after', 'none']).default('none'),
  }),
  /** Breaks of one year alone. */
  also: z.array(dates).default([]),
  /** School in spite of all above. */
  except: z.array(dates).default([]),
});

export type CalendarFile = Readonly<z.output<typeof calendarFileSchema>>;
/** First and last day, `YYYY-MM-DD`, whose order as text is the order of time. */
export type DateRange = Readonly<z.output<typeof dates>>;

function isCountry(text: string): boolean {
  return /^[A-Z]{2}$/.test(text) && regionNames.of(text) !== undefined;
}
