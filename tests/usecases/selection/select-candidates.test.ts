import assert from 'node:assert/strict';
import type { CohortId, OrganisationId, PersonId, TeamId } from '../../../bot/domain/ids.ts';
import { membershipsOf } from '../../../bot/domain/person/person.ts';
import { stateOf, type CandidateId } from '../../../bot/domain/selection/candidate.ts';
import { newSeatRow } from '../../../bot/storage/identities.ts';
import { acceptCandidate } from '../../../bot/usecases/selection/accept-candidate.ts';
import { approveCandidate, declineCandidate } from '../../../bot/usecases/selection/decide-candidate.ts';
import { listCandidates, listOwnCandidates } from '../../../bot/usecases/selection/list-candidates.ts';
import { meetPerson } from '../../../bot/usecases/people/meet-person.ts';
import { nominateCandidate } from '../../../bot/usecases/selection/nominate-candidate.ts';
import { registerInterest } from '../../../bot/usecases/selection/register-interest.ts';
import { aPerson, COHORT, objectId, OTHER_TEAM, PROGRAMME, TEAM, TENANT } from '../../support/world.ts';
import { coded, headOf } from '../builders.ts';
import { aCopy, everyKill, unlessKilled } from '../copies.ts';
import type { RosterEntry } from '../../../bot/domain/roster/roster-entry.ts';
import { ALVA, anApplicant, EKEBY, firstId, HEAD, LEADER, NOMINATION, OTHER_HEAD, SAID, selectionWorld, SJOAS, underRule } from './selection-world.ts';
import { textOf } from '../stored-rows.ts';

const AS_FACILITATOR = { as: 'facilitator', cohortId: COHORT } as const;
const AS_HEAD = { as: 'head', organisationId: SJOAS.id } as const;
const acceptance = (id: CandidateId, change: object = {}) => ({ id, teamId: TEAM, position: 'principal' as const, ...change });

const BOSS: RosterEntry = { pid: 'p-chef' as PersonId, name: 'Chefen Prov', protectedIdentity: false, organisationId: SJOAS.id, school: '', context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'facilitator' };

