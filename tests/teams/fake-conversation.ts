import type { Card } from '../../bot/cards/card.ts';
import type { Answer, Caller, Conversation } from '../../bot/conversation/answer.ts';

export type Call =
  | { readonly door: 'text'; readonly caller: Caller; readonly text: string }
  | { readonly door: 'action'; readonly caller: Caller; readonly verb: string; readonly data: unknown }
  | { readonly door: 'greet'; readonly caller: Caller }
  | { readonly door: 'group'; readonly writer: Pick<Caller, 'identity' | 'locale'>; readonly text: string }
  | { readonly door: 'refuse'; readonly reason: string; readonly locale: string | undefined };

/** A conversation that says what the test wants and remembers what it was asked. */
export class FakeConversation implements Conversation {
  readonly calls: Call[] = [];
  /** For texts and taps; may take its time, look at the caller, or fail. */
  next: (caller: Caller) => Promise<Answer> = async () => answered('form');
  greeting: Answer | undefined = answered('form');

  async answerText(caller: Caller, text: string): Promise<Answer> {
    this.calls.push({ door: 'text', caller, text });
    return this.next(caller);
  }

  async answerAction(caller: Caller, verb: string, data: unknown): Promise<Answer> {
    this.calls.push({ door: 'action', caller, verb, data });
    return this.next(caller);
  }

  async greet(caller: Caller): Promise<Answer | undefined> {
    this.calls.push({ door: 'greet', caller });
    return this.greeting;
  }

  async answerInGroup(writer: Pick<Caller, 'identity' | 'locale'>, text: string): Promise<string> {
    this.calls.push({ door: 'group', writer, text });
    return 'Skriv till mig i vår egen chatt.';
  }

  refuse(reason: string, locale: string | undefined): string {
    this.calls.push({ door: 'refuse', reason, locale });
    return `Refused: ${reason}`;
  }
}

export const SECRET = 'det som någon skrev';

export function answered(kind: Answer['kind'], speak = 'En fråga från Ledtråd'): Answer {
  return { kind, card: cardSaying(kind, speak) };
}

export function cardSaying(text: string, speak = 'En fråga från Ledtråd'): Card {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'sv',
    speak,
    body: [
      { type: 'TextBlock', text, wrap: true },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: SECRET }] },
    ],
  };
}
