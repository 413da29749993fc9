import assert from 'node:assert/strict';
import { aTryingPerson } from '../support/world.ts';
import type { TrialId } from '../../bot/domain/ids.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import type { TrialHead } from '../../bot/domain/trial/trial.ts';
import { chatWith, linesIn, valuesIn, verbsIn } from './chat.ts';

describe('byt handling', () => {
  it('asks what becomes of the action in focus, and what comes next', async () => {
    const chat = await chatWith({ person: aPlanningPerson() });
    const answer = await chat.says('byt handling');
    assert.match(linesIn(answer).join('\n'), /Nu prövar du: Gå verksamhetsrundor\./);
    assert.deepEqual((await chat.taps('change.submit')).codes, ['required', 'required']);
  });

  for (const state of ['done', 'paused'] as const) {
    it(`brings a waiting action into focus and leaves the old one ${state}, without a reason`, async () => {
      const chat = await chatWith({ person: aPlanningPerson() });
      await chat.says('byt handling');
      const answer = await chat.taps('change.submit', { retire: state, next: 't-planned' });
      assert.equal(answer.kind, 'follow-up');
      const person = await chat.person();
      assert.equal(person.focus, 't-planned');
      assert.deepEqual(person.trials.map((trial) => trial.state), [state, 'active']);
    });
  }

  it('asks when, where and with whom of an action that waited, and keeps it beside what was seen', async () => {
    const chat = await chatWith({ person: aPlanningPerson() });
    await chat.says('byt handling');
    await chat.taps('change.submit', { retire: 'done', next: 't-planned' });
    const refused = await chat.taps('change.describe', { when: 'Fredagar', withWhom: 'Ring 070-174 06 05' });
    assert.deepEqual([refused.kind, refused.codes, valuesIn(refused)['when']], ['refused', ['phone'], 'Fredagar']);
    const answer = await chat.taps('change.describe', { withWhom: 'Arbetslaget' });
    assert.equal(answer.kind, 'receipt');
    const [trial] = await chat.world.people.trials(chat.pid);
    assert.deepEqual([trial?.id, trial?.when, trial?.where, trial?.withWhom], ['t-planned', 'Fredagar', '', 'Arbetslaget']);
  });

  it('asks nothing more of an action that was tried before', async () => {
    const [waiting] = aPlanningPerson().trials.slice(1);
    assert.ok(waiting);
    const chat = await chatWith({ person: aPlanningPerson({ ...waiting, state: 'paused' }) });
    await chat.says('byt handling');
    assert.equal((await chat.taps('change.submit', { retire: 'done', next: 't-planned' })).kind, 'receipt');
    assert.equal((await chat.sends('change.describe', { trial: { trialId: 't-annan' }, when: 'Fredagar' })).kind, 'refused');
  });

  it('needs a reason to end an action, and keeps it', async () => {
    const chat = await chatWith({ person: aPlanningPerson() });
    await chat.says('byt handling');
    const refused = await chat.taps('change.submit', { retire: 'ended', next: 't-planned' });
    assert.deepEqual(refused.codes, ['required']);
    assert.equal(valuesIn(refused)['next'], 't-planned');
    const answer = await chat.taps('change.submit', { reason: 'Vi har bytt skolform.' });
    assert.equal(answer.kind, 'follow-up');
    assert.ok(!JSON.stringify(answer).includes('skolform'));
    assert.ok(JSON.stringify(await chat.world.people.everything(chat.pid)).includes('Vi har bytt skolform.'));
  });

  it('tapped twice changes once', async () => {
    const chat = await chatWith({ person: aPlanningPerson() });
    const form = await chat.says('byt handling');
    const first = await chat.taps('change.submit', { retire: 'done', next: 't-planned' });
    chat.last = form;
    assert.deepEqual(await chat.taps('change.submit', { retire: 'done', next: 't-planned' }), first);
    assert.equal((await chat.person()).rev, 2);
  });

  it('leads to choosing anew, and the old one stays in focus until that is done', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    const form = await chat.says('byt handling');
    assert.equal(valuesIn(form)['next'], 'new');
    await chat.taps('change.submit', { retire: 'done' });
    assert.equal((await chat.person()).focus, 't-rundor');
    await chat.taps('choose.next', { seen: 'Lugnare.' });
    await chat.taps('choose.next', { areaId: 'sprak' });
    const [action] = chat.world.catalogue.area('sprak')?.actions ?? [];
    await chat.taps('choose.next', { actionIds: action?.id });
    await chat.taps('choose.next');
    assert.equal((await chat.taps('choose.next')).kind, 'receipt');
    const person = await chat.person();
    assert.deepEqual(person.trials.map(({ actionId, state }) => [actionId, state]), [[action?.id, 'active'], ['verksamhet.rundor', 'done']]);
  });

  it('asked for again while choosing anew, keeps what was chosen so far', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('byt');
    await chat.taps('change.submit', { retire: 'paused' });
    await chat.taps('choose.later', { seen: 'Lugnare.' });
    await chat.says('byt');
    const again = await chat.taps('change.submit', { retire: 'done' });
    assert.equal(valuesIn(again)['seen'], 'Lugnare.');
    await chat.says('välj');
    assert.equal(valuesIn(await chat.taps('choose.open'))['seen'], 'Lugnare.');
  });

  it('is what comes when somebody who is trying an action wants to choose', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    assert.ok(verbsIn(await chat.says('välj')).includes('change.submit'));
    assert.ok(verbsIn(await chat.sends('choose.open', {})).includes('change.submit'));
  });

  it('can be left as it is', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('byt');
    assert.match(linesIn(await chat.taps('status.open')).join('\n'), /Gå verksamhetsrundor/);
    assert.equal((await chat.person()).rev, 1);
  });
});

/** Trying one action, with another waiting. */
function aPlanningPerson(waiting: Partial<TrialHead> = {}): Person {
  const person = aTryingPerson();
  const [trial] = person.trials;
  assert.ok(trial);
  const { started: _none, ...rest } = trial;
  return { ...person, trials: [trial, { ...rest, id: 't-planned' as TrialId, state: 'planned', ...waiting }] };
}
