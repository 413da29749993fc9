import assert from 'node:assert/strict';
import type { Person } from '../../bot/domain/person/person.ts';
import { parseQuestionId } from '../../bot/domain/reflection/question.ts';
import type { Reflection } from '../../bot/domain/reflection/reflection.ts';
import { isSharedWithTeam } from '../../bot/domain/reflection/visibility.ts';
import { memoryTables, type Faults } from '../../bot/storage/table/memory-tables.ts';
import { unpackJson } from '../../bot/storage/table/packing.ts';
import type { TableName, Tables, Write } from '../../bot/storage/table/tables.ts';
import { repairProjections } from '../../bot/usecases/repair-projections.ts';
import { submitReflection, type ReflectionSubmit, type SubmitResult } from '../../bot/usecases/reflections/submit-reflection.ts';
import type { World } from '../../bot/usecases/world.ts';
import { aTryingPerson, COHORT, settle, TEAM, TENANT, testWorld, type TestWorld } from '../support/world.ts';
import { headOf, MAJA, summaryIn } from './builders.ts';
import { rememberingTables, textOf, type RowOfTable } from './stored-rows.ts';

export interface History {
  readonly world: TestWorld;
  readonly tables: Tables;
  /** A minute later, on another copy. */
  repair(): Promise<void>;
  /** Fails when a text that was taken back can be read by anybody else. */
  assertUnreadable(text: string): Promise<void>;
  /** Fails unless what is stored agrees with itself and nothing older ever replaced something newer. */
  assertSound(): Promise<void>;
}

const LATEST = { limit: 100 };

export async function aHistory(faults?: Faults): Promise<History> {
  const overwritten: string[] = [];
  const { tables, rows } = rememberingTables(memoryTables(faults ? { faults } : {}), watchingRevisions(overwritten));
  const world = await testWorld({ tables });
  await settle(world, aTryingPerson());
  return {
    world,
    tables,
    async repair() {
      world.clock.move({ seconds: 61 });
      await repairProjections(world, TENANT);
    },
    async assertUnreadable(text) {
      const readable = (await rows()).filter((row) => row.table !== 'People' && textOf(row).includes(text));
      assert.deepEqual(readable.map(({ rk }) => rk), [], 'a text can be read after its narrowing was answered');
    },
    async assertSound() {
      assert.deepEqual(overwritten, [], 'a newer row was overwritten by an older one');
      const head = await headOf(world);
      const reflections = (await world.people.reflections(MAJA, LATEST)).items;
      const stored = await rows();
      for (const reflection of reflections) assertStoredOnce(reflection, head.value, stored);
      const summary = await summaryIn(world);
      assert.equal(summary?.rev, head.value.rev, 'the summary is behind the head');
      await assertShared(world, reflections);
    },
  };
}

export async function tap(world: World, submit: ReflectionSubmit): Promise<SubmitResult> {
  return await submitReflection(world, await headOf(world), submit);
}

function assertStoredOnce(reflection: Reflection, { recent }: Person, rows: readonly RowOfTable[]): void {
  const versions = rows
    .filter(({ table, rk }) => table === 'People' && rk.startsWith('v|'))
    .map(({ values }) => unpackJson('json', values) as Reflection) // Written by the store under test a moment ago.
    .filter(({ id }) => id === reflection.id);
  assert.deepEqual(versions.map(({ rev }) => rev), Array.from({ length: reflection.rev }, (_, index) => index + 1), 'a version is missing or there twice');
  assert.deepEqual(versions.at(-1), reflection, 'the latest version is another than the reflection');
  assert.equal(new Set(versions.map(({ answer }) => JSON.stringify(answer))).size, versions.length, 'the same was stored twice');
  assert.deepEqual(recent.filter(({ id }) => id === reflection.id).map(({ rev }) => rev), [reflection.rev], 'the head remembers another revision');
}

async function assertShared(world: World, reflections: readonly Reflection[]): Promise<void> {
  const { items } = await world.cohorts.shared(COHORT, { audience: 'team', teamId: TEAM }, LATEST);
  const shared = reflections.filter(({ answer }) => answer.kind === 'reflection' && isSharedWithTeam(answer.visibility));
  assert.deepEqual(items.map(({ id, rev }) => `${id} ${rev}`).sort(), shared.map(({ id, rev }) => `${id} ${rev}`).sort(), 'the team reads something else than what is shared');
  assert.ok(reflections.every(({ id }) => parseQuestionId(id)));
}

/** Notes every projected row that was replaced by one of an earlier revision. */
function watchingRevisions(overwritten: string[]): (table: TableName, writes: readonly Write[]) => void {
  const latest = new Map<string, number>();
  return (table, writes) => {
    for (const write of writes) {
      if (table !== 'Cohort' || write.kind === 'delete' || !/^(?:m|f|fc)\|/.test(write.row.rk)) continue;
      const { rk, values } = write.row;
      const rev = revIn(unpackJson('json', values));
      if (rev < (latest.get(rk) ?? 0)) overwritten.push(`${rk}: ${latest.get(rk)} by ${rev}`);
      latest.set(rk, rev);
    }
  };
}

function revIn(stored: unknown): number {
  return typeof stored === 'object' && stored !== null && 'rev' in stored ? Number(stored.rev) : 0;
}
