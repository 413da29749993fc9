import { Temporal } from 'temporal-polyfill';
import type { Card } from '../cards/card.ts';
import { meetingPromptCard } from '../cards/nudge-cards.ts';
import type { Campaign } from '../domain/lane/campaign.ts';
import type { WishKey } from '../domain/nudges/wish.ts';
import { localTimeInWords } from '../locales/dates.ts';
import type { Drawing } from './nudge.ts';
import { partsOf } from './parts.ts';

/**
 * The prompt before a meeting. It follows from what a facilitator sent and not from a person's own state, so it is no
 * rule of kinds.ts.
 */
export function drawMeetingPrompt(drawing: Drawing, { title, text, meetingAt }: Pick<Campaign, 'title' | 'text' | 'meetingAt'>, key: WishKey): Card {
  const { context, person } = drawing;
  const when = localTimeInWords(Temporal.Instant.from(meetingAt), person.settings.zone, context.language);
  return meetingPromptCard(context, { title, text, when }, partsOf(drawing, 'meeting-prompt', key, { keys: [], lines: [] }));
}
