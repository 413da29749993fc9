import { Temporal } from 'temporal-polyfill';
import type { Card } from '../cards/card.ts';
import { meetingPromptCard } from '../cards/nudge-cards.ts';
import type { WishKey } from '../domain/nudges/wish.ts';
import { localTimeInWords } from '../locales/dates.ts';
import type { Drawing } from './nudge.ts';
import { partsOf } from './parts.ts';

/** What a facilitator wrote to those who are going to a meeting. */
export interface WrittenPrompt {
  readonly title: string;
  readonly text: string;
  /** Instant, ISO 8601 UTC with milliseconds. */
  readonly meetingAt: string;
}

/** A prompt follows from what a facilitator sent and not from a person's own state, so it is no rule of kinds.ts. */
export function drawMeetingPrompt(drawing: Drawing, key: WishKey, { title, text, meetingAt }: WrittenPrompt): Card {
  const { context, person } = drawing;
  const when = localTimeInWords(Temporal.Instant.from(meetingAt), person.settings.zone, context.language);
  return meetingPromptCard(context, { title, text, when }, partsOf(drawing, 'meeting-prompt', key, { keys: [], lines: [] }));
}
