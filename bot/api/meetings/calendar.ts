import { LedtradError } from '../../domain/errors.ts';
import { meetingForCalendar, meetingsForCalendar } from '../../usecases/meetings/meetings-for-calendar.ts';
import { calendarFile } from './calendar-file.ts';
import type { CalendarFileView } from '../contract/meetings.ts';
import type { Endpoint } from '../endpoint.ts';
import { meetingIdOf } from './meeting-form.ts';
import { cohortIdOf, KEY, teamIdIn } from '../parameters.ts';

/** A calendar file of one meeting, of a team's meetings to come, or of all that the caller leads. */
export const calendar: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/calendar',
  async answer(call): Promise<CalendarFileView> {
    const { world, person: { value: person }, query, t } = call;
    const { meeting, team } = query;
    if (meeting !== undefined) {
      if (!KEY.test(meeting)) throw new LedtradError('input-invalid');
      return { name: 'mote.ics', content: calendarFile([await meetingForCalendar(world, person, cohortIdOf(call), meetingIdOf(meeting))], t) };
    }
    return { name: 'moten.ics', content: calendarFile(await meetingsForCalendar(world, person, cohortIdOf(call), team === undefined ? undefined : teamIdIn(team)), t) };
  },
};
