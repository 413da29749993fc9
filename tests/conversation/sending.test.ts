import assert from 'node:assert/strict';
import type { Person } from '../../bot/domain/person/person.ts';
import { anEntry } from '../support/broadcasts.ts';
import { aPerson, COHORT, objectId, OTHER_TEAM, TEAM, TENANT } from '../support/world.ts';
import { aCohort } from '../usecases/broadcasts/broadcast-builders.ts';
import { aChoosingPerson, chatWith, linesIn, valuesIn, verbsIn, type Chat } from './chat.ts';

const PLACE = `${COHORT}|${TEAM}`;
const WRITTEN = { title: 'Inför tisdag', text: 'Ta med **ett** exempel.', question: 'one', label: 'Vad tar vi?', options: 'Tid\nKolleger', deadline: '2026-12-04' };

async function leading(person: Partial<Person> = {}): Promise<Chat> {
  const chat = await chatWith({ person: aPerson({ pid: 'p-ledare' as Person['pid'], greeted: true, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }], ...person }) });
  chat.world.clock.set('2026-11-26T14:30:00.000Z');
  await aCohort({ ...chat.world, identities: { ...chat.world.identities, bind: async (identity, pid) => (identity.objectId === objectId(1) ? { pid } : await chat.world.identities.bind(identity, pid)) } });
  return chat;
}

async function previewed(chat: Chat, written: Readonly<Record<string, string>> = WRITTEN) {
  await chat.says('skicka');
  return await chat.taps('send.preview', written);
}

describe('skicka', () => {
  it('is for who leads a team; others are told kindly', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    const answer = await chat.says('skicka');
    assert.ok(linesIn(answer).some((line) => line.startsWith('Det här är för den som leder ett lärteam.')));
    assert.deepEqual(verbsIn(answer), ['help.open']);
  });

  it('begins with the one team that somebody leads', async () => {
    const chat = await leading();
    assert.equal(valuesIn(await chat.says('skicka'))['team'], PLACE);
    const ofAll = await leading({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
    assert.equal(valuesIn(await ofAll.says('send'))['team'], '');
  });

  it('shows the card as receivers get it, how many they are and when it comes, before anything is sent', async () => {
    const chat = await leading();
    const lines = linesIn(await previewed(chat));
    for (const line of ['Till Norr', 'Inför tisdag', 'Ta med ett exempel.', 'Vad tar vi?', '3 personer får det.', 'Det skickas nu, även till den som redan har fått något i dag.']) assert.ok(lines.includes(line), line);
    assert.deepEqual(verbsIn(chat.last ?? assert.fail()), ['send.confirm', 'send.edit', 'send.discard']);
    assert.deepEqual((await chat.world.lanes.orders(TENANT)).tickets, []);
  });

  it('is sent when the count is confirmed, followed and cancelled', async () => {
    const chat = await leading();
    await previewed(chat);
    const receipt = await chat.taps('send.confirm');
    assert.deepEqual([receipt.kind, linesIn(receipt).slice(0, 3)], ['receipt', ['Det är på väg', 'Inför tisdag', 'Väntar: 3 av 3']]);
    assert.equal((await chat.world.lanes.orders(TENANT)).tickets.length, 1);
    assert.equal((await chat.taps('send.progress')).kind, 'receipt');
    const cancelled = await chat.taps('send.cancel');
    assert.ok(linesIn(cancelled).includes('Avbrutet: 3 av 3'));
    assert.deepEqual(verbsIn(cancelled), ['send.progress']);
  });

  it('is not sent to another number than was shown', async () => {
    const chat = await leading();
    await previewed(chat);
    await chat.world.rosters.putAll(COHORT, [anEntry({ pid: 'p-0009' as Person['pid'] })]);
    const again = await chat.taps('send.confirm');
    assert.ok(linesIn(again).includes('Antalet har ändrats sedan du såg det. Titta en gång till.'));
    assert.deepEqual((await chat.world.lanes.orders(TENANT)).tickets, []);
    assert.equal((await chat.taps('send.confirm')).kind, 'receipt');
  });

  it('can go at a time of its own', async () => {
    const chat = await leading();
    const preview = await previewed(chat, { ...WRITTEN, day: '2026-11-30', time: '09:30' });
    assert.ok(linesIn(preview).includes('Det skickas måndag 30 november klockan 09:30.'));
    assert.equal(linesIn(await chat.taps('send.confirm'))[0], 'Det är inlagt');
    assert.equal((await chat.world.lanes.orders(TENANT)).tickets[0]?.from, '2026-11-30T08:30:00.000Z');
  });

  it('is changed before it is sent, with what was written', async () => {
    const chat = await leading();
    await previewed(chat);
    const form = await chat.taps('send.edit');
    const { title, text, question, label, options, deadline } = valuesIn(form);
    assert.deepEqual({ title, text, question, label, options, deadline }, WRITTEN);
    const preview = await chat.taps('send.preview', { title: 'Inför onsdag' });
    assert.ok(linesIn(preview).includes('Inför onsdag'));
    assert.equal((await chat.world.broadcasts.list(COHORT)).length, 1, 'it is still one draft');
  });

  it('is thrown away', async () => {
    const chat = await leading();
    await previewed(chat);
    assert.ok(linesIn(await chat.taps('send.discard')).includes('Då skickas inget'));
    assert.deepEqual(await chat.world.broadcasts.list(COHORT), []);
  });

  it('comes back filled in with what is to be mended', async () => {
    const chat = await leading();
    for (const [written, codes] of [
      [{ ...WRITTEN, title: '' }, ['required']],
      [{ ...WRITTEN, deadline: '' }, ['deadline-missing']],
      [{ ...WRITTEN, options: 'Ett' }, ['few-options']],
      [{ ...WRITTEN, text: 'Ring 070-123 45 67' }, ['phone']],
      [{ ...WRITTEN, label: '' }, ['required']],
      [{ ...WRITTEN, day: '2026-11-20' }, ['send-past']],
      [{ ...WRITTEN, question: 'none', text: '', deadline: '' }, ['required']],
    ] as const) {
      const refused = await previewed(chat, written);
      assert.deepEqual([refused.kind, refused.codes], ['refused', codes], JSON.stringify(written));
      assert.equal(valuesIn(refused)['options'], written.options);
    }
    assert.deepEqual(await chat.world.broadcasts.list(COHORT), []);
  });

  it('is kept while the store is away', async () => {
    const chat = await leading();
    await chat.says('skicka');
    chat.storageGoesAway(2);
    const refused = await chat.taps('send.preview', WRITTEN);
    assert.deepEqual([refused.kind, valuesIn(refused)['title'], valuesIn(refused)['team']], ['refused', 'Inför tisdag', PLACE]);
    chat.storageComesBack();
    assert.equal((await chat.taps('send.preview')).kind, 'form');
  });

  it('reaches no team that somebody does not lead, whatever a card says', async () => {
    const chat = await leading();
    await chat.says('skicka');
    const refused = await chat.taps('send.preview', { ...WRITTEN, team: `${COHORT}|${OTHER_TEAM}` });
    assert.deepEqual([refused.kind, refused.codes?.includes('unknown-choice')], ['refused', true]);
    for (const verb of ['send.confirm', 'send.edit', 'send.discard', 'send.progress', 'send.cancel']) {
      for (const data of [{ cohortId: 'c-annan', id: 'b-1' }, { cohortId: COHORT, id: '../x' }, {}]) assert.equal((await chat.sends(verb, data)).kind, 'refused', verb);
    }
  });
});
