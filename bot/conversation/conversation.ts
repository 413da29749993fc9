import { randomUUID } from 'node:crypto';
import type { Links } from '../cards/card-context.ts';
import { errorCard } from '../cards/menu-card.ts';
import type { ErrorSentence } from '../cards/problem.ts';
import { LedtradError, type ErrorCode } from '../domain/errors.ts';
import { languageOf, type Language } from '../domain/language.ts';
import { membershipsOf, type Person } from '../domain/person/person.ts';
import { translator } from '../locales/translate.ts';
import { findPerson, meetPerson } from '../usecases/people/meet-person.ts';
import type { World } from '../usecases/world.ts';
import type { Answer, Caller, Conversation, GroupWriter } from './answer.ts';
import { answeringBroadcast } from './answering-broadcast.ts';
import { answerDigestCommand, parseDigestCommand, type DigestCommand } from './channel-digest.ts';
import { changing } from './changing.ts';
import { choosing } from './choosing.ts';
import { code, parseSaidCode } from './code.ts';
import { parseCommand } from './commands.ts';
import { Form } from './form.ts';
import { greeting, greetOnce, welcomeOutsider } from './greeting.ts';
import { interest } from './interest.ts';
import { meetings } from './meetings.ts';
import { menu, overview } from './overview.ts';
import { nudgeSettings } from './nudge-settings.ts';
import { nudging } from './nudging.ts';
import { pausing } from './pausing.ts';
import { reflecting } from './reflecting.ts';
import { sending } from './sending.ts';
import { settings } from './settings.ts';
import { stepDay } from './step-day.ts';
import { redrawingIn, type Handler, type Redraw, type Topic, type Turn } from './turn.ts';

/** Who has left can still change, and take back, what they wrote. */
const OPEN_TO_LEAVERS: ReadonlySet<string> = new Set(['reflect.edit', 'reflect.submit', 'reflect.meeting', 'reflect.keep-stored']);
const TOPICS: readonly Topic[] = [greeting, interest, code, choosing, changing, reflecting, overview, settings, pausing, nudging, nudgeSettings, stepDay, meetings, answeringBroadcast, sending];
const HANDLERS: ReadonlyMap<string, Handler> = new Map(TOPICS.flatMap(handlersOf));
const REDRAWS: ReadonlyMap<string, Redraw> = new Map(TOPICS.flatMap(({ redraws }) => Object.entries(redraws ?? {})));

/** What can be done about an error by trying once more. */
const PASSING: readonly ErrorCode[] = ['storage-unavailable', 'too-busy', 'conflict', 'unexpected'];

function handlersOf({ handlers, redraws, forParticipants }: Topic): [string, Handler][] {
  return Object.entries(handlers).map(([verb, handler]) => [verb, forParticipants ? amongParticipants(handler, { isForm: redraws?.[verb] !== undefined, isForLeavers: OPEN_TO_LEAVERS.has(verb) }) : handler]);
}

/** Who takes part in nothing is shown what there is for them; but what somebody wrote is given back, and never for a welcome. */
function amongParticipants(handler: Handler, { isForm, isForLeavers }: { isForm: boolean; isForLeavers: boolean }): Handler {
  return async (turn, form) => {
    const { value: person } = turn.person;
    if (membershipsOf(person).length > 0 || (isForLeavers && person.left.length > 0)) return await handler(turn, form);
    if (isForm) throw new LedtradError('not-allowed');
    return await welcomeOutsider(turn);
  };
}

export interface ConversationOptions {
  readonly world: World;
  readonly links: Links;
  /** Whom somebody can turn to whose organisation has no access. */
  readonly contact: string | undefined;
  /** Told of every error that was answered with a sentence; never gets what a person wrote. */
  readonly onError: (error: unknown, where: { readonly verb: string; readonly reference: string }) => void;
  /** Told of what is being answered; of a verb that is none of ours, that it is unknown. */
  readonly onVerb?: (verb: string) => void;
}

