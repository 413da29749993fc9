import { fileURLToPath } from 'node:url';
import { CalendarBook } from './calendar-book.ts';
import { readCalendarFolder } from './calendar-folder.ts';
import { CalendarError } from './fault.ts';

/** Beside this module, both in the source and in `dist/`, where the build copies `content/`. */
const BUILT_IN_FOLDER = fileURLToPath(new URL('./content', import.meta.url));

/**
 * Reads the built-in calendars and then each folder of an organisation's own; blocking, because it runs once at start.
 * Throws `CalendarError` with all that is wrong in all folders.
 */
export function loadCalendars({ folders }: { readonly folders: readonly string[] }): CalendarBook {
  const read = [BUILT_IN_FOLDER, ...folders].map(readCalendarFolder);
  const faults = read.flatMap(({ faults }) => faults);
  if (faults.length > 0) throw new CalendarError(faults);
  return new CalendarBook(read.flatMap(({ calendars }) => calendars));
}
