import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandWords, parseCommand } from '../../bot/conversation/commands.ts';
import { createConversation } from '../../bot/conversation/conversation.ts';
import { LANGUAGES, type Language } from '../../bot/domain/language.ts';
import { aPerson, aTryingPerson, objectId, TENANT } from '../support/world.ts';
import { chatWith, linesIn, verbsIn } from './chat.ts';

const words = Object.entries(commandWords()).flatMap(([verb, spellings]) => spellings.map((word) => ({ verb, word })));

const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB', nb: 'nb-NO' };

describe('a command', () => {
  it('is understood whatever its case, spaces and closing punctuation', () => {
    const typed = fc.record({
      command: fc.constantFrom(...words),
      upper: fc.boolean(),
      before: fc.constantFrom('', ' ', '\n'),
      after: fc.constantFrom('', '!', '.', '?', ' …', '!!', ' '),
      decomposed: fc.boolean(),
    });
    fc.assert(fc.property(typed, ({ command: { verb, word }, upper, before, after, decomposed }) => {
      const closing = word === '?' ? '' : after;
      const cased = upper ? word.toUpperCase() : word;
      assert.equal(parseCommand(`${before}${decomposed ? cased.normalize('NFD') : cased}${closing}`), verb);
    }));
  });

  it('is one thing only', () => {
    const spellings = words.map(({ word }) => word);
    const twice = spellings.filter((word, index) => spellings.indexOf(word) !== index);
    assert.deepEqual(twice, []);
  });

  it('is not found inside a sentence', () => {
    assert.equal(parseCommand('jag vill inte pausa'), undefined);
    assert.equal(parseCommand(''), undefined);
    assert.equal(parseCommand('!'), undefined);
    assert.equal(parseCommand('__proto__'), undefined);
    assert.equal(parseCommand('constructor'), undefined);
  });

  for (const language of LANGUAGES) {
    it(`gets a card in ${language}, from every word, for a person whose client speaks it`, async () => {
      const chat = await chatWith({ person: aTryingPerson({ greeted: true }), locale: LOCALES[language] });
      for (const { word } of words) {
        const { card, kind } = await chat.says(word);
        assert.equal(kind, 'form', word);
        assert.equal(card.lang, language, word);
      }
      assert.deepEqual(chat.errors, []);
    });
  }

  it('leads, when it is none, to the menu with what can be said', async () => {
    const chat = await chatWith({ person: aTryingPerson({ greeted: true }) });
    const answer = await chat.says('Kan du boka ett rum?');
    assert.match(linesIn(answer).join('\n'), /förstod jag inte[^]*reflektera · status/);
    assert.equal(verbsIn(answer).length, 6);
  });
});

describe('in a channel or a group chat', () => {
  it('nothing private is answered to any command, in any language', async () => {
    const person = aTryingPerson({ greeted: true });
    const chat = await chatWith({ person });
    const conversation = createConversation({ world: chat.world, links: {}, contact: undefined, onError: assert.fail });
    for (const { word } of words) {
      for (const locale of Object.values(LOCALES)) {
        const sentence = await conversation.answerInGroup({ identity: { tenantId: TENANT, objectId: objectId(1) }, locale }, word);
        assert.ok(sentence.length > 0);
        for (const secret of [person.name, person.nextStep, 'Norr', 'Provkohorten']) assert.ok(!sentence.includes(secret), word);
      }
    }
  });

  it('what is answered is in the language that the writer has chosen, or in the client’s when that cannot be read', async () => {
    const chosen = aPerson({ settings: { ...aPerson().settings, language: 'nb' } });
    const chat = await chatWith({ person: chosen });
    const told: unknown[] = [];
    const conversation = createConversation({ world: chat.world, links: {}, contact: undefined, onError: (error) => told.push(error) });
    const answers = async (number: number) => await conversation.answerInGroup({ identity: { tenantId: TENANT, objectId: objectId(number) }, locale: 'en-US' }, 'status');
    const [own, ofStranger] = [await answers(1), await answers(2)];
    chat.storageGoesAway();
    assert.deepEqual([await answers(1), told.length], [ofStranger, 1]);
    assert.match(own, /samtalen|chat/);
    assert.notEqual(own, ofStranger);
  });

  it('a tenant without access is told whom to turn to', async () => {
    const { world } = await chatWith({});
    const options = { world, links: {}, onError: assert.fail };
    assert.match(createConversation({ ...options, contact: 'ledtrad@kommun.example' }).refuse('tenant-not-allowed', 'sv-SE'), /ledtrad@kommun\.example/);
    assert.match(createConversation({ ...options, contact: undefined }).refuse('tenant-not-allowed', 'en-US'), /does not have access/);
    assert.match(createConversation({ ...options, contact: undefined }).refuse('identity-unclear', undefined), /vår egen chatt/);
  });
});
