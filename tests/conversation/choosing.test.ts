import assert from 'node:assert/strict';
import { inputsOf } from '../cards/parts.ts';
import { CATALOGUE, PROGRAMME } from '../support/world.ts';
import { aChoosingPerson, chatWith, linesIn, valuesIn, verbsIn, type Chat } from './chat.ts';

const PRESENT = { seen: 'Många är nya.', wanted: 'Att vi lär av varandra.' };
const THREE = ['verksamhet.rundor', ...actionsOf('verksamhet').filter((id) => id !== 'verksamhet.rundor').slice(0, 2)];
const CIRCUMSTANCES = { when: 'Tisdag förmiddag', where: 'I årskurs 2', withWhom: 'Biträdande rektor' };

describe('choosing what to try', () => {
  it('takes five steps on one card and starts a trial of the action in focus, the others waiting', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    await chat.says('välj');
    await chat.taps('choose.next', PRESENT);
    await chat.taps('choose.next', { areaId: 'verksamhet' });
    await chat.taps('choose.next', { actionIds: THREE.join(',') });
    await chat.taps('choose.next', { focus: 'verksamhet.rundor', ...CIRCUMSTANCES });
    const answer = await chat.taps('choose.next', { visibility: 'team' });
    assert.equal(answer.kind, 'receipt');
    for (const text of [...Object.values(PRESENT), ...Object.values(CIRCUMSTANCES)]) assert.ok(!JSON.stringify(answer).includes(text));
    const person = await chat.person();
    assert.deepEqual(person.trials.map(({ actionId, actionVersion, iteration, state }) => ({ actionId, actionVersion, iteration, state })), THREE.toSorted(catalogueOrder).map((actionId) => ({
      actionId, actionVersion: CATALOGUE.action(actionId)?.latest, iteration: 1, state: actionId === 'verksamhet.rundor' ? 'active' : 'planned',
    })));
    assert.equal(person.trials.find(({ id }) => id === person.focus)?.actionId, 'verksamhet.rundor');
    assert.equal(person.settings.visibility, 'team');
    const trial = (await chat.world.people.trials(chat.pid)).find(({ id }) => id === person.focus);
    assert.deepEqual({ seen: trial?.seen, wanted: trial?.wanted, when: trial?.when, where: trial?.where, withWhom: trial?.withWhom }, { ...PRESENT, ...CIRCUMSTANCES });
    assert.equal(await chat.world.people.choiceDraft(chat.pid), undefined);
  });

  for (const count of [1, 2]) {
    it(`may be of ${count} of an area's actions`, async () => {
      const chat = await chatWith({ person: aChoosingPerson() });
      await atActions(chat);
      const focus = await chat.taps('choose.next', { actionIds: THREE.slice(0, count).join(',') });
      assert.equal('focus' in valuesIn(focus), count > 1);
      await chat.taps('choose.next', {});
      await chat.taps('choose.next', {});
      assert.equal((await chat.person()).trials.length, count);
      assert.equal((await chat.person()).trials.filter(({ state }) => state === 'active').length, 1);
    });
  }

  it('is refused for four actions, and for none', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    await atActions(chat);
    const many = await chat.taps('choose.next', { actionIds: actionsOf('verksamhet').slice(0, 4).join(',') });
    assert.deepEqual(many.codes, ['too-many']);
    assert.equal(valuesIn(many)['actionIds']?.split(',').length, 4);
    assert.deepEqual((await chat.taps('choose.next', { actionIds: '' })).codes, ['required']);
  });

  it('shows the area under development and does not let it be chosen', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    await chat.says('välj');
    const areas = await chat.taps('choose.next', PRESENT);
    assert.ok(linesIn(areas).some((line) => /^Organisera elevhälsoarbetet .*går inte att välja än/.test(line)));
    const [input] = inputsOf(areas.card);
    assert.equal(input?.type === 'Input.ChoiceSet' && input.choices.length, 7);
    assert.deepEqual((await chat.taps('choose.next', { areaId: 'elevhalsa' })).codes, ['unknown-choice']);
    assert.deepEqual((await chat.taps('choose.next', { areaId: 'av-annat-program' })).codes, ['unknown-choice']);
  });

  it('takes the focus from among the chosen alone', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    await atActions(chat);
    await chat.taps('choose.next', { actionIds: THREE.join(',') });
    const other = actionsOf('verksamhet').find((id) => !THREE.includes(id));
    assert.deepEqual((await chat.taps('choose.next', { focus: other })).codes, ['unknown-choice']);
  });

  it('goes on in another sitting at the same step with everything in it', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    await atActions(chat);
    await chat.taps('choose.next', { actionIds: THREE.join(',') });
    const kept = await chat.taps('choose.later', { focus: THREE[1], ...CIRCUMSTANCES });
    assert.equal(kept.kind, 'receipt');
    chat.world.clock.move({ hours: 24 * 5 });
    const again = await chat.taps('choose.open');
    assert.deepEqual(valuesIn(again), { focus: THREE[1], ...CIRCUMSTANCES });
    await chat.taps('choose.back');
    await chat.taps('choose.back');
    assert.deepEqual(valuesIn(await chat.taps('choose.back')), PRESENT);
  });

  it('leaves nothing of the texts in the chat when it is asked for in writing', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    await chat.says('välj');
    await chat.taps('choose.later', PRESENT);
    const answer = await chat.says('välj');
    for (const text of Object.values(PRESENT)) assert.ok(!JSON.stringify(answer).includes(text));
    assert.deepEqual(valuesIn(await chat.taps('choose.open')), PRESENT);
  });

  it('going back keeps what was typed and picked', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    await atActions(chat);
    await chat.taps('choose.next', { actionIds: THREE.join(',') });
    await chat.taps('choose.back', CIRCUMSTANCES);
    assert.deepEqual(valuesIn(chat.last ?? assert.fail())['actionIds']?.split(',').toSorted(), THREE.toSorted());
    const focus = valuesIn(await chat.taps('choose.next'));
    assert.deepEqual({ when: focus['when'], where: focus['where'], withWhom: focus['withWhom'] }, CIRCUMSTANCES);
  });

  it('another area lets go of the actions of the one before', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    await atActions(chat);
    await chat.taps('choose.next', { actionIds: THREE.join(',') });
    await chat.taps('choose.back');
    await chat.taps('choose.back');
    assert.equal(valuesIn(await chat.taps('choose.next', { areaId: 'sprak' }))['actionIds'], '');
  });

  it('guards the texts before it keeps them, on the way forth, back and away', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    await chat.says('välj');
    for (const verb of ['choose.next', 'choose.later']) {
      const answer = await chat.taps(verb, { ...PRESENT, seen: 'Fråga nova@skola.example' });
      assert.deepEqual(answer.codes, ['email']);
      assert.equal(valuesIn(answer)['seen'], 'Fråga nova@skola.example');
    }
    assert.equal(await chat.world.people.choiceDraft(chat.pid), undefined);
  });

  it('finished with a double tap starts one trial', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    await atActions(chat);
    await chat.taps('choose.next', { actionIds: 'verksamhet.rundor' });
    const last = await chat.taps('choose.next', CIRCUMSTANCES);
    const first = await chat.taps('choose.next', {});
    chat.last = last;
    const second = await chat.taps('choose.next', {});
    assert.deepEqual(second, first);
    assert.equal((await chat.person()).trials.length, 1);
  });

  it('sends a card that lacks a step back to that step', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    const answer = await chat.sends('choose.next', { step: 'readers', picked: {}, visibility: 'me' });
    assert.deepEqual(Object.keys(valuesIn(answer)), ['areaId']);
    assert.deepEqual((await chat.person()).trials, []);
  });

  it('comes first for somebody who wants to reflect and has chosen nothing, and says why', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    const answer = await chat.says('reflektera');
    assert.match(linesIn(answer)[0] ?? '', /Välj först/);
    assert.ok(verbsIn(answer).includes('choose.next'));
  });
});

async function atActions(chat: Chat): Promise<void> {
  await chat.says('välj');
  await chat.taps('choose.next', PRESENT);
  await chat.taps('choose.next', { areaId: 'verksamhet' });
}

function actionsOf(areaId: string): string[] {
  return (CATALOGUE.programme(PROGRAMME)?.areas.find(({ id }) => id === areaId)?.actions ?? []).map(({ id }) => id);
}

function catalogueOrder(a: string, b: string): number {
  return actionsOf('verksamhet').indexOf(a) - actionsOf('verksamhet').indexOf(b);
}
