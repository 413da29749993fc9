import { firstDay, parseIsoWeek } from '../domain/calendar/iso-week.ts';
import type { BreakName } from '../domain/calendar/work-calendar.ts';
import { easterSunday } from './easter.ts';
import type { CalendarFile, DateRange } from './schema.ts';

/** The break in which there is no school on a day, by `YYYY-MM-DD` and its year. A year is worked out once. */
export type BreakOn = (day: string, year: number) => BreakName | undefined;

interface Break extends DateRange {
  readonly name: BreakName;
}

export function breaksOf(file: CalendarFile): BreakOn {
  const years = new Map<number, readonly Break[]>();
  return (day, year) => {
    let breaks = years.get(year);
    if (!breaks) {
      breaks = breaksAround(file, year);
      years.set(year, breaks);
    }
    return file.except.some((range) => holds(range, day)) ? undefined : breaks.find((range) => holds(range, day))?.name;
  };
}

/** Christmas can reach into the next year, and week 1 can begin in the year before. */
function breaksAround({ breaks, also }: CalendarFile, year: number): Break[] {
  return [...[year - 1, year, year + 1].flatMap((each) => breaksBegunIn(breaks, each)), ...named('other', also)];
}

function breaksBegunIn({ summer, autumn, christmas, winter, easter }: CalendarFile['breaks'], year: number): Break[] {
  const sunday = easterSunday(year);
  return [
    ...named('summer', summer ? weeks(year, summer.from, summer.to) : []),
    ...named('autumn', autumn === undefined ? [] : weeks(year, autumn, autumn)),
    ...named('christmas', christmas ? [{ from: `${year}-${christmas.from}`, to: `${christmas.to < christmas.from ? year + 1 : year}-${christmas.to}` }] : []),
    ...named('winter', winter === undefined ? [] : weeks(year, winter, winter)),
    ...named('easter', easter === 'before' ? [{ from: sunday.subtract({ days: 6 }).toString(), to: sunday.toString() }] : []),
    ...named('easter', easter === 'after' ? [{ from: sunday.add({ days: 1 }).toString(), to: sunday.add({ days: 7 }).toString() }] : []),
  ];
}

function named(name: BreakName, ranges: readonly DateRange[]): Break[] {
  return ranges.map((range) => ({ ...range, name }));
}

/** From the Monday of the one to the Sunday of the other; none in a year without that week 53. */
function weeks(year: number, from: number, to: number): DateRange[] {
  const [first, last] = [from, to].map((week) => parseIsoWeek(`${year}-W${String(week).padStart(2, '0')}`));
  return first && last ? [{ from: firstDay(first).toString(), to: firstDay(last).add({ days: 6 }).toString() }] : [];
}

function holds({ from, to }: DateRange, day: string): boolean {
  return from <= day && day <= to;
}
