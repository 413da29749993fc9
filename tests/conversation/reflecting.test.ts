import assert from 'node:assert/strict';
import { mark } from '../../bot/domain/calendar/ledger.ts';
import { aTryingPerson, TEAM, COHORT, week } from '../support/world.ts';
import { elementsOf, inputsOf, tapsOf } from '../cards/parts.ts';
import { chatWith, linesIn, question, REFLECTION, valuesIn, verbsIn } from './chat.ts';

describe('asking for the facilitator’s help', () => {
  it('is told to be seen by the facilitator, the text only where the team may read it', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    const alone = linesIn(await chat.taps('reflect.submit', { ...REFLECTION, help: 'facilitator', visibility: 'me' }));
    assert.ok(alone.includes('Din processledare ser att du vill ha hjälp, men inte vad du skrev.'));
    await chat.taps('reflect.edit');
    const shared = linesIn(await chat.taps('reflect.submit', { ...REFLECTION, help: 'facilitator', visibility: 'team' }));
    assert.ok(shared.includes('Din processledare ser att du vill ha hjälp, och kan läsa det du delade.'));
    await chat.taps('reflect.edit');
    assert.doesNotMatch(linesIn(await chat.taps('reflect.submit', { ...REFLECTION, help: 'team', visibility: 'team' })).join('\n'), /processledare/);
  });
});