/** One way in for chat and tab: who says it → what is meant → the use case → the card that answers. */
export function createConversation({ world, links, contact, onError, onVerb }: ConversationOptions): Conversation {
  async function begin(caller: Caller, typed: boolean): Promise<Turn> {
    const person = await meetPerson(world, caller);
    const language = person.value.settings.language ?? languageOf(caller.locale);
    return { world, person, caller, context: { language, t: translator(language), links }, typed };
  }

  async function answer(caller: Caller, { verb, data, typed }: Said, act: Handler): Promise<Answer> {
    const form = new Form(data);
    // A verb that is none of ours is whatever a forged card says.
    const known = HANDLERS.has(verb) || verb === 'text' ? verb : 'unknown';
    onVerb?.(known);
    let language = languageOf(caller.locale);
    try {
      const turn = await begin(caller, typed);
      language = turn.context.language;
      return await act(turn, form);
    } catch (error) {
      const reason = codeOf(error);
      onError(error, { verb: known, reference: randomUUID() });
      return refusal(verb, form, language, reason);
    }
  }

  function refusal(verb: string, form: Form, language: Language, reason: ErrorSentence): Answer {
    const context = { language, t: translator(language), links };
    const filledIn = REDRAWS.get(verb)?.(redrawingIn(world, context), form, { kind: 'error', code: reason });
    const again = HANDLERS.has(verb) && PASSING.some((each) => each === reason) ? { verb, data: form.carried() } : undefined;
    return { card: filledIn ?? errorCard(context, reason, again), kind: 'refused', codes: [reason] };
  }

  /** Who writes where others read. That it cannot be read is not worth an apology there: the client's language does. */
  async function findInGroup({ identity }: GroupWriter): Promise<Person | undefined> {
    try {
      return (await findPerson(world, identity))?.value;
    } catch (error) {
      onError(error, { verb: 'group', reference: randomUUID() });
      return undefined;
    }
  }

  async function answerDigest(writer: GroupWriter, person: Person | undefined, language: Language, command: DigestCommand): Promise<string> {
    const t = translator(language);
    if (!person) return t('error.identity-unclear');
    try {
      return await answerDigestCommand({ world, person, language, t, channel: writer.channel }, command);
    } catch (error) {
      onError(error, { verb: 'group', reference: randomUUID() });
      return t(`error.${codeOf(error)}`);
    }
  }

  return {
    answerText(caller, text) {
      const said = parseSaidCode(text);
      if (said !== undefined) return answer(caller, { verb: 'code.submit', data: { code: said }, typed: true }, HANDLERS.get('code.submit') ?? welcomeOrMenu);
      const verb = parseCommand(text);
      const handler = verb === undefined ? undefined : HANDLERS.get(verb);
      return answer(caller, { verb: verb ?? 'text', data: {}, typed: true }, handler ?? welcomeOrMenu);
    },
    answerAction(caller, verb, data) {
      return answer(caller, { verb, data, typed: false }, async (turn, form) => {
        const handler = HANDLERS.get(verb);
        if (!handler) throw new LedtradError('input-invalid');
        return await handler(turn, form);
      });
    },
    async greet(caller) {
      try {
        return await greetOnce(await begin(caller, true));
      } catch (error) {
        onError(error, { verb: 'greet', reference: randomUUID() });
        return undefined;
      }
    },
    async answerInGroup(writer, text) {
      const person = await findInGroup(writer);
      const language = person?.settings.language ?? languageOf(writer.locale);
      const digest = parseDigestCommand(text);
      if (digest) return await answerDigest(writer, person, language, digest);
      const verb = parseCommand(text);
      const asksWhoWeAre = verb === undefined || verb === 'hello.open' || verb === 'help.open';
      return translator(language)(asksWhoWeAre ? 'group.hello' : 'group.private');
    },
    refuse(reason, locale) {
      const t = translator(languageOf(locale));
      return reason === 'tenant-not-allowed'
        ? t('refusal.tenant', { contact: contact ?? t('contact.default') })
        : t('refusal.unclear');
    },
  };
}

/** Whatever somebody writes first is answered by saying who we are. */
async function welcomeOrMenu(turn: Turn): Promise<Answer> {
  return (await greetOnce(turn)) ?? menu(turn, false);
}

interface Said {
  readonly verb: string;
  readonly data: unknown;
  readonly typed: boolean;
}

function codeOf(error: unknown): ErrorCode {
  return error instanceof LedtradError ? error.code : 'unexpected';
}