describe('a candidate who is accepted', () => {
  it('has a place on the roster and in the team, and is to be told', async () => {
    const { world, id } = await selectionWorld();
    await acceptCandidate(world, LEADER, COHORT, acceptance(id));
    const { value } = await headOf(world, ALVA);
    assert.deepEqual(membershipsOf(value).map(({ cohortId, teamId }) => [cohortId, teamId]), [[COHORT, TEAM]]);
    assert.deepEqual(value.notices?.map(({ kind }) => kind), ['accepted']);
    assert.equal(value.interest, undefined);
    const [member] = await world.rosters.all(COHORT);
    assert.deepEqual([member?.entry.name, member?.entry.school, member?.entry.organisationId, member?.entry.teamId], ['Alva Prov', 'Bäckskolan', SJOAS.id, TEAM]);
    assert.ok(member?.metAt);
    assert.deepEqual((await world.candidates.find(PROGRAMME, id))?.value.outcome, {
      kind: 'accepted', at: '2026-11-22T10:00:00.000Z', pid: ALVA, place: { cohortId: COHORT, teamId: TEAM, position: 'principal', organisationId: SJOAS.id }, told: true,
    });
  });

  it('is completed in the place that was given first, after a crash at any call to the store', async () => {
    for (const source of ['interest', 'nomination'] as const) {
      const { world: counted, tables: countedTables, id: countedId } = await candidateBy(source);
      const counting = aCopy(counted, countedTables);
      await acceptCandidate(counting.world, LEADER, COHORT, acceptance(countedId));
      for (const kill of everyKill(counting.calls())) {
        const { world, tables, id } = await candidateBy(source);
        await unlessKilled(acceptCandidate(aCopy(world, tables, kill).world, LEADER, COHORT, acceptance(id)));
        const healed = aCopy(world, tables).world;
        await acceptCandidate(healed, LEADER, COHORT, acceptance(id));
        const { outcome } = (await healed.candidates.find(PROGRAMME, id))?.value ?? assert.fail();
        assert.ok(outcome?.kind === 'accepted' && outcome.told, JSON.stringify(kill));
        const roster = await healed.rosters.all(COHORT);
        assert.deepEqual(roster.map(({ entry }) => entry.pid), [outcome.pid], JSON.stringify(kill));
        const { value } = await headOf(healed, outcome.pid);
        assert.equal(membershipsOf(value).length, 1, JSON.stringify(kill));
        assert.equal(value.notices?.length ?? 0, source === 'interest' ? 1 : 0, JSON.stringify(kill));
      }
    }
  });

  it('comes into no team and no cohort that is closed', async () => {
    const { world, id } = await selectionWorld();
    const [team, cohort] = [await world.cohorts.findTeam({ cohortId: COHORT, teamId: TEAM }), await world.cohorts.find(COHORT)];
    assert.ok(team && cohort);
    await world.cohorts.saveTeam({ ...team.value, closedOn: '2026-11-20' }, team.etag);
    await assert.rejects(acceptCandidate(world, LEADER, COHORT, acceptance(id)), coded('cohort-closed'));
    await world.cohorts.saveCohort({ ...cohort.value, closedOn: '2026-11-20' }, cohort.etag);
    await assert.rejects(acceptCandidate(world, LEADER, COHORT, acceptance(id, { teamId: OTHER_TEAM })), coded('cohort-closed'));
    assert.deepEqual(await world.rosters.all(COHORT), []);
  });

  it('comes into no team that their own manager leads', async () => {
    const { world, id } = await selectionWorld();
    const alva = await headOf(world, ALVA);
    await world.people.save({ person: { ...alva.value, managers: [{ cohortId: 'c-annan' as CohortId, pid: 'p-chef' as PersonId }] }, records: [] }, alva.etag);
    await world.people.create(aPerson({ pid: BOSS.pid, roles: [] }));
    await world.rosters.putAll(COHORT, [{ ...BOSS, teamId: TEAM }]);
    await assert.rejects(acceptCandidate(world, LEADER, COHORT, acceptance(id)), coded('manager-conflict'));
    assert.equal((await acceptCandidate(world, LEADER, COHORT, acceptance(id, { teamId: OTHER_TEAM }))).kind, 'accepted');
  });

  it('by two at once has one place', async () => {
    const { world, tables, id } = await selectionWorld();
    const copies = [TEAM, OTHER_TEAM].map((teamId) => ({ teamId, world: aCopy(world, tables).world }));
    await Promise.allSettled(copies.map((copy) => acceptCandidate(copy.world, LEADER, COHORT, acceptance(id, { teamId: copy.teamId }))));
    assert.equal((await world.rosters.all(COHORT)).length, 1);
    const { value } = await headOf(world, ALVA);
    assert.deepEqual([membershipsOf(value).length, value.notices?.length], [1, 1]);
  });

  it('of an organisation that is not known makes it, with the tenant that they come from', async () => {
    const { world } = await selectionWorld();
    const bo = await world.people.create(anApplicant({ pid: 'p-bo' as PersonId, name: 'Bo Prov', home: { tenantId: '44444444-4444-4444-8444-444444444444' as typeof TENANT, objectId: objectId(4) } }));
    world.clock.move({ hours: 1 });
    await registerInterest(world, bo, { ...SAID, municipality: 'Nyby' });
    await acceptCandidate(world, LEADER, COHORT, acceptance(await firstId(world)));
    const made = (await world.organisations.list()).map(({ value }) => value).find(({ name }) => name === 'Nyby');
    assert.equal(made?.tenantId, '44444444-4444-4444-8444-444444444444');
  });

  it('comes back to the cohort that they left, and the row knows what it knew', async () => {
    const { world, id } = await selectionWorld();
    await world.rosters.save(COHORT, {
      pid: ALVA, name: 'Alva Prov', protectedIdentity: false, organisationId: EKEBY.id, school: 'Gamla skolan', context: { schoolForm: 'Grundskola', sizeClass: '', areaType: '' },
      position: 'principal', teamId: OTHER_TEAM, sportlov: 9, leftOn: '2026-06-01',
    }, undefined);
    await acceptCandidate(world, LEADER, COHORT, acceptance(id));
    const { entry } = (await world.rosters.all(COHORT))[0] ?? assert.fail();
    assert.deepEqual([entry.leftOn, entry.teamId, entry.sportlov, entry.context.schoolForm, entry.school], [undefined, TEAM, 9, 'Grundskola', 'Bäckskolan']);
  });

  it('and is on the cohort’s roster already is left as they are', async () => {
    const { world, id } = await selectionWorld();
    await world.rosters.save(COHORT, {
      pid: ALVA, name: 'Alva Prov', protectedIdentity: false, organisationId: EKEBY.id, school: '', context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'analyst',
    }, undefined);
    assert.deepEqual(await acceptCandidate(world, LEADER, COHORT, acceptance(id)), { kind: 'on-roster' });
    assert.equal((await world.rosters.all(COHORT))[0]?.entry.position, 'analyst');
  });

  it('needs a team that there is, and somebody who leads all of the cohort', async () => {
    const { world, id } = await selectionWorld();
    await assert.rejects(acceptCandidate(world, LEADER, COHORT, acceptance(id, { teamId: 'finns-inte' as TeamId })), coded('not-found'));
    await assert.rejects(acceptCandidate(world, LEADER, COHORT, acceptance(id, { organisationId: 'finns-inte' as OrganisationId })), coded('not-found'));
    for (const person of [HEAD, aPerson(), aPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] })]) {
      await assert.rejects(acceptCandidate(world, person, COHORT, acceptance(id)), coded('not-allowed'));
    }
    await assert.rejects(acceptCandidate(world, LEADER, 'c-annan' as CohortId, acceptance(id)), coded('not-allowed'));
  });
});