describe('the weekly card', () => {
  it('asks in the order that it promises, with the own next step and the last readers filled in', async () => {
    const chat = await chatWith({ person: aTryingPerson({ settings: { ...aTryingPerson().settings, visibility: 'team' } }) });
    const answer = await chat.says('reflektera');
    assert.deepEqual(linesIn(answer).slice(0, -1), [
      'Vecka 47 · Gå verksamhetsrundor', '[Hann inte den här veckan]', 'Vad gjorde du, och vad hände?', 'Vad tar du med dig?', 'Nästa steg',
      'Vill du ha hjälp?', 'Vem kan läsa i tjänsten?',
    ]);
    assert.match(linesIn(answer).at(-1) ?? '', /En inskickad text kan begäras ut\.$/);
    assert.deepEqual((answer.card.actions ?? []).map(({ title }) => title), ['Skicka']);
    assert.deepEqual(valuesIn(answer), { did: '', takeaway: '', nextStep: 'Gå en runda på fredag', help: 'none', visibility: 'team' });
    const [did] = inputsOf(answer.card);
    assert.ok(did?.type === 'Input.Text' && did.isRequired && /En mening räcker/.test(did.placeholder ?? ''));
  });

  it('asks every fourth week for the effects of the area, something else among them', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    chat.world.clock.move({ hours: -24 * 14 });
    assert.equal(inputsOf((await chat.says('reflektera')).card).filter(({ id }) => id.startsWith('effect:')).length, 0);
    chat.world.clock.move({ hours: -24 * 7 });
    const fourth = await chat.says('reflektera');
    assert.ok(linesIn(fourth)[0]?.startsWith('Vecka 44'));
    const effects = inputsOf(fourth.card).filter(({ id }) => id.startsWith('effect:'));
    assert.ok(effects.length > 2 && effects.at(-1)?.label === 'Något annat');
    assert.deepEqual(effects[0]?.type === 'Input.ChoiceSet' && effects[0].choices.map(({ title }) => title), ['Har sett', 'Inte än', 'Har inte tittat', 'Åt fel håll']);
    await chat.taps('reflect.submit', { ...REFLECTION, [effects[0]?.id ?? '']: 'seen' });
    const stored = await chat.written(question('2026-W44'));
    assert.ok(typeof stored === 'object' && Object.values(stored.observations).filter((each) => each === 'seen').length === 1);
    assert.equal(valuesIn(await chat.taps('reflect.edit'))[effects[0]?.id ?? ''], 'seen');
  });

  it('notes something else only where something was said of it, and forgets it when that is taken back', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    chat.world.clock.move({ hours: -24 * 21 });
    const noted = async () => {
      const stored = await chat.written(question('2026-W44'));
      assert.ok(typeof stored === 'object');
      return Object.keys(stored.observations).includes('other');
    };
    await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    assert.equal(await noted(), false);
    assert.equal(valuesIn(await chat.taps('reflect.edit'))['effect:other'], 'not-looked');
    await chat.taps('reflect.submit', { ...REFLECTION, 'effect:other': 'wrong-way' });
    assert.equal(await noted(), true);
    assert.equal(valuesIn(await chat.taps('reflect.edit'))['effect:other'], 'wrong-way');
    await chat.taps('reflect.submit', { ...REFLECTION, 'effect:other': 'not-looked' });
    assert.equal(await noted(), false);
  });

  it('becomes a receipt that says who may read and holds nothing of the text', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    const answer = await chat.taps('reflect.submit', REFLECTION);
    assert.equal(answer.kind, 'receipt');
    assert.match(linesIn(answer).join('\n'), /sparad[^]*ditt lärteam kan läsa|ditt lärteam läsa/);
    for (const text of [REFLECTION.did, REFLECTION.takeaway, REFLECTION.nextStep]) assert.ok(!JSON.stringify(answer).includes(text));
    assert.deepEqual(await chat.written(question('2026-W47')), { kind: 'reflection', ...REFLECTION, observations: {} });
  });

  it('submitted twice is one reflection and the same receipt', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    const form = await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    chat.last = form;
    const again = await chat.taps('reflect.submit', REFLECTION);
    assert.match(linesIn(again).join('\n'), /redan sparad/);
    assert.equal(await chat.world.people.countReflections(chat.pid), 1);
  });

  it('can be changed: the form comes back filled in, and an earlier version is kept', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    const form = await chat.taps('reflect.edit');
    assert.deepEqual(valuesIn(form), REFLECTION);
    assert.ok(!verbsIn(form).includes('reflect.not-reached'));
    const changed = await chat.taps('reflect.submit', { takeaway: 'Jag behöver tid efteråt.' });
    assert.match(linesIn(changed).join('\n'), /Ändringen är sparad/);
    const texts = (await chat.world.people.everything(chat.pid)).map((row) => JSON.stringify(row)).join();
    assert.ok(texts.includes(REFLECTION.takeaway) && texts.includes('Jag behöver tid efteråt.'));
  });

  it('asked for again in the same week, lets the person choose between a change and one more entry', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    assert.deepEqual(verbsIn(await chat.says('reflektera')), ['reflect.edit', 'reflect.extra']);
    await chat.taps('reflect.extra');
    await chat.taps('reflect.submit', { did: 'En runda till.', visibility: 'me' });
    assert.equal(await chat.world.people.countReflections(chat.pid), 2);
    assert.deepEqual(await chat.written(question('2026-W47')), { kind: 'reflection', ...REFLECTION, observations: {} });
  });

  it('answered late counts for its own week', async () => {
    const person = aTryingPerson();
    const chat = await chatWith({ person: { ...person, ledger: mark(person.ledger, week('2026-W46'), 'asked') } });
    chat.world.clock.move({ hours: -24 * 7 });
    const lastWeek = await chat.says('reflektera');
    chat.world.clock.move({ hours: 24 * 7 });
    chat.last = lastWeek;
    assert.match(linesIn(await chat.taps('reflect.submit', REFLECTION)).join('\n'), /Vecka 46/);
    assert.equal(await chat.written(question('2026-W47')), undefined);
    assert.ok(linesIn(await chat.says('reflektera'))[0]?.startsWith('Vecka 47'));
  });

  it('offers last week\'s question, still waiting, once this week is answered', async () => {
    const person = aTryingPerson();
    const chat = await chatWith({ person: { ...person, ledger: mark(person.ledger, week('2026-W46'), 'asked') } });
    await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    await chat.says('reflektera');
    const missed = await chat.taps('reflect.open');
    assert.ok(linesIn(missed)[0]?.startsWith('Vecka 46'));
  });

  it('is for this week when a card asks for a week to come', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    assert.ok(linesIn(await chat.sends('reflect.open', { week: '2150-W01' }))[0]?.startsWith('Vecka 47'));
  });

  it('shows both texts when another device was faster, and either can be kept', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    const onPhone = await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    chat.last = onPhone;
    const conflict = await chat.taps('reflect.submit', { ...REFLECTION, did: 'Skrev på bussen.' });
    assert.equal(conflict.kind, 'refused');
    assert.deepEqual(conflict.codes, ['conflict']);
    assert.ok(linesIn(conflict).includes(REFLECTION.did));
    assert.equal(valuesIn(conflict)['did'], 'Skrev på bussen.');

    const kept = await chat.taps('reflect.keep-stored');
    assert.match(linesIn(kept).join('\n'), /ditt lärteam läsa/);
    chat.last = conflict;
    await chat.taps('reflect.submit');
    const stored = await chat.written(question('2026-W47'));
    assert.ok(typeof stored === 'object' && stored.did === 'Skrev på bussen.');
  });

  it('says who may read an old reflection as it is, also when the head no longer recalls it', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    await chat.taps('reflect.submit', { ...REFLECTION, visibility: 'cohort' });
    const loaded = await chat.world.people.load(chat.pid);
    assert.ok(loaded);
    await chat.world.people.save({ person: { ...loaded.value, recent: [] }, records: [] }, loaded.etag);
    const answer = await chat.sends('reflect.keep-stored', { questionId: '2026-W47.1' });
    assert.match(linesIn(answer).join('\n'), /hela kohorten läsa/);
  });

  it('a shared one may be shown at the meeting, and that can be taken back', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    const shown = async () => (await chat.world.cohorts.shared(COHORT, { audience: 'team', teamId: TEAM }, { limit: 5 })).items[0]?.shown?.showAtMeeting;
    const allowed = await chat.taps('reflect.meeting');
    assert.doesNotMatch(linesIn(allowed).join('\n'), /tidigare version/);
    assert.equal(await shown(), true);
    await chat.taps('reflect.meeting');
    assert.equal(await shown(), false);
  });
});

