import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CalendarFault } from './fault.ts';
import { calendarFileSchema, type CalendarFile } from './schema.ts';

export interface CalendarFolder {
  readonly calendars: readonly CalendarFile[];
  readonly faults: readonly CalendarFault[];
}

interface Reading {
  readonly path: string;
  readonly calendar?: CalendarFile;
  readonly faults: readonly CalendarFault[];
}

/** The calendars of the files that end in `.yaml`, in the order of their names. */
export function readCalendarFolder(folder: string): CalendarFolder {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => /\.ya?ml$/i.test(name)).sort();
  } catch (error) {
    return { calendars: [], faults: [{ file: folder, reason: unreadable(error) }] };
  }
  if (names.length === 0) return { calendars: [], faults: [{ file: folder, reason: 'holds no calendar (*.yaml)' }] };
  const readings = names.map((name) => readCalendar(join(folder, name)));
  return {
    calendars: readings.flatMap(({ calendar }) => calendar ?? []),
    faults: [...readings.flatMap(({ faults }) => faults), ...doublesIn(readings)],
  };
}

function readCalendar(path: string): Reading {
  let source: string;
  let content: unknown;
  try {
    // Fatal, because a file saved in a Windows code page would otherwise lose every å without a word.
    source = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    return { path, faults: [{ file: path, reason: unreadable(error) }] };
  }
  try {
    content = parse(source);
  } catch (error) {
    return { path, faults: [{ file: path, reason: notYaml(error) }] };
  }
  const parsed = calendarFileSchema.safeParse(content);
  if (parsed.success) return { path, calendar: parsed.data, faults: [] };
  const faults = parsed.error.issues.map((issue) => ({ file: path, reason: [...issue.path.map(String), issue.message].join(' › ') }));
  return { path, faults };
}

/** Two files of one folder must not be the same calendar, nor both be what a country has by default. */
function doublesIn(readings: readonly Reading[]): CalendarFault[] {
  const claimed = new Map<string, string>();
  const faults: CalendarFault[] = [];
  for (const { path, calendar } of readings) {
    const claims = calendar ? [`id ${calendar.id}`, ...(calendar.default ? [`default of ${calendar.country}`] : [])] : [];
    for (const claim of claims) {
      const other = claimed.get(claim);
      if (other !== undefined) faults.push({ file: path, reason: `${claim}: so is ${other}` });
      claimed.set(claim, path);
    }
  }
  return faults;
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'is not UTF-8' : `cannot be read (${code})`;
}

/** The parser's message ends with a colon and then shows the lines around the fault. */
function notYaml(error: unknown): string {
  const [message = ''] = String(error instanceof Error ? error.message : error).split('\n', 1);
  return message.replace(/:$/, '');
}
