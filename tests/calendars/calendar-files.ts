import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { CalendarBook, CalendarWish } from '../../bot/calendars/calendar-book.ts';
import { CalendarError, type CalendarFault } from '../../bot/calendars/fault.ts';
import { loadCalendars } from '../../bot/calendars/load.ts';
import type { QuietReason, WorkCalendar } from '../../bot/domain/calendar/work-calendar.ts';
import { parseZone, type ZoneId } from '../../bot/domain/calendar/zone.ts';

/** The files of an organisation's own folder, by name. */
export type CalendarFiles = Readonly<Record<string, string | Uint8Array>>;

/** A municipality's school year; sound until a test edits it. */
export const OWN = `id: aspdalen
country: SE
name: { sv: Aspdalens skolor, en: Aspdalen, nb: Aspdalen }
breaks:
  summer: { from: 24, to: 33 }
  autumn: 43
  christmas: { from: 12-20, to: 01-08 }
  winter: 11
  easter: before
also:
  - { from: 2027-05-07, to: 2027-05-07 }
except:
  - { from: 2027-03-15, to: 2027-03-16 }
`;

export const BUILT_IN = loadCalendars({ folders: [] });

/** Calls back with a folder that holds the files, and removes it afterwards. */
export function withFolder<Result>(files: CalendarFiles, use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'calendars-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The built-in calendars and those of one own folder. */
export function bookWith(files: CalendarFiles): CalendarBook {
  return withFolder(files, (folder) => loadCalendars({ folders: [folder] }));
}

/** What is wrong in the files, each fault with its file's bare name; none if they are accepted. */
export function faultsIn(files: CalendarFiles): CalendarFault[] {
  try {
    bookWith(files);
    return [];
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return error.faults.map(({ file, reason }) => ({ file: basename(file), reason }));
  }
}

/** The working days of somebody in Stockholm for whom breaks are quiet, unless the test says otherwise. */
export function calendarOf(wish: Partial<Omit<CalendarWish, 'zone'>> & { readonly zone?: string } = {}, book: CalendarBook = BUILT_IN): WorkCalendar {
  return book.calendarFor({ inBreaks: 'quiet', ...wish, zone: zoneOf(wish.zone ?? 'Europe/Stockholm') });
}

export function quiet(calendar: WorkCalendar, date: string): QuietReason | undefined {
  return calendar.quietOn(Temporal.PlainDate.from(date));
}

/** The weekdays between two dates, both included, on which the school has its break. */
export function breakDays(calendar: WorkCalendar, from: string, to: string): string[] {
  return datesBetween(from, to).filter((date) => calendar.quietOn(date) === 'break').map(String);
}

export function datesBetween(from: string, to: string): Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from(from);
  const { days } = first.until(to);
  return Array.from({ length: days + 1 }, (_, index) => first.add({ days: index }));
}

function zoneOf(name: string): ZoneId {
  const zone = parseZone(name);
  if (!zone) throw new Error(`no zone ${name}`);
  return zone;
}
