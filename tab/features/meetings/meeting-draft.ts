import type { MeetingForm, MeetingView } from '../../../bot/api/contract/meetings.ts';
import type { Lead } from '../../components/lead.ts';

/** A meeting's form as it is typed. */
export type MeetingDraft = MeetingForm;

/** A learning team's 75 minutes. */
const USUAL = { from: '13:00', until: '14:15' };

export function emptyDraft(lead: Lead): MeetingDraft {
  const [only, ...more] = lead.teams;
  return {
    kind: 'learning-team',
    teams: only && more.length === 0 ? [only.id] : [],
    title: '',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    days: [{ date: '', ...USUAL }],
    place: '',
    link: '',
    agenda: '',
    before: '',
    after: '',
  };
}

export function draftOf({ kind, teams, title, zone, days, place, link, agenda, before, after }: MeetingView): MeetingDraft {
  return { kind, teams, title, zone, days, place, link, agenda: agenda.join('\n'), before, after };
}

/** Network days are two; everything else is one. */
export function withKind(draft: MeetingDraft, kind: MeetingDraft['kind']): MeetingDraft {
  const [first = { date: '', ...USUAL }, second] = draft.days;
  return { ...draft, kind, days: kind === 'network-days' ? [first, second ?? { ...first, date: '' }] : [first] };
}

/** What cannot be sent yet: the field, by its name in the form. */
export function missingIn({ teams, days }: MeetingDraft): 'teams' | 'days' | undefined {
  if (teams !== 'all' && teams.length === 0) return 'teams';
  return days.some(({ date, from, until }) => date === '' || from === '' || until === '') ? 'days' : undefined;
}
