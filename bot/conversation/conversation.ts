import { randomUUID } from 'node:crypto';
import type { Links } from '../cards/card-context.ts';
import { errorCard } from '../cards/menu-card.ts';
import type { ErrorSentence } from '../cards/problem.ts';
import { LedtradError, type ErrorCode } from '../domain/errors.ts';
import { languageOf, type Language } from '../domain/language.ts';
import { translator } from '../locales/translate.ts';
import { meetPerson } from '../usecases/meet-person.ts';
import type { World } from '../usecases/world.ts';
import type { Answer, Caller, Conversation } from './answer.ts';
import { changing } from './changing.ts';
import { choosing } from './choosing.ts';
import { parseCommand } from './commands.ts';
import { Form } from './form.ts';
import { greeting, greetOnce } from './greeting.ts';
import { interest } from './interest.ts';
import { menu, overview } from './overview.ts';
import { pausing } from './pausing.ts';
import { reflecting } from './reflecting.ts';
import { settings } from './settings.ts';
import type { Handler, Redraw, Topic, Turn } from './turn.ts';

const TOPICS: readonly Topic[] = [greeting, interest, choosing, changing, reflecting, overview, settings, pausing];
const HANDLERS: ReadonlyMap<string, Handler> = new Map(TOPICS.flatMap(({ handlers }) => Object.entries(handlers)));
const REDRAWS: ReadonlyMap<string, Redraw> = new Map(TOPICS.flatMap(({ redraws }) => Object.entries(redraws ?? {})));

export interface ConversationOptions {
  readonly world: World;
  readonly links: Links;
  /** Whom somebody can turn to whose organisation has no access. */
  readonly contact: string | undefined;
  /** Told of every error that was answered with a sentence; never gets what a person wrote. */
  readonly onError: (error: unknown, where: { readonly verb: string; readonly reference: string }) => void;
}

/** One way in for chat and tab: who says it → what is meant → the use case → the card that answers. */
export function createConversation({ world, links, contact, onError }: ConversationOptions): Conversation {
  async function begin(caller: Caller): Promise<Turn> {
    const person = await meetPerson(world, caller);
    const language = person.value.settings.language ?? languageOf(caller.locale);
    return { world, person, context: { language, t: translator(language), links } };
  }

  async function answer(caller: Caller, verb: string, data: unknown, act: (turn: Turn, form: Form) => Promise<Answer>): Promise<Answer> {
    const form = new Form(data);
    let language = languageOf(caller.locale);
    try {
      const turn = await begin(caller);
      language = turn.context.language;
      return await act(turn, form);
    } catch (error) {
      const code = codeOf(error);
      onError(error, { verb, reference: randomUUID() });
      return refusal(verb, form, language, code);
    }
  }

  function refusal(verb: string, form: Form, language: Language, code: ErrorSentence): Answer {
    const context = { language, t: translator(language), links };
    const filledIn = REDRAWS.get(verb)?.({ context, catalogue: world.catalogue }, form, { kind: 'error', code });
    return { card: filledIn ?? errorCard(context, code), kind: 'refused', codes: [code] };
  }

  return {
    answerText(caller, text) {
      const verb = parseCommand(text);
      const handler = verb === undefined ? undefined : HANDLERS.get(verb);
      return answer(caller, verb ?? 'text', {}, handler ?? (async (turn) => menu(turn, false)));
    },
    answerAction(caller, verb, data) {
      return answer(caller, verb, data, async (turn, form) => {
        const handler = HANDLERS.get(verb);
        if (!handler) throw new LedtradError('input-invalid');
        return await handler(turn, form);
      });
    },
    async greet(caller) {
      try {
        return await greetOnce(await begin(caller));
      } catch (error) {
        onError(error, { verb: 'greet', reference: randomUUID() });
        return undefined;
      }
    },
    answerInGroup(locale, text) {
      const verb = parseCommand(text);
      return translator(languageOf(locale))(verb === undefined || verb === 'hello.open' || verb === 'help.open' ? 'group.hello' : 'group.private');
    },
    refuse(reason, locale) {
      const t = translator(languageOf(locale));
      return reason === 'tenant-not-allowed'
        ? t('refusal.tenant', { contact: contact ?? t('contact.default') })
        : t('refusal.unclear');
    },
  };
}

function codeOf(error: unknown): ErrorCode {
  return error instanceof LedtradError ? error.code : 'unexpected';
}
