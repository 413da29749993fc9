import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PersonId, TeamId } from '../../../bot/domain/ids.ts';
import { membershipsOf } from '../../../bot/domain/person/person.ts';
import { takesPart, type RosterEntry } from '../../../bot/domain/roster/roster-entry.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { unpackJson } from '../../../bot/storage/table/packing.ts';
import type { Tables } from '../../../bot/storage/table/tables.ts';
import { followRoster } from '../../../bot/usecases/roster/follow-roster.ts';
import { aTryingPerson, COHORT, OTHER_TEAM, PROGRAMME, settle, TEAM, testWorld } from '../../support/world.ts';
import { headOf, MAJA } from '../builders.ts';
import { entryOf } from '../places.ts';

const COHORT_OF_ROSTER = { cohortId: COHORT, programme: PROGRAMME };

const entry: fc.Arbitrary<RosterEntry> = fc.record({
  position: fc.constantFrom('principal', 'deputy', 'facilitator', 'analyst'),
  teamId: fc.option(fc.constantFrom(TEAM, OTHER_TEAM), { nil: undefined }),
  hasLeft: fc.boolean(),
}).map(({ position, teamId, hasLeft }) => entryOf(MAJA, { position, ...(teamId === undefined ? {} : { teamId }), ...(hasLeft ? { leftOn: '2026-11-22' } : {}) }));

describe('following a roster, stored', () => {
  it('leaves one summary in the team where somebody takes part, and tombstones where they have', async () => {
    await fc.assert(fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 8 }), fc.boolean(), async (entries, isMet) => {
      const tables = memoryTables();
      const world = await testWorld({ tables });
      if (isMet) await settle(world, aTryingPerson({ roles: [] }));
      for (const each of entries) {
        await followRoster(world, { cohort: COHORT_OF_ROSTER, entry: each });
        world.clock.move({ minutes: 1 });
      }
      const { value: person } = await headOf(world);
      const last = entries.at(-1);
      const here = last && takesPart(last) && last.teamId !== undefined ? [last.teamId] : [];
      const stored = await summariesOf(tables, MAJA);
      assert.deepEqual(stored.filter(({ left }) => !left).map(({ teamId }) => teamId), here);
      assert.deepEqual(membershipsOf(person).map(({ teamId }) => teamId), here);
      assert.ok(stored.every(({ rev }) => rev <= person.rev));
      assert.equal(new Set(stored.map(({ teamId }) => teamId)).size, stored.length);
    }), { numRuns: 60 });
  });

  it('again changes nothing of the person, and when their tombstones are up to date writes nothing at all', async () => {
    await fc.assert(fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 5 }), async (entries) => {
      const writes: string[] = [];
      const inner = memoryTables();
      const tables: Tables = { ...inner, get: (...asked) => inner.get(...asked), range: (...asked) => inner.range(...asked), ping: () => inner.ping(), commit: (table, pk, rows, guard) => {
        writes.push(table);
        return inner.commit(table, pk, rows, guard);
      } };
      const world = await testWorld({ tables });
      for (const each of entries) await followRoster(world, { cohort: COHORT_OF_ROSTER, entry: each });
      const last = entries.at(-1) ?? assert.fail();
      const { value: { rev } } = await headOf(world);
      await followRoster(world, { cohort: COHORT_OF_ROSTER, entry: last });
      writes.length = 0;
      await followRoster(world, { cohort: COHORT_OF_ROSTER, entry: last });
      assert.deepEqual(writes, []);
      assert.equal((await headOf(world)).value.rev, rev);
    }), { numRuns: 40 });
  });
});

async function summariesOf(tables: Tables, pid: PersonId): Promise<readonly { teamId: TeamId; left: boolean; rev: number }[]> {
  const rows = await tables.range('Cohort', COHORT, { prefix: 'm|' });
  return rows.filter(({ rk }) => rk.endsWith(`|${pid}`)).map(({ rk, values }) => {
    const stored = unpackJson('json', values) as { left?: true; rev: number }; // Written by the store under test a moment ago.
    return { teamId: rk.split('|')[1] as TeamId, left: stored.left === true, rev: stored.rev }; // The middle of a key of ours.
  });
}
