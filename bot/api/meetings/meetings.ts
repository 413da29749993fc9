import { instantText } from '../../domain/calendar/instant-text.ts';
import { listMeetings, meetingsVersion } from '../../usecases/meetings/list-meetings.ts';
import type { MeetingsView } from '../contract/meetings.ts';
import type { Endpoint } from '../endpoint.ts';
import { meetingRowView } from './meeting-views.ts';
import { cohortIdOf } from '../parameters.ts';

const QUARTER_MS = 900_000;

/** *Möten*: those to come and those held, for who leads. What has ended moves over within a quarter of an hour. */
export const meetings: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/meetings',
  version: async (call) => [
    await meetingsVersion(call.world, call.person.value, cohortIdOf(call)),
    String(Math.floor(call.world.clock.now().epochMilliseconds / QUARTER_MS)),
  ],
  async answer(call): Promise<MeetingsView> {
    const all = await listMeetings(call.world, call.person.value, cohortIdOf(call));
    const now = instantText(call.world.clock.now());
    return {
      toCome: all.filter(({ endsAt }) => endsAt > now).map(meetingRowView),
      held: all.filter(({ endsAt }) => endsAt <= now).map(meetingRowView).reverse(),
    };
  },
};
