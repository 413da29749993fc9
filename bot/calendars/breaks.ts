import { firstDay, parseIsoWeek } from '../domain/calendar/iso-week.ts';
import { easterSunday } from './easter.ts';
import type { CalendarFile, DateRange } from './schema.ts';

/** Whether there is no school on a day, by `YYYY-MM-DD` and its year. A year is worked out once. */
export type IsInBreak = (day: string, year: number) => boolean;

export function breaksOf(file: CalendarFile): IsInBreak {
  const years = new Map<number, readonly DateRange[]>();
  return (day, year) => {
    let breaks = years.get(year);
    if (!breaks) {
      breaks = breaksAround(file, year);
      years.set(year, breaks);
    }
    return holds(breaks, day) && !holds(file.except, day);
  };
}

/** Christmas can reach into the next year, and week 1 can begin in the year before. */
function breaksAround({ breaks, also }: CalendarFile, year: number): DateRange[] {
  return [year - 1, year, year + 1].flatMap((each) => breaksBegunIn(breaks, each)).concat(also);
}

function breaksBegunIn({ summer, autumn, christmas, winter, easter }: CalendarFile['breaks'], year: number): DateRange[] {
  const sunday = easterSunday(year);
  return [
    ...(summer ? weeks(year, summer.from, summer.to) : []),
    ...(autumn === undefined ? [] : weeks(year, autumn, autumn)),
    ...(christmas ? [{ from: `${year}-${christmas.from}`, to: `${christmas.to < christmas.from ? year + 1 : year}-${christmas.to}` }] : []),
    ...(winter === undefined ? [] : weeks(year, winter, winter)),
    ...(easter === 'before' ? [{ from: sunday.subtract({ days: 6 }).toString(), to: sunday.toString() }] : []),
    ...(easter === 'after' ? [{ from: sunday.add({ days: 1 }).toString(), to: sunday.add({ days: 7 }).toString() }] : []),
  ];
}

/** From the Monday of the one to the Sunday of the other; none in a year without that week 53. */
function weeks(year: number, from: number, to: number): DateRange[] {
  const [first, last] = [from, to].map((week) => parseIsoWeek(`${year}-W${String(week).padStart(2, '0')}`));
  return first && last ? [{ from: firstDay(first).toString(), to: firstDay(last).add({ days: 6 }).toString() }] : [];
}

function holds(ranges: readonly DateRange[], day: string): boolean {
  return ranges.some(({ from, to }) => from <= day && day <= to);
}
