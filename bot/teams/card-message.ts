import type { Activity } from 'botbuilder';
import type { Answer } from '../conversation/answer.ts';

type Card = Answer['card'];

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const PLAIN_MESSAGE = 'application/vnd.microsoft.activity.message';

/** A card as a message of its own. */
export function cardMessage(card: Card): Partial<Activity> {
  return { type: 'message', attachments: [{ contentType: ADAPTIVE_CARD, content: card }] };
}

/** What answers a tap: a card in place of the one that was tapped, or a sentence beside it. */
export interface TapAnswer {
  readonly statusCode: 200;
  readonly type: typeof ADAPTIVE_CARD | typeof PLAIN_MESSAGE;
  readonly value: Card | string;
}

export function cardAnswer(card: Card): TapAnswer {
  return { statusCode: 200, type: ADAPTIVE_CARD, value: card };
}

export function sentenceAnswer(sentence: string): TapAnswer {
  return { statusCode: 200, type: PLAIN_MESSAGE, value: sentence };
}
