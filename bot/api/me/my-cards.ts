import type { CardAnswer } from '../contract/cards.ts';
import { cardAction } from '../contract/cards.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { Endpoint } from '../endpoint.ts';
import { parsedBody } from '../parameters.ts';

/** The same cards as in chat, answered by the same conversation. */
export const myCards: Endpoint = {
  method: 'post',
  path: '/me/cards',
  async answer({ identity, language, body, services }): Promise<CardAnswer> {
    const { verb, data } = parsedBody(cardAction, body);
    const { card, kind } = await services.conversation.answerAction(
      { identity, locale: language, profile: () => Promise.reject(new LedtradError('identity-unclear')) },
      verb,
      data,
    );
    return { card: { ...card }, kind, summary: card.speak };
  },
};
