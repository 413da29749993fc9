import assert from 'node:assert/strict';
import type { CohortId, OrganisationId, PersonId } from '../../../bot/domain/ids.ts';
import { newSeatRow } from '../../../bot/storage/identities.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { meetPerson, type Visitor } from '../../../bot/usecases/people/meet-person.ts';
import { dismissClaim, listClaims } from '../../../bot/usecases/people/seat-claims.ts';
import { useInvitation } from '../../../bot/usecases/people/use-invitation.ts';
import { issueRosterCode } from '../../../bot/usecases/people/issue-invitation.ts';
import { aPerson, COHORT, objectId, OTHER_TEAM, TEAM, TENANT, testWorld } from '../../support/world.ts';
import { coded, MAJA } from '../builders.ts';
import { aCopy, everyKill, unlessKilled } from '../copies.ts';

const UPN = 'maja.prov@skola.example';
const LEADER = aPerson({ pid: 'p-leder' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });

describe('a second claimant of a place on a roster', () => {
  it('is a stranger who knows that it is taken, and is told nothing of whose it is', async () => {
    const { world } = await withSeat();
    await meetPerson(world, visitor(1));
    const { value } = await meetPerson(world, visitor(2, 'Någon Annan'));
    assert.deepEqual([value.roles, value.claimed, value.name], [[], MAJA, 'Någon Annan']);
  });

  it('is shown to who leads there, with the name that the host has', async () => {
    const { world } = await withSeat();
    await meetPerson(world, visitor(1));
    const { value } = await meetPerson(world, visitor(2, 'Någon Annan'));
    assert.deepEqual(await listClaims(world, LEADER, COHORT), [
      { pid: MAJA, claimant: value.pid, owner: 'Maja Prov', name: 'Någon Annan', at: '2026-11-22T10:00:00.000Z' },
    ]);
  });

  it('is shown without a name where the place is somebody’s who is in no list', async () => {
    const { world } = await withSeat({ protectedIdentity: true });
    await meetPerson(world, visitor(1));
    const { value } = await meetPerson(world, visitor(2, 'Någon Annan'));
    assert.deepEqual(await listClaims(world, LEADER, COHORT), [{ pid: MAJA, claimant: value.pid, at: '2026-11-22T10:00:00.000Z' }]);
    assert.doesNotMatch(JSON.stringify(await world.claims.all(COHORT)), /Annan|Maja/);
  });

  it('is one, however often they come back', async () => {
    const { world } = await withSeat();
    await meetPerson(world, visitor(1));
    for (let visit = 0; visit < 3; visit++) await meetPerson(world, visitor(2));
    assert.equal((await listClaims(world, LEADER, COHORT)).length, 1);
  });

  it('is whose address it is, too, when the place was taken by a code', async () => {
    const { world } = await withSeat();
    const issued = (await issueRosterCode(world, LEADER, COHORT, MAJA)) ?? assert.fail();
    const guest: Visitor = { identity: { tenantId: TENANT, objectId: objectId(7) }, profile: async () => ({ name: 'Gäst' }) };
    await useInvitation(world, guest, await meetPerson(world, guest), issued.code);
    const { value } = await meetPerson(world, visitor(1));
    assert.deepEqual([value.roles, value.claimed], [[], MAJA]);
    assert.equal((await listClaims(world, LEADER, COHORT)).length, 1);
  });

  it('is shown once after a crash at any call to the store', async () => {
    const calls = await callsOfClaiming();
    for (const kill of everyKill(calls)) {
      const { world, tables } = await withSeat();
      await meetPerson(world, visitor(1));
      assert.equal(await unlessKilled(meetPerson(aCopy(world, tables, kill).world, visitor(2))), 'killed');
      const healed = aCopy(world, tables).world;
      const { value } = await meetPerson(healed, visitor(2));
      assert.equal(value.claimed, MAJA, JSON.stringify(kill));
      assert.deepEqual((await listClaims(healed, LEADER, COHORT)).map(({ claimant }) => claimant), [value.pid], JSON.stringify(kill));
    }
  });

  it('is dismissed, and shown no more', async () => {
    const { world } = await withSeat();
    await meetPerson(world, visitor(1));
    const { value } = await meetPerson(world, visitor(2));
    for (let tap = 0; tap < 2; tap++) await dismissClaim(world, LEADER, COHORT, { pid: MAJA, claimant: value.pid });
    assert.deepEqual(await listClaims(world, LEADER, COHORT), []);
  });

  it('is shown and dismissed in the own teams alone', async () => {
    const { world } = await withSeat();
    await meetPerson(world, visitor(1));
    const { value } = await meetPerson(world, visitor(2));
    const leading = (teams: readonly (typeof TEAM)[]) => aPerson({ pid: 'p-l' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams }] });
    assert.equal((await listClaims(world, leading([TEAM]), COHORT)).length, 1);
    assert.deepEqual(await listClaims(world, leading([OTHER_TEAM]), COHORT), []);
    const claim = { pid: MAJA, claimant: value.pid };
    await assert.rejects(dismissClaim(world, leading([OTHER_TEAM]), COHORT, claim), coded('not-allowed'));
    await assert.rejects(dismissClaim(world, aPerson(), COHORT, claim), coded('not-allowed'));
    await assert.rejects(listClaims(world, LEADER, 'c-annan' as CohortId), coded('not-allowed'));
  });
});

async function withSeat(change: { readonly protectedIdentity?: boolean } = {}) {
  const tables = memoryTables();
  const world = await testWorld({ tables });
  const protectedIdentity = change.protectedIdentity === true;
  await world.people.create(aPerson({ protectedIdentity }));
  await world.rosters.save(COHORT, {
    pid: MAJA, ...(protectedIdentity ? {} : { name: 'Maja Prov' }), protectedIdentity, organisationId: 'o-prov' as OrganisationId, school: '',
    context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'principal', teamId: TEAM,
  }, undefined);
  const seat = newSeatRow(TENANT, UPN, MAJA);
  await tables.commit('Identity', seat.pk, [{ kind: 'insert', row: seat }]);
  return { world, tables };
}

async function callsOfClaiming(): Promise<number> {
  const { world, tables } = await withSeat();
  await meetPerson(world, visitor(1));
  const copy = aCopy(world, tables);
  await meetPerson(copy.world, visitor(2));
  return copy.calls();
}

function visitor(number: number, name = 'Från värden'): Visitor {
  return { identity: { tenantId: TENANT, objectId: objectId(number) }, profile: async () => ({ name, upn: UPN }) };
}
