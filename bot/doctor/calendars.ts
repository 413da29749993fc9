import { CalendarError } from '../calendars/fault.ts';
import { loadCalendars } from '../calendars/load.ts';
import type { Finding } from '../ports/self-check.ts';
import { well, wrong, type Check } from './check.ts';

/** Whether the school years can be read as they lie there now. */
export function checkCalendars(folders: readonly string[]): Check {
  return {
    id: 'calendars',
    async run(): Promise<Finding> {
      try {
        loadCalendars({ folders });
        return well('calendars-read');
      } catch (error) {
        if (error instanceof CalendarError) return wrong('calendars-faulty', { names: error.message.split('\n'), count: error.faults.length });
        throw error;
      }
    },
  };
}
