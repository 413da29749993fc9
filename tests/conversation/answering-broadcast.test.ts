import assert from 'node:assert/strict';
import { LENGTHS } from '../../bot/domain/broadcast/content.ts';
import type { BroadcastContent } from '../../bot/domain/broadcast/content.ts';
import type { PersonId } from '../../bot/domain/ids.ts';
import { wishKey } from '../../bot/domain/nudges/wish.ts';
import { translator } from '../../bot/locales/translate.ts';
import { drawMeetingPrompt } from '../../bot/nudges/meeting-prompt.ts';
import { anEntry, ASKING, sends } from '../support/broadcasts.ts';
import { aPerson, COHORT } from '../support/world.ts';
import { aChoosingPerson, chatWith, linesIn, valuesIn, verbsIn, type Chat } from './chat.ts';

/** Has just got the card, in working hours. */
async function asked(content: Partial<BroadcastContent> = {}): Promise<{ chat: Chat; campaignId: string }> {
  const chat = await chatWith({ person: aChoosingPerson() });
  const { world } = chat;
  world.clock.set('2026-11-26T14:30:00.000Z');
  await world.rosters.putAll(COHORT, [anEntry({ pid: chat.pid })]);
  const { campaignId } = await sends(world, { ...ASKING, readers: 'teams', ...content });
  const campaign = await world.campaigns.find(campaignId);
  assert.ok(campaign);
  const context = { language: 'sv' as const, t: translator('sv'), links: {} };
  chat.receives(drawMeetingPrompt({ context, catalogue: world.catalogue, person: await chat.person(), today: '2026-11-26' }, campaign, wishKey('meeting-prompt', campaignId)));
  return { chat, campaignId };
}

