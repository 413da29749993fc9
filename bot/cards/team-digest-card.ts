import type { Card } from './card.ts';
import type { CardContext } from './card-context.ts';
import { card, heading, link, note, subheading, text } from './elements.ts';
import type { MeetingTime } from './nudge-cards.ts';

/** A month of one learning team, for a channel that others read too: no name, and nothing that anybody wrote. */
export interface TeamDigest {
  /** In words, e.g. *november 2026*. */
  readonly month: string;
  /** Weekly cards that were answered; *hann inte* is an answer. Absent, as `people`, where they are too few for a number. */
  readonly answered?: number;
  /** In focus now, with how many try each. */
  readonly actions: readonly { readonly name: string; readonly people?: number }[];
  readonly linesForMeeting: number;
  readonly nextMeeting?: MeetingTime;
}

export function teamDigestCard({ language, t, links }: CardContext, { month, answered, actions, linesForMeeting, nextMeeting }: TeamDigest): Card {
  return card(
    language,
    t('digest.summary'),
    [
      heading(t('digest.title', { month })),
      text(answered === undefined ? t('digest.answered.few') : t('digest.answered', { count: answered })),
      ...(actions.length === 0 ? [] : [subheading(t('digest.actions')), ...actions.map(({ name, people }) => text(people === undefined ? name : t('digest.action', { action: name, people: t('digest.people', { count: people }) })))]),
      text(t('digest.lines', { count: linesForMeeting })),
      text(nextMeeting ? t('digest.next', { day: nextMeeting.day, time: nextMeeting.time }) : t('digest.no-meeting')),
      note(t('digest.why')),
    ],
    [link(t('link.team'), links.team)],
  );
}