describe('a candidate who is declined', () => {
  it('is to be told, with the message, and can register again', async () => {
    const { world, id } = await selectionWorld();
    await declineCandidate(world, LEADER, AS_FACILITATOR, id, 'Välkommen i höst.');
    const { value } = await headOf(world, ALVA);
    assert.deepEqual(value.notices?.map((notice) => [notice.kind, 'message' in notice && notice.message]), [['declined', 'Välkommen i höst.']]);
    world.clock.move({ days: 30 });
    await registerInterest(world, await headOf(world, ALVA), SAID);
    const states = (await world.candidates.all(PROGRAMME)).map(({ value: each }) => stateOf(each));
    assert.deepEqual(states, ['waiting', 'declined']);
  });

  it('is told once after a crash at any call to the store, and what was said first stays', async () => {
    const { world: counted, tables: countedTables, id: countedId } = await selectionWorld();
    const counting = aCopy(counted, countedTables);
    await declineCandidate(counting.world, LEADER, AS_FACILITATOR, countedId, 'Ett');
    for (const kill of everyKill(counting.calls())) {
      const { world, tables, id } = await selectionWorld();
      await unlessKilled(declineCandidate(aCopy(world, tables, kill).world, LEADER, AS_FACILITATOR, id, 'Ett'));
      const healed = aCopy(world, tables).world;
      const isDecided = (await healed.candidates.find(PROGRAMME, id))?.value.outcome !== undefined;
      await declineCandidate(healed, LEADER, AS_FACILITATOR, id, 'Två');
      const { value } = await headOf(healed, ALVA);
      assert.deepEqual(value.notices?.map((notice) => 'message' in notice && notice.message), [isDecided ? 'Ett' : 'Två'], JSON.stringify(kill));
      assert.equal(value.interest, undefined);
    }
  });

  it('and accepted at the same time is one of the two', async () => {
    const { world, tables, id } = await selectionWorld();
    const [one, other] = [aCopy(world, tables).world, aCopy(world, tables).world];
    await Promise.allSettled([acceptCandidate(one, LEADER, COHORT, acceptance(id)), declineCandidate(other, LEADER, AS_FACILITATOR, id, '')]);
    const { value } = await headOf(world, ALVA);
    assert.equal(value.notices?.length, 1);
    assert.equal(value.notices?.[0]?.kind === 'accepted', membershipsOf(value).length === 1);
  });

  it('cannot be accepted any more, nor the other way round', async () => {
    const { world, id } = await selectionWorld();
    await declineCandidate(world, LEADER, AS_FACILITATOR, id, '');
    await assert.rejects(acceptCandidate(world, LEADER, COHORT, acceptance(id)), coded('conflict'));
    const another = await selectionWorld();
    await acceptCandidate(another.world, LEADER, COHORT, acceptance(another.id));
    await assert.rejects(declineCandidate(another.world, LEADER, AS_FACILITATOR, another.id, ''), coded('conflict'));
  });
});

