import type { MeetingRow } from '../../bot/api/contract/meetings.ts';
import type { Texts } from './texts.ts';

type Times = Pick<MeetingRow, 'days' | 'zone'>;

/** U+2060: no line ends here. */
const UNBROKEN = '\u2060';

/** A line a day, in the meeting's own zone, which is named to a reader in another one. */
export function meetingTimes({ days, zone }: Times, texts: Texts): string[] {
  const elsewhere = zone === Intl.DateTimeFormat().resolvedOptions().timeZone ? '' : ` (${zone})`;
  return days.map(({ date, from, until }) => `${dayWithWeekday(date, texts)} ${from}${UNBROKEN}–${UNBROKEN}${until}${elsewhere}`);
}

/** `2026-12-01` as *tisdag 1 december 2026*. */
export function dayWithWeekday(date: string, { language, date: inWords }: Texts): string {
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  return `${weekday} ${inWords(date)}`;
}

export function meetingName({ title, kind }: Pick<MeetingRow, 'title' | 'kind'>, { t }: Texts): string {
  return title === '' ? t(`meetingKind.${kind}`) : title;
}
