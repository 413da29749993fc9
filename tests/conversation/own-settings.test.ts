import assert from 'node:assert/strict';
import { mark } from '../../bot/domain/calendar/ledger.ts';
import { inputsOf, tapsOf } from '../cards/parts.ts';
import type { PeerRoundId, PersonId } from '../../bot/domain/ids.ts';
import { aPerson, aTryingPerson, COHORT, week } from '../support/world.ts';
import { chatWith, linesIn, REFLECTION, valuesIn } from './chat.ts';

describe('settings', () => {
  it('change the language of the very receipt, and of all that follows', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('inställningar');
    const answer = await chat.taps('settings.save', { language: 'en' });
    assert.equal(answer.card.lang, 'en');
    assert.equal((await chat.says('status')).card.lang, 'en');
  });

  it('follow the client\'s language until one is chosen', async () => {
    const chat = await chatWith({ person: aTryingPerson(), locale: 'nn-NO' });
    assert.equal((await chat.says('status')).card.lang, 'nb');
    assert.equal((await (await chatWith({ person: aTryingPerson(), locale: 'fi-FI' })).says('status')).card.lang, 'sv');
  });

  it('keep zone, readers and the choice about analysts, and show them next time', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('inställningar');
    assert.equal(valuesIn(chat.last ?? assert.fail())['analysts'], '');
    await chat.taps('settings.save', { zone: 'Europe/Helsinki', visibility: 'peer', analysts: 'yes' });
    const again = await chat.taps('settings.open');
    assert.deepEqual(valuesIn(again), { language: 'sv', zone: 'Europe/Helsinki', visibility: 'peer', analysts: 'yes', peers: 'yes' });
  });

  it('let somebody be without a colleague for now, and have one again', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('inställningar');
    await chat.taps('settings.save', { peers: 'no' });
    assert.equal((await chat.person()).settings.peers, 'no');
    assert.equal(valuesIn(await chat.taps('settings.open'))['peers'], 'no');
    await chat.taps('settings.save', { peers: 'yes' });
    assert.equal((await chat.person()).settings.peers, 'yes');
  });

  it('left as they are, leave the choice about analysts unmade', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('inställningar');
    await chat.taps('settings.save');
    const { settings } = await chat.person();
    assert.deepEqual([settings.analysts, settings.peers], ['not-asked', undefined]);
  });
});

describe('a pause', () => {
  it('needs no date and no reason', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    const form = await chat.says('pausa');
    assert.deepEqual(inputsOf(form.card).map(({ id }) => id), ['until']);
    assert.match(linesIn(await chat.taps('pause.submit')).join('\n'), /tills du säger till/);
    assert.deepEqual((await chat.person()).pause, { from: '2026-11-22' });
  });

  it('to a date says the date in words, shows in the status, and ends when the person says so', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('pausa');
    assert.match(linesIn(await chat.taps('pause.submit', { until: '2026-12-03' })).join('\n'), /3 december 2026/);
    assert.match(linesIn(await chat.says('status')).join('\n'), /pausat till och med 3 december 2026/);
    await chat.taps('pause.end');
    assert.equal((await chat.person()).pause, undefined);
  });

  for (const until of ['2026-11-22', '2026-11-01', '2027-02-29', '9999-12-31', '2028-11-23', 'i morgon']) {
    it(`does not begin with ${until} as its last day`, async () => {
      const chat = await chatWith({ person: aTryingPerson() });
      await chat.says('pausa');
      const answer = await chat.taps('pause.submit', { until });
      assert.deepEqual(answer.codes, ['bad-date']);
      assert.equal((await chat.person()).pause, undefined);
      assert.equal((await chat.taps('pause.submit', { until: '2028-11-22' })).kind, 'receipt');
    });
  }
});

describe('the status', () => {
  it('shows the action, its weeks, the next step and the last weeks, without those before the first', async () => {
    const person = aTryingPerson();
    const ledger = mark(mark(person.ledger, week('2026-W45'), 'answered'), week('2026-W46'), 'asked');
    const chat = await chatWith({ person: { ...person, ledger } });
    assert.deepEqual(linesIn(await chat.says('status')), [
      'Här är du just nu', 'Gå verksamhetsrundor', 'Lär känna din verksamhet · omgång 1 · version 1', 'Du har prövat i 7 veckor den här omgången.',
      'Nästa steg', 'Gå en runda på fredag', 'De senaste veckorna', 'Vecka 45: svarat', 'Vecka 46: inget svar', 'Vecka 47: ingen fråga',
    ]);
  });

  it('says with whom one thinks together', async () => {
    const person = aTryingPerson();
    const with_ = (pid: string) => ({ roundId: 'k-1' as PeerRoundId, cohortId: COHORT, since: '2026-11-02T09:00:00.000Z', with: [pid as PersonId] });
    const chat = await chatWith({ person: { ...person, peers: with_('p-alex') } });
    await chat.world.people.create(aPerson({ pid: 'p-alex' as PersonId, name: 'Alex Prov', peers: with_(person.pid) }));
    assert.ok(linesIn(await chat.says('status')).includes('Du tänker tillsammans med Alex Prov.'));
  });

  it('says nothing of weeks to somebody whose first week has not begun in their zone', async () => {
    const person = aTryingPerson();
    const [trial] = person.trials;
    assert.ok(trial);
    const chat = await chatWith({ person: { ...person, trials: [{ ...trial, started: week('2026-W48') }] } });
    assert.doesNotMatch(linesIn(await chat.says('status')).join('\n'), /Du har prövat/);
  });

  it('offers no second reflection once the week is answered', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    assert.ok(tapsOf((await chat.says('status')).card).some(({ verb }) => verb === 'reflect.open'));
    await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    assert.ok(!tapsOf((await chat.says('status')).card).some(({ verb }) => verb === 'reflect.open'));
  });
});

describe('min data', () => {
  it('counts what is kept and leads to the export', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    const answer = await chat.says('min data');
    assert.match(linesIn(answer).join('\n'), /en reflektion och en prövning/);
    assert.equal(answer.card.actions?.[0]?.type, 'Action.OpenUrl');
  });
});
