import assert from 'node:assert/strict';
import type { OrganisationId } from '../../bot/domain/ids.ts';
import { newSeatRow } from '../../bot/storage/identities.ts';
import { COHORT, aTryingPerson, settle, TENANT } from '../support/world.ts';
import { aChoosingPerson, chatWith, linesIn, verbsIn } from './chat.ts';

describe('a first contact', () => {
  it('tells somebody on a roster their cohort, their learning team and what comes next, in three lines with one button', async () => {
    const chat = await chatWith({ person: aChoosingPerson({ greeted: false }) });
    const answer = await chat.says('hej');
    assert.equal(linesIn(answer).length, 3);
    assert.match(linesIn(answer).join('\n'), /Maja[^]*Provkohorten[^]*Norr[^]*välj/i);
    assert.deepEqual(verbsIn(answer), ['choose.open']);
  });

  it('offers to go on choosing to somebody who left off', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    await chat.says('välj');
    await chat.taps('choose.later', { seen: 'Många är nya.' });
    assert.match(linesIn(await chat.says('hej')).join('\n'), /där du slutade/);
  });

  it('offers the weekly reflection to somebody who is trying something', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    assert.deepEqual(verbsIn(await chat.says('hej')), ['reflect.open']);
  });

  it('says so to somebody who has answered this week, or is on pause', async () => {
    const chat = await chatWith({ person: aTryingPerson({ greeted: true }) });
    await chat.says('reflektera');
    await chat.taps('reflect.not-reached');
    assert.match(linesIn(await chat.says('hej')).join('\n'), /redan svarat/);
    await chat.says('pausa');
    await chat.taps('pause.submit');
    assert.match(linesIn(await chat.says('hej')).join('\n'), /Du har paus/);
  });

  it('leads a facilitator to the learning team', async () => {
    const chat = await chatWith({ person: aChoosingPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] }) });
    const answer = await chat.says('hej');
    assert.equal(linesIn(answer).length, 3);
    assert.equal(answer.card.actions?.[0]?.type, 'Action.OpenUrl');
  });

  it('tells a head of schools which organisation is theirs, and where they nominate', async () => {
    const organisationId = 'o-sjoas' as OrganisationId;
    const chat = await chatWith({ person: aChoosingPerson({ roles: [{ kind: 'head', organisationId }] }) });
    await chat.world.organisations.save({ id: organisationId, name: 'Sjöås kommun', ready: {} }, undefined);
    assert.match(linesIn(await chat.says('hej')).join('\n'), /skolchef för Sjöås kommun\.[\s\S]*Nominera/);
    assert.deepEqual(verbsIn(await chat.says('anmäl intresse')), ['help.open']);
  });

  it('lets somebody on no roster register interest, and says afterwards that it is in', async () => {
    const chat = await chatWith({});
    assert.deepEqual(verbsIn(await chat.says('hej')), ['interest.open', 'code.open']);
    await chat.taps('interest.open');
    const answer = await chat.taps('interest.submit', { municipality: 'Prövinge', school: 'Granskolan', why: 'Vill ha tid att tänka' });
    assert.equal(answer.kind, 'receipt');
    const items = (await chat.world.candidates.all(chat.world.intake)).map(({ value }) => value);
    assert.deepEqual(items.map(({ name, municipality, school, why }) => ({ name, municipality, school, why })), [
      { name: 'Nova Prov', municipality: 'Prövinge', school: 'Granskolan', why: 'Vill ha tid att tänka' },
    ]);
    assert.match(linesIn(await chat.says('hej')).join('\n'), /intresseanmälan är mottagen/);
  });

  it('keeps one interest a person: a new one replaces it, and says so', async () => {
    const chat = await chatWith({});
    await chat.says('anmäl intresse');
    await chat.taps('interest.submit', { municipality: 'Prövinge', school: 'Granskolan' });
    const again = await chat.taps('interest.open');
    assert.match(linesIn(again).join('\n'), /ersätter din förra anmälan/);
    await chat.taps('interest.submit', { municipality: 'Prövinge', school: 'Björkskolan' });
    const items = (await chat.world.candidates.all(chat.world.intake)).map(({ value }) => value);
    assert.deepEqual(items.map(({ school }) => school), ['Björkskolan']);
  });

  it('finds the seat that a roster keeps for the address', async () => {
    const chat = await chatWith({ upn: 'maja.prov@skola.example' });
    const person = aChoosingPerson();
    await settle(chat.world, person, 2);
    const seat = newSeatRow(TENANT, 'maja.prov@skola.example', person.pid);
    await chat.world.tables.commit('Identity', seat.pk, [{ kind: 'put', row: seat }]);
    assert.match(linesIn(await chat.says('hej')).join('\n'), /Provkohorten/);
  });

  it('answers whatever is written first with the welcome, and the next unknown words with the menu', async () => {
    const chat = await chatWith({ person: aChoosingPerson({ greeted: false }) });
    assert.match(linesIn(await chat.says('Vad är det här för något?')).join('\n'), /Ledtråd/);
    assert.deepEqual(verbsIn(await chat.says('blå bilar')).slice(0, 2), ['reflect.open', 'status.open']);
  });

  it('greets an installation once', async () => {
    const chat = await chatWith({ person: aChoosingPerson({ greeted: false }) });
    assert.ok(await chat.isGreeted());
    assert.equal(await chat.isGreeted(), undefined);
  });

  it('shows a display name as it is, not as Markdown', async () => {
    const chat = await chatWith({ person: aChoosingPerson({ name: '[Vinst](https://lockande.example)' }) });
    assert.doesNotMatch(linesIn(await chat.says('hej')).join('\n'), /[[\]()]/);
  });
});
