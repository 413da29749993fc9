import type { MeetingView } from '../../../bot/api/contract/meetings.ts';

type When = Pick<MeetingView, 'days' | 'zone'>;

/** From the day of the meeting on: before it there is nothing to note. */
export function hasBegun({ days, zone }: When): boolean {
  return (days[0]?.date ?? '') <= todayIn(zone);
}

/** From the day after its last day on. */
export function isOver({ days, zone }: When): boolean {
  return (days.at(-1)?.date ?? '') < todayIn(zone);
}

/** As a calendar date: Sweden writes those as ISO 8601 does. */
function todayIn(zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(new Date());
}
