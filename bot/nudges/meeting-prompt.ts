import { Temporal } from 'temporal-polyfill';
import { broadcastCard, channelPostCard, type BroadcastShown } from '../cards/broadcast-card.ts';
import type { Card } from '../cards/card.ts';
import type { CardContext } from '../cards/card-context.ts';
import { DEFAULT_ZONE, type ZoneId } from '../domain/calendar/zone.ts';
import { answeredAs, type Campaign } from '../domain/lane/campaign.ts';
import type { Language } from '../domain/language.ts';
import type { WishKey } from '../domain/nudges/wish.ts';
import { localTimeInWords } from '../locales/dates.ts';
import type { Drawing } from './nudge.ts';
import { partsOf } from './parts.ts';

/** As far as it is drawn. */
export type DrawnCampaign = Pick<Campaign, 'id' | 'title' | 'text' | 'asks' | 'meetingAt' | 'reminds'>;

/** What a person has answered, for the form to begin with. */
export interface Answered {
  readonly baseRev: number;
  readonly value: string;
  readonly stored?: string;
}

const NOT_ANSWERED: Answered = { baseRev: 0, value: '' };

/**
 * A facilitator's broadcast. It follows from what a facilitator sent and not from a person's own state, so it is no
 * rule of kinds.ts.
 */
export function drawMeetingPrompt(drawing: Drawing, campaign: DrawnCampaign, key: WishKey): Card {
  const { context, person } = drawing;
  const shown = broadcastShown(campaign, NOT_ANSWERED, person.settings.zone, context.language);
  return broadcastCard(context, shown, partsOf(drawing, 'meeting-prompt', key, { keys: [], lines: [] }));
}

/** What it says to somebody who lives there and reads that. */
export function broadcastShown(campaign: DrawnCampaign, answered: Answered, zone: ZoneId, language: Language): BroadcastShown {
  const { title, text, asks, meetingAt, reminds } = campaign;
  return {
    title,
    text,
    isReminder: reminds !== undefined,
    ...(meetingAt === undefined ? {} : { meeting: localTimeInWords(Temporal.Instant.from(meetingAt), zone, language) }),
    ...(asks
      ? {
          asks: {
            campaignId: answeredAs(campaign),
            question: asks.question,
            told: { readers: asks.readers, deadline: localTimeInWords(Temporal.Instant.from(asks.deadlineAt), zone, language) },
            ...answered,
          },
        }
      : {}),
  };
}

/** The same for a team's channel, in the time of the programmes' own country. */
export function drawChannelPrompt(context: CardContext, { title, text, asks, meetingAt }: DrawnCampaign): Card {
  return channelPostCard(context, {
    title,
    text,
    asks: asks !== undefined,
    ...(meetingAt === undefined ? {} : { meeting: localTimeInWords(Temporal.Instant.from(meetingAt), DEFAULT_ZONE, context.language) }),
  });
}
