import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { seedDemo } from '../../bot/local/demo/seed.ts';
import { kindOfRow, KINDS_OF_KEYS, writtenVersion } from '../../bot/storage/row-kinds.ts';
import { createStorage } from '../../bot/storage/storage.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { TABLE_NAMES, type RowSamples, type StoredRow, type TableName, type Tables } from '../../bot/storage/table/tables.ts';
import { aPrivateWorld } from '../api/privacy/private-world.ts';
import { CATALOGUE, countingIds, PLANNER } from '../support/world.ts';

/** Kinds of which neither the demo nor the tests' largest world has a row. Each is looked at below. */
const NOT_MET = ['code-tries', 'delivery', 'import-names', 'invitation', 'send-again'];
/** Of a local run alone. */
const NOT_OURS = 'demo-seeding';

describe('the kind of a row', () => {
  const met = new Set<string>();

  it('follows from its keys, and has the version that its codec writes, for every row of the demo', async () => {
    const tables = memoryTables();
    const newOperation = countingIds().operation;
    await seedDemo({ tables, storage: createStorage(tables, newOperation), catalogue: CATALOGUE, nudges: PLANNER, now: Temporal.Instant.from('2026-11-22T03:00:00Z'), newOperation });
    assert.deepEqual(await faultsIn(tables, met), []);
  });

  it('does so for every row of a world in which everything has been done once', async () => {
    const { world } = await aPrivateWorld();
    // It is made over memoryTables, and its type says only what the stores need.
    assert.deepEqual(await faultsIn(world.tables as Tables & RowSamples, met), []);
  });

  it('is one that a codec writes, in that codec’s version, and no codec’s kind is left out', () => {
    const codecs = codecsInSource();
    const ofKeys = [...KINDS_OF_KEYS].filter((kind) => kind !== 'mark').sort();
    assert.deepEqual(ofKeys.map((kind) => [kind, writtenVersion(kind)]), codecs);
    assert.deepEqual(ofKeys.filter((kind) => !met.has(kind)), NOT_MET);
  });

  it('is known of those rows that are written too seldom to be met above', () => {
    const of = (table: TableName, rk: string, pk = 'x') => kindOfRow({ table, pk, rk });
    assert.equal(of('Identity', 't', 'tenant|object'), 'code-tries');
    assert.equal(of('Identity', '0', 'code|hash'), 'invitation');
    assert.equal(of('Lane', 'q|2026-11-22T10:00:00.000Z|b1'), 'delivery');
    assert.equal(of('Cohort', 'ri|i1|n'), 'import-names');
    assert.equal(of('Lane', 'b|b1|again'), 'send-again');
    assert.equal(of('Lane', 'b|b1|again|p1'), 'send-again');
  });

  it('is not known of keys that nobody writes', () => {
    assert.equal(kindOfRow({ table: 'People', pk: 'p1', rk: 'zz|1' }), undefined);
    assert.equal(kindOfRow({ table: 'Thread', pk: 'p1', rk: '0' }), undefined);
  });
});

async function faultsIn(tables: Tables & RowSamples, met: Set<string>): Promise<readonly string[]> {
  const rows = (await Promise.all(TABLE_NAMES.map(async (table) => (await rowsOf(tables, table)).map((row) => ({ table, ...row }))))).flat();
  assert.ok(rows.length > 100);
  return rows.filter(({ pk }) => pk !== NOT_OURS).flatMap(({ table, pk, rk, values }) => {
    const kind = kindOfRow({ table, pk, rk });
    if (kind !== undefined) met.add(kind);
    if (kind === undefined) return [`${table}/${pk}/${rk} is of no kind`];
    return values['v'] === writtenVersion(kind) ? [] : [`${table}/${pk}/${rk} is ${kind} ${values['v']}`];
  });
}

/** A partition at a time, as one request tells no more than a thousand rows. */
async function rowsOf(tables: Tables & RowSamples, table: TableName): Promise<readonly StoredRow[]> {
  const all: StoredRow[] = [];
  for (let from = ''; ;) {
    const [next] = await tables.sample(table, from);
    if (!next) return all;
    all.push(...(await tables.range(table, next.pk, { prefix: '' })));
    from = `${next.pk} `;
  }
}

/** Kind and version of every codec in the stores, each once: `rowCodec('person', 3, …)`. */
function codecsInSource(): readonly (readonly [string, number])[] {
  const folder = join(import.meta.dirname, '../../bot/storage');
  const source = readdirSync(folder).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const found = [...source.matchAll(/\browCodec\('([a-z-]+)', (\d+),/g)].map(([, kind = '', version]) => `${kind} ${version}`);
  return [...new Set(found)].sort().map((each) => [each.split(' ')[0] ?? '', Number(each.split(' ')[1])]);
}