describe('a facilitator’s question in the chat', () => {
  it('is answered on its card, and says who reads the answer and until when', async () => {
    const { chat } = await asked();
    const lines = chat.last ? linesIn(chat.last) : [];
    for (const line of ['Inför träffen', 'Vad vill du ta upp?', 'Svaret läses, med ditt namn, av ditt lärteam och dem som leder det.', 'Du kan svara och ändra till fredag 4 december klockan 17:00.']) assert.ok(lines.includes(line), line);
    const receipt = await chat.taps('broadcast.submit', { answer: 'Hur vi får tid' });
    assert.deepEqual([receipt.kind, linesIn(receipt).slice(0, 3)], ['receipt', ['Tack för svaret', 'Inför träffen', 'Ditt svar är sparat.']]);
    assert.ok(!JSON.stringify(receipt.card).includes('Hur vi får tid'), 'the chat keeps copies');
  });

  it('is changed by its receipt until the deadline, and then no more', async () => {
    const { chat } = await asked();
    await chat.taps('broadcast.submit', { answer: 'Ett' });
    const form = await chat.taps('broadcast.open');
    assert.equal(valuesIn(form)['answer'], 'Ett');
    assert.ok(linesIn(await chat.taps('broadcast.submit', { answer: 'Två' })).includes('Ditt svar är ändrat.'));
    await chat.taps('broadcast.open');
    chat.world.clock.set('2026-12-04T16:00:01.000Z');
    const closed = await chat.taps('broadcast.submit', { answer: 'Tre' });
    assert.deepEqual([closed.kind, linesIn(closed)[0]], ['receipt', 'Svarstiden är slut']);
    assert.ok(linesIn(closed).includes('Tiden har gått ut, så svaret kan inte ändras längre. Det du svarade står kvar.'));
  });

  it('answered twice with the same is answered with the same receipt; with something else both are shown', async () => {
    const { chat } = await asked();
    const card = chat.last;
    await chat.taps('broadcast.submit', { answer: 'Ett' });
    chat.last = card;
    assert.ok(linesIn(await chat.taps('broadcast.submit', { answer: 'Ett' })).includes('Det svaret har jag redan.'));
    chat.last = card;
    const both = await chat.taps('broadcast.submit', { answer: 'Två' });
    assert.deepEqual([both.kind, valuesIn(both)['answer']], ['refused', 'Två']);
    assert.ok(linesIn(both).includes('Ett'));
    assert.ok(linesIn(await chat.taps('broadcast.submit')).includes('Ditt svar är ändrat.'));
  });

  for (const [what, question, answer, stored] of [
    ['one of several', { kind: 'one', label: 'Vilket?', options: ['A', 'B', 'C'] }, '1', { kind: 'chosen', options: [1] }],
    ['several', { kind: 'several', label: 'Vilka?', options: ['A', 'B', 'C'] }, '2,0', { kind: 'chosen', options: [0, 2] }],
    ['a number on a scale', { kind: 'scale', label: 'Hur går det?', low: 'trögt', high: 'bra' }, '4', { kind: 'scale', value: 4 }],
  ] as const) {
    it(`takes ${what}, and nothing that was not offered`, async () => {
      const { chat, campaignId } = await asked({ question });
      for (const wrong of ['', '9', 'x']) {
        const refused = await chat.sends('broadcast.submit', { campaignId, baseRev: 0, question, answer: wrong });
        assert.deepEqual([refused.kind, refused.codes], ['refused', [wrong === '' ? 'required' : 'unknown-choice']], wrong);
      }
      assert.equal((await chat.sends('broadcast.submit', { campaignId, baseRev: 0, question, answer })).kind, 'receipt');
      assert.deepEqual((await chat.world.campaigns.answers(campaignId as never)).map((each) => each.answer), [stored]);
      const form = await chat.taps('broadcast.open');
      assert.equal(valuesIn(form)['answer'], answer.split(',').sort().join(','));
    });
  }

  it('comes back filled in with what is to be mended, and nothing is stored', async () => {
    const { chat, campaignId } = await asked();
    for (const [answer, code] of [['Fråga nova@skola.example', 'email'], ['', 'required'], ['å'.repeat(LENGTHS.answer + 1), 'too-long']] as const) {
      const refused = await chat.sends('broadcast.submit', { campaignId, baseRev: 0, question: { kind: 'text', label: 'Vad vill du ta upp?' }, answer });
      assert.deepEqual([refused.kind, refused.codes, valuesIn(refused)['answer']], ['refused', [code], answer]);
      for (const line of ['Inför träffen', 'Vad vill du ta upp?', 'Du kan svara och ändra till fredag 4 december klockan 17:00.']) assert.ok(linesIn(refused).includes(line), line);
    }
    assert.deepEqual(await chat.world.campaigns.answers(campaignId as never), []);
  });

  it('comes back filled in while the store is away', async () => {
    const { chat } = await asked();
    chat.storageGoesAway(3);
    const refused = await chat.taps('broadcast.submit', { answer: 'Det här ska inte försvinna' });
    assert.deepEqual([refused.kind, valuesIn(refused)['answer']], ['refused', 'Det här ska inte försvinna']);
    chat.storageComesBack();
    assert.equal((await chat.taps('broadcast.submit')).kind, 'receipt');
  });

  it('is nobody’s whom it was not sent to, and no forged card’s', async () => {
    const { chat } = await asked();
    const other = await chatWith({ person: aChoosingPerson() });
    for (const data of [{ campaignId: 'b-none', baseRev: 0, answer: 'x' }, { campaignId: '../x' }, {}, { campaignId: 7 }]) {
      for (const verb of ['broadcast.submit', 'broadcast.open']) assert.equal((await other.sends(verb, data)).kind, 'refused');
    }
    assert.ok(chat.last);
  });

  it('tells nobody what it is about whom it was not sent to, whatever they get wrong', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    const { world } = chat;
    world.clock.set('2026-11-26T14:30:00.000Z');
    const other = aPerson({ pid: 'p-annan' as PersonId });
    await world.people.create(other);
    await world.rosters.putAll(COHORT, [anEntry({ pid: other.pid })]);
    const { campaignId } = await sends(world, ASKING);
    const refused = await chat.sends('broadcast.submit', { campaignId, baseRev: 0, question: { kind: 'text', label: 'Vad?' }, answer: '' });
    assert.deepEqual([refused.kind, refused.codes], ['refused', ['not-found']]);
    assert.ok(!linesIn(refused).includes('Inför träffen'));
  });

  it('costs five requests', async () => {
    const { chat } = await asked();
    await chat.person();
    chat.world.counter.reset();
    await chat.taps('broadcast.submit', { answer: 'Ett' });
    assert.equal(chat.world.counter.requests, 5);
  });

  it('that is only tried is not kept', async () => {
    const { chat } = await asked();
    const tried = await chat.sends('broadcast.submit', { campaignId: 'test', baseRev: 0, question: { kind: 'text', label: 'Vad?' }, answer: 'Ett prov' });
    assert.ok(linesIn(tried).includes('Det här var ett prov, så svaret är inte sparat.'));
    assert.deepEqual(verbsIn(tried), ['help.open']);
    assert.equal((await chat.sends('broadcast.submit', { campaignId: 'test', baseRev: 0, question: { kind: 'text', label: 'Vad?' }, answer: '' })).kind, 'refused');
    assert.equal((await chat.sends('broadcast.submit', { campaignId: 'test', answer: 'x' })).kind, 'refused');
  });
});
