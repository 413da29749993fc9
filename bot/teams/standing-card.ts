import { Agent, request } from 'undici';
import type { Answer } from '../conversation/answer.ts';
import type { Watch } from '../telemetry/watch.ts';
import { cardMessage } from './card-message.ts';
import { operationOf } from './connector-operations.ts';
import type { ConnectorToken } from './connector-tokens.ts';
import { Refusal } from './refusal.ts';
import type { ServiceUrlPolicy } from './service-url.ts';

/** Where a card stands in a chat. */
export interface CardPlace {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly cardId: string;
}

/** The connector took no replacement. */
export class ReplaceError extends Error {
  override readonly name = 'ReplaceError';
  readonly code = 'card-not-replaced';

  constructor(readonly statusCode: number) {
    super('card-not-replaced');
  }
}

export interface CardReplacerOptions {
  readonly connectorToken: ConnectorToken;
  readonly isServiceUrl: ServiceUrlPolicy;
  readonly watch?: Watch;
}

export type ReplaceCard = (place: CardPlace, card: Answer['card']) => Promise<void>;

/** As long as Teams itself waits for us. */
const ANSWER_LIMIT_MS = 15_000;

/**
 * Puts a card in the place of another by the connector's own operation (Bot Connector REST API, "Update Activity"),
 * tried once. Not through botbuilder's client, whose pipeline takes three times as long for it: every receipt is put
 * in its place so, and a submit would cost more than half again (tests/bench/chat).
 */
export function cardReplacer({ connectorToken, isServiceUrl, watch }: CardReplacerOptions): ReplaceCard {
  const connections = new Agent({ headersTimeout: ANSWER_LIMIT_MS, bodyTimeout: ANSWER_LIMIT_MS, connect: { timeout: ANSWER_LIMIT_MS } });

  async function put({ serviceUrl, conversationId, cardId }: CardPlace, card: Answer['card'], token: string | undefined): Promise<number> {
    const { statusCode, body } = await request(addressOf(serviceUrl, conversationId, cardId), {
      dispatcher: connections,
      method: 'PUT',
      headers: { 'content-type': 'application/json; charset=utf-8', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ ...cardMessage(card), id: cardId, conversation: { id: conversationId }, summary: card.speak }),
    });
    await body.dump();
    return statusCode;
  }

  return async (place, card) => {
    // Our token must not leave for anywhere but Teams.
    if (!isServiceUrl(place.serviceUrl)) throw new Refusal('service-url-not-allowed');
    const token = await connectorToken();
    const putting = () => put(place, card, token);
    const statusCode = watch ? await watch.teams(operationOf('PUT'), putting, (status) => status ?? 0) : await putting();
    if (statusCode >= 300) throw new ReplaceError(statusCode);
  };
}

function addressOf(serviceUrl: string, conversationId: string, cardId: string): string {
  const base = serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`;
  return `${base}v3/conversations/${encodeURIComponent(conversationId)}/activities/${encodeURIComponent(cardId)}`;
}
