import { z } from 'zod';
import type { ConnectorToken } from '../teams/connector-tokens.ts';
import { ask, jsonIn, Unanswered } from './ask.ts';

/** What became of one harmless call to Teams' connector with the token that cards are sent with. */
export type ConnectorAnswer =
  | { readonly kind: 'no-token'; readonly error: unknown }
  | { readonly kind: 'away'; readonly reason: string }
  | { readonly kind: 'answered'; readonly token: string; readonly status: number; readonly code: string | undefined };

/** Asked once a run, whoever wants to know. */
export type AskConnector = (signal: AbortSignal) => Promise<ConnectorAnswer>;

/** The code of a 401 for a good token: Teams finds no registration of the bot with the Teams channel. Source: Teams, "Status codes from bot conversational APIs". */
export const BOT_NOT_REGISTERED = 'BotNotRegistered';

/** No conversation has this id: whoever is let in is told that it cannot be found. */
const NO_CONVERSATION = 'a:ledtrad-self-check';

/** The connector's own shape of an error; an empty or other answer has no code. Source: Bot Connector REST API, "ErrorResponse". */
const ErrorBody = z.object({ error: z.object({ code: z.string() }) });

/**
 * Asks for the members of a conversation that does not exist (Bot Connector REST API, "Get Conversation Members"): nothing
 * is sent and nobody sees it. A token that is not let in is answered by 401 before anything is looked up.
 */
export function connectorAsked(connector: string, connectorToken: ConnectorToken): AskConnector {
  let asked: Promise<ConnectorAnswer> | undefined;
  return (signal) => {
    asked ??= askConnector(connector, connectorToken, signal);
    return asked;
  };
}

async function askConnector(connector: string, connectorToken: ConnectorToken, signal: AbortSignal): Promise<ConnectorAnswer> {
  let token: string | undefined;
  try {
    token = await connectorToken();
  } catch (error) {
    return { kind: 'no-token', error };
  }
  if (token === undefined) return { kind: 'no-token', error: undefined };
  try {
    const { status, text } = await ask(new URL(`v3/conversations/${encodeURIComponent(NO_CONVERSATION)}/members`, connector), signal, { authorization: `Bearer ${token}` });
    const body = ErrorBody.safeParse(jsonIn(text));
    return { kind: 'answered', token, status, code: body.success ? body.data.error.code : undefined };
  } catch (error) {
    if (error instanceof Unanswered) return { kind: 'away', reason: error.reason };
    throw error;
  }
}
