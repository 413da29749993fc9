import type { Form } from '../../conversation/form.ts';
import { parseZone } from '../../domain/calendar/zone.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { MeetingId, PersonId, TeamId } from '../../domain/ids.ts';
import { MEETING_LIMITS, type MeetingContent, type MeetingDay } from '../../domain/meeting/meeting.ts';
import type { MeetingForm } from '../contract/meetings.ts';

/** Reads a meeting's form like a card's, free text through the same guard; what is wrong stands in the `form` then. */
export function readMeeting(form: Form, body: MeetingForm): MeetingContent {
  const zone = parseZone(body.zone);
  if (!zone) throw new LedtradError('input-invalid');
  checkDays(form, body.days);
  return {
    kind: body.kind,
    teams: teamsOf(body.teams),
    title: form.text('title', 'field.meeting-title', { max: MEETING_LIMITS.title }),
    zone,
    days: body.days,
    place: form.text('place', 'field.meeting-place', { max: MEETING_LIMITS.place }),
    link: readLink(form),
    agenda: readAgenda(form),
    before: form.text('before', 'field.meeting-before', { max: MEETING_LIMITS.prompt }),
    after: form.text('after', 'field.meeting-after', { max: MEETING_LIMITS.prompt }),
  };
}

export function teamsOf(teams: MeetingForm['teams']): MeetingContent['teams'] {
  return teams === 'all' ? 'all' : [...new Set(teams)].map((id) => id as TeamId); // Whether it is one, the policy tells.
}

export function meetingIdOf(id: string): MeetingId {
  return id as MeetingId; // Of the contract's shape; whether there is one, the store tells.
}

export function personIdOf(id: string): PersonId {
  return id as PersonId; // As above.
}

function checkDays(form: Form, days: readonly MeetingDay[]): void {
  const isInOrder = days.every(({ date, from, until }, index) => from < until && (index === 0 || date > (days[index - 1]?.date ?? '')));
  if (!isInOrder) form.fault('days', 'field.meeting-days', 'bad-time');
}

/** Not through the guard: addresses of meetings hold long numbers. */
function readLink(form: Form): string {
  const link = form.raw('link').trim();
  if (link === '') return '';
  if (link.length > MEETING_LIMITS.link || !isSecure(link)) form.fault('link', 'field.meeting-link', 'bad-link');
  return link;
}

function isSecure(link: string): boolean {
  return /^https:\/\//i.test(link) && !/\s/.test(link) && URL.canParse(link);
}

function readAgenda(form: Form): readonly string[] {
  const { agendaItem, agendaItems } = MEETING_LIMITS;
  const text = form.text('agenda', 'field.meeting-agenda', { max: agendaItem * agendaItems });
  const items = text.split('\n').map((item) => item.trim()).filter((item) => item !== '');
  if (items.length > agendaItems || items.some((item) => item.length > agendaItem)) form.fault('agenda', 'field.meeting-agenda', 'too-many-items');
  return items;
}
