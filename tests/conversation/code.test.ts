import assert from 'node:assert/strict';
import { parseSaidCode } from '../../bot/conversation/code.ts';
import type { OrganisationId, PersonId } from '../../bot/domain/ids.ts';
import { newSeatRow } from '../../bot/storage/identities.ts';
import { issueRosterCode } from '../../bot/usecases/people/issue-invitation.ts';
import { aPerson, COHORT, objectId, settle, TEAM, TENANT, type TestWorld } from '../support/world.ts';
import { aChoosingPerson, chatWith, linesIn, valuesIn, verbsIn } from './chat.ts';

const BO = 'p-bo' as PersonId;
const LEADER = aPerson({ pid: 'p-leder' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });

describe('a code in chat', () => {
  it('is offered to a stranger, and lets them in', async () => {
    const chat = await chatWith({});
    const code = await codeForBo(chat.world);
    assert.match(linesIn(await chat.says('hej')).join('\n'), /inbjudningskod/);
    await chat.taps('code.open');
    const answer = await chat.taps('code.submit', { code });
    assert.match(linesIn(answer).join('\n'), /Hej Bo![\s\S]*Koden stämde[\s\S]*Provkohorten/);
    assert.deepEqual(verbsIn(answer), ['choose.open']);
    assert.equal((await chat.person()).pid, BO);
  });

  for (const typed of [(code: string) => `kod ${code}`, (code: string) => `Inbjudningskod: ${code.toLowerCase()}`, (code: string) => code, (code: string) => `code ${code.replaceAll('-', ' ')}`, (code: string) => `kode ${code}`]) {
    it(`works typed: ${typed('K7QM-3XDF-9R')}`, async () => {
      const chat = await chatWith({});
      await chat.says(typed(await codeForBo(chat.world)));
      assert.equal((await chat.person()).pid, BO);
    });
  }

  it('comes back filled in when it is wrong, with what to do', async () => {
    const chat = await chatWith({});
    const answer = await chat.says('kod K7QM-3XDF-9R');
    assert.deepEqual([answer.kind, answer.codes, valuesIn(answer)['code']], ['refused', ['code-unknown'], 'K7QM-3XDF-9R']);
    assert.match(linesIn(answer).join('\n'), /känner jag inte igen/);
    const empty = await chat.taps('code.submit', { code: ' ' });
    assert.deepEqual(empty.codes, ['required']);
  });

  it('says so when there have been too many tries', async () => {
    const chat = await chatWith({});
    for (let guess = 0; guess < 10; guess++) await chat.says('kod K7QM-3XDF-9R');
    const answer = await chat.says('kod K7QM-3XDF-9R');
    assert.match(linesIn(answer).join('\n'), /Vänta en timme/);
  });

  it('is refused in a sentence to somebody who takes part in something', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    const answer = await chat.says(`kod ${await codeForBo(chat.world)}`);
    assert.deepEqual(answer.codes, ['code-not-fresh']);
    assert.equal((await chat.person()).pid, 'p-maja');
  });

  it('of one’s own is shown to who has a place, with what it is for and how long', async () => {
    const chat = await chatWith({ person: aChoosingPerson() });
    await chat.says('kod');
    const answer = await chat.taps('code.show');
    assert.match(linesIn(answer).join('\n'), /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{2}[\s\S]*6 december 2026[\s\S]*Ge den inte till någon annan/);
  });

  it('of one’s own is not offered to a stranger, and not given by a forged tap', async () => {
    const chat = await chatWith({});
    assert.deepEqual(verbsIn(await chat.says('kod')), ['code.submit']);
    assert.deepEqual((await chat.sends('code.show', {})).codes, ['not-allowed']);
  });

  it('is not seen in what somebody just says', () => {
    for (const text of ['kod', 'kodning är roligt', 'hej hej hej', 'reflektera', '2026-1122-33 är ett nummer']) assert.equal(parseSaidCode(text), undefined, text);
  });
});

describe('somebody whose place another has', () => {
  it('is told so and whom to turn to, and nothing of whose it is', async () => {
    const chat = await chatWith({ upn: 'maja.prov@skola.example' });
    const maja = aChoosingPerson();
    await settle(chat.world, maja, 2);
    const seat = newSeatRow(TENANT, 'maja.prov@skola.example', maja.pid);
    await chat.world.tables.commit('Identity', seat.pk, [{ kind: 'put', row: seat }]);
    const taken = (await chat.world.identities.findSeat(TENANT, 'maja.prov@skola.example')) ?? assert.fail();
    await chat.world.identities.takeSeat(TENANT, 'maja.prov@skola.example', taken, objectId(2));
    const answer = await chat.says('hej');
    assert.match(linesIn(answer).join('\n'), /redan tagits från ett annat konto[\s\S]*den som leder programmet/);
    assert.doesNotMatch(JSON.stringify(answer.card), /Maja|Provkohorten|Norr/);
    assert.equal((await chat.world.claims.all(COHORT)).length, 1);
  });
});

/** On the roster and not met. */
async function codeForBo(world: TestWorld): Promise<string> {
  await world.people.create(aPerson({ pid: BO, name: 'Bo Prov' }));
  await world.rosters.save(COHORT, {
    pid: BO, name: 'Bo Prov', protectedIdentity: false, organisationId: 'o-prov' as OrganisationId, school: '',
    context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'principal', teamId: TEAM,
  }, undefined);
  return (await issueRosterCode(world, LEADER, COHORT, BO))?.code ?? assert.fail();
}
