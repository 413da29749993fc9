import type { TurnContext } from 'botbuilder';
import type { Answer } from '../conversation/answer.ts';
import type { TeamsAdapter } from './adapter.ts';
import { cardAnswer, cardMessage, sentenceAnswer, type TapAnswer } from './card-message.ts';
import type { Spoken } from './incoming.ts';

/** What a turn leaves for the HTTP response, and for the time after it. */
export interface Outcome {
  readonly tapAnswer?: TapAnswer;
  /** To be done when the response is out; may fail without harm. */
  readonly afterwards?: () => Promise<void>;
}

/** How an answer reaches the person, which depends on what they did. */
export interface Voice {
  card(answer: Answer): Promise<Outcome>;
  sentence(sentence: string): Promise<Outcome>;
}

const VOICES = { invoke: tapVoice, submit: submitVoice, message: messageVoice };

export function voiceFor(spoken: Spoken, context: TurnContext, adapter: TeamsAdapter): Voice {
  return VOICES[spoken.answeredBy](spoken, context, adapter);
}

/** The card in the response is seen by the one who tapped, and a client may go back to the old one later. */
function tapVoice({ cardId }: Spoken, context: TurnContext, adapter: TeamsAdapter): Voice {
  const { serviceUrl, conversation } = context.activity;
  return {
    async card({ card, kind }) {
      const tapAnswer = cardAnswer(card);
      // A form that holds what was written must not stand in the chat. botbuilder-js #4635 is why the others are put there as well.
      const stands = kind === 'receipt' || kind === 'follow-up';
      if (!stands || cardId === undefined) return { tapAnswer };
      return { tapAnswer, afterwards: () => adapter.replaceCard({ serviceUrl, conversationId: conversation.id, cardId }, card) };
    },
    async sentence(sentence) {
      return { tapAnswer: sentenceAnswer(sentence) };
    },
  };
}

/**
 * A client that fell back to Action.Submit has no answer to a tap, so even a refused form, filled in, takes the card's
 * place in the chat. The alternative is to lose what was typed; the next answer replaces it.
 */
function submitVoice(spoken: Spoken, context: TurnContext): Voice {
  const message = messageVoice(spoken, context);
  const { cardId } = spoken;
  if (cardId === undefined) return message;
  return {
    ...message,
    async card({ card }) {
      await update(context, cardId, card);
      return {};
    },
  };
}

function messageVoice(_spoken: Spoken, context: TurnContext): Voice {
  return {
    async card({ card }) {
      await context.sendActivity(cardMessage(card));
      return {};
    },
    async sentence(sentence) {
      await context.sendActivity(sentence);
      return {};
    },
  };
}

async function update(context: TurnContext, cardId: string, card: Answer['card']): Promise<void> {
  await context.updateActivity({ ...cardMessage(card), id: cardId });
}
