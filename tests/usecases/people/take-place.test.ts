import assert from 'node:assert/strict';
import type { OrganisationId, PersonId } from '../../../bot/domain/ids.ts';
import type { Identity } from '../../../bot/domain/identity.ts';
import { newSeatRow } from '../../../bot/storage/identities.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { issueRosterCode } from '../../../bot/usecases/people/issue-invitation.ts';
import { meetPerson, type Visitor } from '../../../bot/usecases/people/meet-person.ts';
import { useInvitation } from '../../../bot/usecases/people/use-invitation.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { aPerson, COHORT, objectId, TEAM, TENANT, testWorld } from '../../support/world.ts';
import { headOf, MAJA } from '../builders.ts';
import { aCopy, type Kill, unlessKilled } from '../copies.ts';
import { inEveryOrder, takingTurns, type Choose } from '../taking-turns.ts';

const LEADER = aPerson({ pid: 'p-leder' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
const UPN = 'maja.prov@skola.example';
const INTERRUPTIONS = 2;

/** One has her address, the other a code for her place. */
const [ADDRESSED, INVITED] = [1, 2];

describe('a place for which two come at once, one by address and one by code', () => {
  it('is one’s in every order of their calls to the store, and the other is a stranger', async () => {
    const orders = await inEveryOrder(INTERRUPTIONS, async (choose) => {
      const place = await aPlace();
      await both(place, choose);
      await isOnes(place);
    });
    assert.ok(orders > 100, `${orders} orders`);
  });

  for (const killed of ['address', 'code'] as const) {
    it(`is one’s, also when the copy that serves the one with the ${killed} is killed on the way`, async () => {
      const calls = await callsBy(killed);
      assert.ok(calls > 5);
      for (let call = 1; call <= calls; call++) {
        await inEveryOrder(1, async (choose) => {
          const place = await aPlace();
          await both(place, choose, { [killed]: { call, when: 'after' } });
          // Whoever got no answer says it again, as the chat does.
          if (killed === 'code') await byCode(place, aCopy(place.world, place.tables).world);
          await isOnes(place);
        });
      }
    });
  }
});

describe('a place whose person is met at once by a copy that knows of their seat and one that does not yet', () => {
  it('is theirs, or waits for them to say a code', async () => {
    const ends = new Set<boolean>();
    await inEveryOrder(INTERRUPTIONS, async (choose) => {
      const place = await aPlace();
      await takingTurns(place.tables, [UPN, undefined].map((upn) => async (turns) => { await pidOf(aCopy(place.world, turns).world, ADDRESSED, upn); }), choose);
      const later = aCopy(place.world, place.tables).world;
      const isTheirs = (await byAddress(later)) === MAJA;
      assert.deepEqual((await headOf(later)).value.home, isTheirs ? identity(ADDRESSED) : undefined);
      ends.add(isTheirs);
    });
    assert.equal(ends.size, 2);
  });
});

type Place = Awaited<ReturnType<typeof aPlace>>;

type Kills = { readonly [Door in 'address' | 'code']?: Kill };

async function both(place: Place, choose: Choose, kills: Kills = {}): Promise<void> {
  await takingTurns(place.tables, [
    async (turns) => { await unlessKilled(byAddress(aCopy(place.world, turns, kills.address).world)); },
    async (turns) => { await unlessKilled(byCode(place, aCopy(place.world, turns, kills.code).world)); },
  ], choose);
}

async function byAddress(copy: World): Promise<PersonId> {
  return await pidOf(copy, ADDRESSED, UPN);
}

async function byCode({ code }: Place, copy: World): Promise<void> {
  await useInvitation(copy, visitor(INVITED), await meetPerson(copy, visitor(INVITED)), code);
}

/** Asked of a copy that knows nothing, as when both write again the day after. */
async function isOnes({ world, tables }: Place): Promise<void> {
  const later = aCopy(world, tables).world;
  const [addressed, invited] = [await byAddress(later), await pidOf(later, INVITED)];
  assert.equal([addressed, invited].filter((pid) => pid === MAJA).length, 1, `${addressed}, ${invited}`);
  assert.deepEqual((await headOf(later)).value.home, identity(addressed === MAJA ? ADDRESSED : INVITED));
  // Whose address it is and who came second is listed for who leads there.
  assert.deepEqual((await later.claims.all(COHORT)).map(({ claimant }) => claimant), addressed === MAJA ? [] : [addressed]);
}

async function pidOf(world: World, number: number, upn?: string): Promise<PersonId> {
  return (await meetPerson(world, visitor(number, upn))).value.pid;
}

async function callsBy(door: 'address' | 'code'): Promise<number> {
  const place = await aPlace();
  const copy = aCopy(place.world, place.tables);
  await (door === 'address' ? byAddress(copy.world) : byCode(place, copy.world));
  return copy.calls();
}

/** Maja's, on the roster, with a seat for her address and a code for whoever has it. */
async function aPlace() {
  const tables = memoryTables();
  const world = await testWorld({ tables });
  await world.people.create(aPerson());
  await world.rosters.save(COHORT, {
    pid: MAJA, name: 'Maja Prov', protectedIdentity: false, organisationId: 'o-prov' as OrganisationId, school: 'Bäckskolan',
    context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'principal', teamId: TEAM,
  }, undefined);
  const seat = newSeatRow(TENANT, UPN, MAJA);
  await tables.commit('Identity', seat.pk, [{ kind: 'insert', row: seat }]);
  const { code } = (await issueRosterCode(world, LEADER, COHORT, MAJA)) ?? assert.fail('met already');
  return { world, tables, code };
}

function visitor(number: number, upn?: string): Visitor {
  return { identity: identity(number), profile: async () => ({ name: 'Från värden', ...(upn ? { upn } : {}) }) };
}

function identity(number: number): Identity {
  return { tenantId: TENANT, objectId: objectId(number) };
}
