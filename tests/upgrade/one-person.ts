import assert from 'node:assert/strict';
import type { DemoDoor } from '../../bot/local/demo/doors.ts';
import { buttonNamed, valuesOf } from '../support/card-outline.ts';
import { cardOf, type SentCard } from '../support/fake-teams.ts';
import type { ProductGround } from '../support/product-ground.ts';
import type { ProductProcess } from '../support/product-processes.ts';

/** Somebody who is answered now by one process of the product, now by another, as a load balancer has it. */
export class OnePerson {
  readonly conversationId: string;
  readonly #ground: ProductGround;
  readonly #who: DemoDoor;

  constructor(ground: ProductGround, who: DemoDoor) {
    this.#ground = ground;
    this.#who = who;
    this.conversationId = `a:${who.key}`;
  }

  get name(): string {
    return this.#who.name;
  }

  /** The card that answers it: of what came into the chat meanwhile, the first that `isMeant`. */
  async says(product: ProductProcess, text: string, isMeant: (card: SentCard) => boolean = () => true): Promise<SentCard> {
    const { status, requests } = await this.#chat(product).userSays(text);
    assert.equal(status, 200);
    const card = requests.filter(({ method, path }) => method === 'POST' && path.includes(this.conversationId)).map(({ body }) => cardOf(body)).find((each) => each && isMeant(each));
    return card ?? assert.fail(`${this.name} was not answered when they said “${text}”`);
  }

  /** The card that takes the place of the tapped one. */
  async taps(product: ProductProcess, card: SentCard, title: string, inputs: Readonly<Record<string, string>> = {}): Promise<SentCard> {
    const { verb, data } = buttonNamed(card, title);
    const { status, shown } = await this.#chat(product).taps(verb, { ...data, ...valuesOf(card), ...inputs }, `card-${this.#who.key}`);
    assert.equal(status, 200);
    return shown ?? assert.fail(`“${title}” of ${this.name} was not answered with a card`);
  }

  async get(product: ProductProcess, path: string): Promise<unknown> {
    return await this.#ask(product, path, {});
  }

  async sends(product: ProductProcess, method: 'POST' | 'PUT', path: string, body: unknown): Promise<unknown> {
    return await this.#ask(product, path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  }

  async #ask({ origin }: ProductProcess, path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<unknown> {
    const token = await this.#ground.tabToken(this.#who);
    const response = await fetch(`${origin}/api/v1${path}${path.includes('?') ? '&' : '?'}lang=sv`, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
    const text = await response.text();
    assert.ok(response.ok, `${init.method ?? 'GET'} ${path} by ${this.name}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  #chat({ origin }: ProductProcess) {
    const { teams } = this.#ground;
    const { tenantId, objectId, name, key } = this.#who;
    // When the bot is idle is known to its own process alone.
    teams.deliverTo({ messagesUrl: `${origin}/api/messages`, idle: async () => {} });
    return teams.as({ tenantId, objectId, name, conversationId: this.conversationId, accountId: `29:${key}`, userPrincipalName: `${key}@aspdalen.example`, locale: 'sv-SE' });
  }
}