describe('a nomination', () => {
  it('has the place wait for whoever has the address, and is let in by it', async () => {
    const { world, id } = await candidateBy('nomination');
    await acceptCandidate(world, LEADER, COHORT, acceptance(id));
    const met = await meetPerson(world, { identity: { tenantId: TENANT, objectId: objectId(8) }, profile: async () => ({ name: 'Nils P', upn: NOMINATION.address }) });
    assert.deepEqual(membershipsOf(met.value).map(({ teamId }) => teamId), [TEAM]);
    assert.equal(met.value.name, 'Nils Prov');
  });

  it('of somebody whom an address leads to already gives the place to them', async () => {
    const { world, tables } = await selectionWorld();
    const seat = newSeatRow(TENANT, NOMINATION.address, ALVA);
    await tables.commit('Identity', seat.pk, [{ kind: 'insert', row: seat }]);
    world.clock.move({ hours: 1 });
    await nominateCandidate(world, HEAD, SJOAS.id, NOMINATION);
    await acceptCandidate(world, LEADER, COHORT, acceptance(await firstId(world)));
    assert.equal(membershipsOf((await headOf(world, ALVA)).value).length, 1);
  });

  it('is one a person: the same again mends it', async () => {
    const { world } = await selectionWorld();
    assert.equal(await nominateCandidate(world, HEAD, SJOAS.id, NOMINATION), 'nominated');
    assert.equal(await nominateCandidate(world, HEAD, SJOAS.id, { ...NOMINATION, address: ' NILS.prov@skola.example ', school: 'Nya skolan' }), 'mended');
    const own = (await listOwnCandidates(world, HEAD, SJOAS.id)).candidates.filter(({ value }) => value.source.kind === 'nomination');
    assert.deepEqual(own.map(({ value }) => value.school), ['Nya skolan']);
  });

  it('can be made again of who was declined, and of nobody who takes part', async () => {
    const { world, id } = await candidateBy('nomination');
    await declineCandidate(world, LEADER, AS_FACILITATOR, id, '');
    world.clock.move({ days: 1 });
    assert.equal(await nominateCandidate(world, HEAD, SJOAS.id, NOMINATION), 'nominated');
    await acceptCandidate(world, LEADER, COHORT, acceptance(await firstId(world)));
    assert.equal(await nominateCandidate(world, HEAD, SJOAS.id, NOMINATION), 'takes-part');
  });

  it('is refused where the tenant is not known, and to whom the organisation is not', async () => {
    const { world } = await selectionWorld();
    await world.organisations.save({ id: 'o-utan' as OrganisationId, name: 'Utan', ready: {} }, undefined);
    const head = aPerson({ roles: [{ kind: 'head', organisationId: 'o-utan' as OrganisationId }] });
    assert.equal(await nominateCandidate(world, head, 'o-utan' as OrganisationId, NOMINATION), 'no-tenant');
    for (const person of [OTHER_HEAD, LEADER, aPerson()]) await assert.rejects(nominateCandidate(world, person, SJOAS.id, NOMINATION), coded('not-allowed'));
  });

  it('of a protected identity is counted and in no list', async () => {
    const { world, tables } = await selectionWorld();
    await world.people.create(aPerson({ pid: 'p-skyddad' as PersonId, roles: [], protectedIdentity: true }));
    const seat = newSeatRow(TENANT, NOMINATION.address, 'p-skyddad' as PersonId);
    await tables.commit('Identity', seat.pk, [{ kind: 'insert', row: seat }]);
    await nominateCandidate(world, HEAD, SJOAS.id, NOMINATION);
    for (const list of [await listOwnCandidates(world, HEAD, SJOAS.id), await listCandidates(world, LEADER, COHORT)]) {
      assert.deepEqual([list.candidates.map(({ value }) => value.name), list.notListed], [['Alva Prov'], 1]);
    }
    assert.equal(await nominateCandidate(world, HEAD, SJOAS.id, NOMINATION), 'mended');
    assert.doesNotMatch(JSON.stringify(await world.candidates.all(PROGRAMME)), /Nils/);
  });

  it('leaves the address nowhere', async () => {
    const { world, id, rows } = await candidateBy('nomination');
    await acceptCandidate(world, LEADER, COHORT, acceptance(id));
    for (const row of await rows()) assert.doesNotMatch(textOf(row), /nils\.prov|skola\.example/i, `${row.table} ${row.rk}`);
  });
});

