import assert from 'node:assert/strict';
import type { Card } from '../../bot/cards/card.ts';
import type { Answer, Caller, Conversation } from '../../bot/conversation/answer.ts';
import { createConversation } from '../../bot/conversation/conversation.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import type { PersonId } from '../../bot/domain/ids.ts';
import type { Question } from '../../bot/domain/reflection/question.ts';
import { StorageUnavailableError } from '../../bot/storage/table/tables.ts';
import { schemaFaults } from '../cards/card-schema.ts';
import { bytesOf, linesOf, tapsOf, valuesOf } from '../cards/parts.ts';
import { aPerson, objectId, settle, TENANT, testWorld, week, type TestWorld } from '../support/world.ts';

export type Data = Readonly<Record<string, unknown>>;

/** One person's chat with the product, over the real stores in memory. Every answer is checked to be a card that Teams takes. */
export class Chat {
  readonly #conversation: Conversation;
  readonly #caller: Caller;
  readonly #outage: Outage;
  readonly #errors: unknown[];
  /** What stands in the chat now. */
  last: Answer | undefined;

  constructor(readonly world: TestWorld, conversation: Conversation, caller: Caller, outage: Outage, errors: unknown[], readonly pid: PersonId) {
    this.#conversation = conversation;
    this.#caller = caller;
    this.#outage = outage;
    this.#errors = errors;
  }

  async says(text: string): Promise<Answer> {
    return this.#shown(await this.#conversation.answerText(this.#caller, text));
  }

  /** Any verb with any data, as a forged or old card can send them. */
  async sends(verb: string, data: unknown): Promise<Answer> {
    return this.#shown(await this.#conversation.answerAction(this.#caller, verb, data));
  }

  /** Taps a button of the card that stands in the chat; inputs go along as they stand or as `typed`, if the button takes them. */
  async taps(verb: string, typed: Data = {}): Promise<Answer> {
    const card = this.last?.card;
    const button = card && tapsOf(card).find((each) => each.verb === verb);
    assert.ok(card && button, `no button for ${verb} among ${card ? tapsOf(card).map((each) => each.verb).join(', ') : 'nothing'}`);
    const inputs = button.associatedInputs === 'auto' ? { ...valuesOf(card), ...typed } : {};
    return await this.sends(verb, JSON.parse(JSON.stringify({ ...button.data, ...inputs })));
  }

  /** A card that was sent of our own accord. */
  receives(card: Card): void {
    this.#shown({ card, kind: 'form' });
  }

  async isGreeted(): Promise<Answer | undefined> {
    return await this.#conversation.greet(this.#caller);
  }

  /** From the given request to the store on, counted from 1, none is answered. */
  storageGoesAway(from = 1): void {
    this.#outage.from = this.#outage.count + from;
  }

  storageComesBack(): void {
    this.#outage.from = Infinity;
  }

  /** Errors that somebody who runs the product is told about. */
  get errors(): readonly unknown[] {
    return this.#errors;
  }

  async person(): Promise<Person> {
    const known = await this.world.identities.find(this.#caller.identity);
    const found = known && (await this.world.people.load(known.pid));
    assert.ok(found);
    return found.value;
  }

  async written(question: Question) {
    const stored = await this.world.people.reflection(this.pid, question);
    return stored?.answer.kind === 'reflection' ? stored.answer : stored?.answer.kind;
  }

  #shown(answer: Answer): Answer {
    assert.deepEqual(schemaFaults(answer.card), []);
    assert.ok(bytesOf(answer.card) < 28 * 1024, `${bytesOf(answer.card)} bytes`);
    this.last = answer;
    return answer;
  }
}

interface Outage {
  count: number;
  from: number;
}

export interface ChatOptions {
  readonly locale?: string;
  /** Absent: nobody whom the store knows. */
  readonly person?: Person;
  readonly upn?: string;
}

export async function chatWith({ locale = 'sv-SE', person, upn }: ChatOptions): Promise<Chat> {
  const outage: Outage = { count: 0, from: Infinity };
  const world = await testWorld({
    faults: {
      before() {
        outage.count += 1;
        if (outage.count >= outage.from) throw new StorageUnavailableError('away');
      },
    },
  });
  if (person) await settle(world, person);
  const errors: unknown[] = [];
  const conversation = createConversation({
    world,
    links: { thread: 'https://teams.exempel.example/thread', team: 'https://teams.exempel.example/team', export: 'https://teams.exempel.example/thread' },
    contact: undefined,
    onError: (error) => errors.push(error),
  });
  const caller: Caller = {
    identity: { tenantId: TENANT, objectId: objectId(1) },
    locale,
    profile: async () => ({ name: 'Nova Prov', ...(upn ? { upn } : {}) }),
  };
  return new Chat(world, conversation, caller, outage, errors, person?.pid ?? ('p0001' as PersonId));
}

/** Has a place in a cohort, greeted, and has chosen nothing yet. */
export function aChoosingPerson(person: Partial<Person> = {}): Person {
  return aPerson({ greeted: true, home: { tenantId: TENANT, objectId: objectId(1) }, ...person });
}

export function question(text: string, entry = 1): Question {
  return { week: week(text), entry };
}

export function linesIn(answer: Answer): string[] {
  return linesOf(answer.card);
}

export function verbsIn(answer: Answer): string[] {
  return tapsOf(answer.card).map(({ verb }) => verb);
}

export function valuesIn(answer: Answer): Record<string, string> {
  return valuesOf(answer.card);
}

/** A reflection as a person fills it in. */
export const REFLECTION = {
  did: 'Gick en runda i tvåan. Två lärare prövade samma sak.',
  takeaway: 'Rundan blir bättre när jag säger varför jag kommer.',
  nextStep: 'Gå en runda i femman',
  help: 'none',
  visibility: 'team',
};