describe('hann inte den här veckan', () => {
  it('is an answer, with its own short follow-up', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    const followUp = await chat.taps('reflect.not-reached');
    assert.equal(await chat.written(question('2026-W47')), 'not-reached');
    assert.deepEqual(valuesIn(followUp), { nextStep: 'Gå en runda på fredag' });
    const done = await chat.taps('reflect.next-step', { nextStep: 'Gå en kort runda' });
    assert.equal(done.kind, 'receipt');
    assert.equal((await chat.person()).nextStep, 'Gå en kort runda');
  });

  it('leaves in the chat the follow-up, and in its place a card without the own step', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    assert.equal((await chat.taps('reflect.not-reached')).kind, 'follow-up');
    const done = await chat.taps('reflect.next-step', { nextStep: 'Gå en kort runda' });
    assert.equal(done.kind, 'receipt');
    assert.ok(!JSON.stringify(done.card).includes('Gå en kort runda'));
  });

  it('tapped twice is one answer', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    const form = await chat.says('reflektera');
    await chat.taps('reflect.not-reached');
    chat.last = form;
    await chat.taps('reflect.not-reached');
    assert.equal(await chat.world.people.countReflections(chat.pid), 1);
  });

  it('does not undo a reflection that was written meanwhile', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    const form = await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    chat.last = form;
    assert.equal((await chat.taps('reflect.not-reached')).kind, 'receipt');
    assert.ok(typeof (await chat.written(question('2026-W47'))) === 'object');
  });

  it('can be followed by writing anyway', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    await chat.taps('reflect.not-reached');
    await chat.taps('reflect.edit');
    assert.equal((await chat.taps('reflect.submit', REFLECTION)).kind, 'receipt');
    assert.ok(typeof (await chat.written(question('2026-W47'))) === 'object');
  });

  it('stays on top of a form that came back to be mended', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    const refused = await chat.taps('reflect.submit', { did: '' });
    assert.ok(tapsOf(refused.card).some(({ verb }) => verb === 'reflect.not-reached'));
    assert.ok(elementsOf(refused.card).findIndex(({ type }) => type === 'ActionSet') < elementsOf(refused.card).findIndex(({ type }) => type === 'Input.Text'));
  });
});