describe('a head of schools', () => {
  it('sees the candidates of the own organisation alone', async () => {
    const { world } = await selectionWorld();
    await nominateCandidate(world, OTHER_HEAD, EKEBY.id, { ...NOMINATION, address: 'eke@skola.example', name: 'Eke Prov' });
    assert.deepEqual(namesOf(await listOwnCandidates(world, HEAD, SJOAS.id)), ['Alva Prov']);
    assert.deepEqual(namesOf(await listOwnCandidates(world, OTHER_HEAD, EKEBY.id)), ['Eke Prov']);
    await assert.rejects(listOwnCandidates(world, OTHER_HEAD, SJOAS.id), coded('not-allowed'));
    await assert.rejects(listOwnCandidates(world, LEADER, SJOAS.id), coded('not-allowed'));
  });

  it('sees who registered before the organisation was known, by the tenant that they come from', async () => {
    const { world } = await selectionWorld();
    const home = { tenantId: '44444444-4444-4444-8444-444444444444' as typeof TENANT, objectId: objectId(4) };
    await registerInterest(world, await world.people.create(anApplicant({ pid: 'p-bo' as PersonId, name: 'Bo Prov', home })), SAID);
    const nyby = { id: 'o-nyby' as OrganisationId, name: 'Nyby', tenantId: home.tenantId, ready: {} };
    await world.organisations.save(nyby, undefined);
    assert.deepEqual(namesOf(await listOwnCandidates(world, aPerson({ roles: [{ kind: 'head', organisationId: nyby.id }] }), nyby.id)), ['Bo Prov']);
  });

  it('says yes before a place is given, where both decide', async () => {
    const { world, id } = await selectionWorld('both');
    await assert.rejects(acceptCandidate(world, LEADER, COHORT, acceptance(id)), coded('conflict'));
    await approveCandidate(world, LEADER, AS_FACILITATOR, id);
    await assert.rejects(acceptCandidate(world, LEADER, COHORT, acceptance(id)), coded('conflict'));
    for (let tap = 0; tap < 2; tap++) await approveCandidate(world, HEAD, AS_HEAD, id);
    assert.equal((await acceptCandidate(world, LEADER, COHORT, acceptance(id))).kind, 'accepted');
  });

  it('decides alone where the programme says so', async () => {
    const { world, id } = await selectionWorld('head');
    await assert.rejects(declineCandidate(world, LEADER, AS_FACILITATOR, id, ''), coded('conflict'));
    await declineCandidate(world, HEAD, AS_HEAD, id, 'Nästa år.');
    assert.equal((await headOf(world, ALVA)).value.notices?.length, 1);
  });

  it('decides nothing where the facilitators do, and nothing of other organisations', async () => {
    const { world, id } = await selectionWorld();
    await assert.rejects(approveCandidate(world, HEAD, AS_HEAD, id), coded('conflict'));
    await assert.rejects(declineCandidate(world, HEAD, AS_HEAD, id, ''), coded('conflict'));
    const both = underRule(world, 'both');
    await assert.rejects(approveCandidate(both, OTHER_HEAD, { as: 'head', organisationId: EKEBY.id }, id), coded('not-found'));
    await assert.rejects(approveCandidate(both, OTHER_HEAD, AS_HEAD, id), coded('not-allowed'));
    await assert.rejects(declineCandidate(both, LEADER, AS_HEAD, id, ''), coded('not-allowed'));
  });
});

async function candidateBy(source: 'interest' | 'nomination') {
  const setting = await selectionWorld();
  if (source === 'interest') return setting;
  setting.world.clock.move({ hours: 1 });
  await nominateCandidate(setting.world, HEAD, SJOAS.id, NOMINATION);
  return { ...setting, id: await firstId(setting.world) };
}

function namesOf({ candidates }: Awaited<ReturnType<typeof listOwnCandidates>>) {
  return candidates.map(({ value }) => value.name);
}
