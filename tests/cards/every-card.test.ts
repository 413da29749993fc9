import assert from 'node:assert/strict';
import { AdaptiveCard, HostConfig, SerializationContext } from 'adaptivecards';
import { LANGUAGES } from '../../bot/domain/language.ts';
import { everyCard, LONGEST, NOTHING, type DrawnCard } from './every-card.ts';
import { actionsOf, bytesOf, elementsOf, inputsOf, markdownOf, tapsOf } from './parts.ts';
import { schemaFaults } from './card-schema.ts';

/** Teams: 28 KB. */
const MOST_BYTES = 28 * 1024;

/** Teams shows six buttons; the library's own default is five. */
const TEAMS = new HostConfig({ actions: { maxActions: 6 } });

/** adaptivecards 3.0.6 tests `lang` with a pattern that remembers its last match, so every second right value is called wrong. */
const LANG_COMPLAINT = /^Invalid value "(?:sv|en|nb)" for property "lang"\.$/;

const drawn: readonly DrawnCard[] = LANGUAGES.flatMap((language) => [LONGEST, NOTHING].flatMap((written) =>
  everyCard(language, written).map((each) => ({ ...each, name: `${each.name} in ${language}` }))));

describe('every card', () => {
  it('is valid by the schema of Adaptive Cards 1.5', () => {
    assert.deepEqual(faultsOf(({ card }) => schemaFaults(card)), []);
  });

  it('is read by the adaptivecards parser without a complaint, and nothing of it is lost', () => {
    assert.deepEqual(faultsOf(parserFaults), []);
  });

  it('is under 28 KB with the longest texts', () => {
    assert.deepEqual(faultsOf(({ card }) => (bytesOf(card) < MOST_BYTES ? [] : [`${bytesOf(card)} bytes`])), []);
  });

  it('has at most six buttons, and a primary one of them at most', () => {
    assert.deepEqual(faultsOf(({ card }) => ((card.actions ?? []).length <= 6 ? [] : ['too many buttons'])), []);
    assert.deepEqual(faultsOf(({ card }) => (tapsOf(card).filter(({ style }) => style === 'positive').length <= 1 ? [] : ['two primary buttons'])), []);
  });

  it('falls back to a Submit that carries the same data and the verb', () => {
    assert.deepEqual(faultsOf(({ card }) => tapsOf(card).flatMap(({ title, verb, data, associatedInputs, fallback }) => {
      const same = JSON.stringify(fallback) === JSON.stringify({ type: 'Action.Submit', title, data: { ...data, verb }, associatedInputs });
      return same ? [] : [verb];
    })), []);
  });

  it('carries nothing under a name that an input would overwrite', () => {
    assert.deepEqual(faultsOf(({ card }) => tapsOf(card).flatMap(({ verb, data }) => inputsOf(card).flatMap(({ id }) => (id in data ? [`${verb}: ${id}`] : [])))), []);
  });

  it('names no input twice', () => {
    assert.deepEqual(faultsOf(({ card }) => {
      const ids = inputsOf(card).map(({ id }) => id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    }), []);
  });

  it('has one heading', () => {
    assert.deepEqual(faultsOf(({ card }) => {
      const headings = elementsOf(card).filter((element) => element.type === 'TextBlock' && element.style === 'heading');
      return headings.length === 1 ? [] : [`${headings.length} headings`];
    }), []);
  });

  it('says nothing twice', () => {
    assert.deepEqual(faultsOf(({ card }) => markdownOf(card).filter((line, index, all) => all.indexOf(line) !== index)), []);
  });

  it('leads on, also where the tab cannot be opened from the chat', () => {
    assert.deepEqual(faultsOf(({ card }) => (actionsOf(card).length > 0 ? [] : ['no button'])), []);
  });

  it('lets no placeholder of a sentence through', () => {
    assert.deepEqual(faultsOf(({ card }) => markdownOf(card).filter((line) => /[{}]|undefined|\[object/.test(line))), []);
  });
});

describe('the checks of a card', () => {
  const sample = drawn[0]?.card;

  it('find an element that Adaptive Cards does not know', () => {
    const strange = { name: '', receipt: false, card: { ...sample, body: [{ type: 'Marquee', text: 'x' }] } } as unknown as DrawnCard;
    assert.notDeepEqual(parserFaults(strange), []);
    assert.notDeepEqual(schemaFaults(strange.card), []);
  });

  it('find an input without a label', () => {
    assert.notDeepEqual(schemaFaults({ ...sample, body: [{ type: 'Input.Date', id: 'until' }] }), []);
  });
});

function faultsOf(check: (drawn: DrawnCard) => readonly string[]): string[] {
  return drawn.flatMap((each) => check(each).map((fault) => `${each.name}: ${fault}`));
}

function parserFaults({ card }: DrawnCard): string[] {
  const context = new SerializationContext();
  const parsed = new AdaptiveCard();
  parsed.hostConfig = TEAMS;
  parsed.parse(JSON.parse(JSON.stringify(card)), context);
  const complaints = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message).filter((message) => !LANG_COMPLAINT.test(message));
  const read = new Set(parsed.getAllInputs(true).map(({ id }) => id));
  const lost = inputsOf(card).map(({ id }) => id).filter((id) => !read.has(id));
  return [...complaints, ...parsed.validateProperties().validationEvents.map(({ message }) => message), ...lost.map((id) => `lost ${id}`)];
}
