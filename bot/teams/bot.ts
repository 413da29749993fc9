import type { ServerResponse } from 'node:http';
import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { languageOf } from '../domain/language.ts';
import { translator } from '../locales/translate.ts';
import { parseEnvelope } from './activity.ts';
import type { TeamsAdapter } from './adapter.ts';
import { Background } from './background.ts';
import { sentenceAnswer } from './card-message.ts';
import { failureOf } from './failure.ts';
import { readIncoming, type Incoming } from './incoming.ts';
import { readJson, type BotRequest } from './json-body.ts';
import { Refusal } from './refusal.ts';
import { replyTo, type Replier, type Reply } from './replies.ts';
import { voiceFor, type Outcome } from './voice.ts';
import { within } from '../within.ts';

/** Teams gives an answer 15 s before it sends the same activity again; the way there and back takes its share. */
const ANSWER_WITHIN_MS = 12_000;

export interface BotOptions extends Replier {
  readonly adapter: TeamsAdapter;
  readonly logger: Logger;
  readonly answerWithinMs?: number;
}

export interface Bot {
  /** `POST /api/messages`, on restify or plain Node, with the body read or not. Never throws. */
  handle(request: BotRequest, response: ServerResponse): Promise<void>;
  /** Settles when what was started after answers is done; for a stop that loses nothing. */
  idle(): Promise<void>;
}

interface HttpAnswer {
  readonly status: number;
  readonly outcome: Outcome;
}

/**
 * The chat's door. Nothing is remembered of what came in: Teams sends an activity again if its answer was lost, and
 * the conversation answers the same to the same.
 */
export function createBot(options: BotOptions): Bot {
  const { adapter, logger, answerWithinMs = ANSWER_WITHIN_MS } = options;
  const background = new Background((error) => logger.warn(failureOf(error), 'after an answer'));

  async function receive(request: BotRequest): Promise<HttpAnswer> {
    try {
      return { status: 200, outcome: await answer(request) };
    } catch (error) {
      if (error instanceof Refusal) {
        logger.warn({ code: error.code }, 'request refused');
        return { status: error.status, outcome: {} };
      }
      logger.error(failureOf(error), 'request failed');
      return { status: 500, outcome: {} };
    }
  }

  async function answer(request: BotRequest): Promise<Outcome> {
    const { authorization = '' } = request.headers;
    const { serviceUrl } = await adapter.gate(authorization);
    const activity = parseEnvelope(await readJson(request));
    const authenticated = await adapter.admit(activity, serviceUrl, authorization);
    const incoming = readIncoming(activity);
    if (incoming.kind === 'ignored') return {};

    let outcome: Outcome = {};
    const turn = adapter.turn(authenticated, activity, async (context) => {
      outcome = await respond(incoming, context);
    });
    const inTime = await within(answerWithinMs, turn.then(() => outcome));
    return inTime ?? answerLater(incoming, turn.then(() => outcome));
  }

  /** Never throws, as botbuilder would wrap the error beyond recognition. */
  async function respond(incoming: Exclude<Incoming, { kind: 'ignored' }>, context: TurnContext): Promise<Outcome> {
    const voice = voiceFor(incoming, context, adapter);
    const reply = await replyTo(options, incoming, context).catch((error: unknown): Reply => {
      logger.error(failureOf(error), 'turn failed');
      return { kind: 'sentence', sentence: apology(incoming.locale) };
    });
    try {
      if (reply.kind === 'nothing') return {};
      return reply.kind === 'card' ? await voice.card(reply.answer) : await voice.sentence(reply.sentence);
    } catch (error) {
      // Nothing more is tried: what could not be sent a moment ago would only be held against us by Teams' limits.
      logger.error(failureOf(error), 'answer not delivered');
      return {};
    }
  }

  /** The turn goes on and may still send or replace a card; only a tap must hear something now. */
  function answerLater(incoming: Exclude<Incoming, { kind: 'ignored' }>, turn: Promise<Outcome>): Outcome {
    logger.warn({ code: 'answer-late' }, 'turn goes on after its answer');
    background.run(async () => (await turn).afterwards?.());
    return incoming.answeredBy === 'invoke' ? { tapAnswer: sentenceAnswer(apology(incoming.locale)) } : {};
  }

  return {
    async handle(request, response) {
      const { status, outcome } = await receive(request);
      write(response, status, outcome.tapAnswer);
      if (outcome.afterwards) background.run(outcome.afterwards);
    },
    idle: () => background.idle(),
  };
}

function apology(locale: string | undefined): string {
  return translator(languageOf(locale))('error.unexpected');
}

/** Without a word about why something was refused: whoever may know reads the log. */
function write(response: ServerResponse, status: number, body: object | undefined): void {
  if (status === 401) response.setHeader('www-authenticate', 'Bearer');
  if (body === undefined) {
    response.writeHead(status, { 'content-length': 0 });
    response.end();
    return;
  }
  // Not chained: restify's writeHead returns nothing.
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
