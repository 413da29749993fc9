import assert from 'node:assert/strict';
import { checkStoredVersions } from '../../bot/doctor/stored-versions.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { requestCounter } from '../../bot/storage/table/request-counter.ts';
import { StorageUnavailableError, TABLE_NAMES, type TableName } from '../../bot/storage/table/tables.ts';
import { aTryingPerson, settle, testWorld } from '../support/world.ts';
import { findingOf } from './runs.ts';

const FROM_THE_MIDDLE = () => 'p-zz';

describe('the check of the rows’ versions', () => {
  const put = async (tables: ReturnType<typeof memoryTables>, table: TableName, pk: string, rk: string, v: number | string) =>
    await tables.commit(table, pk, [{ kind: 'put', row: { pk, rk, values: { v } } }]);

  it('is well where each is as this code writes it', async () => {
    const tables = memoryTables();
    await settle(await testWorld({ tables }), aTryingPerson());
    const finding = await findingOf(checkStoredVersions(tables, FROM_THE_MIDDLE));
    assert.equal(finding.code, 'rows-current');
    assert.ok((finding.details.count ?? 0) >= 7, JSON.stringify(finding));
  });

  it('tells of rows of a later version, which is a roll-back too far', async () => {
    const tables = memoryTables();
    await settle(await testWorld({ tables }), aTryingPerson());
    await put(tables, 'People', 'p-ny', '0', 4);
    await put(tables, 'People', 'p-gammal', '0', 2);
    const { status, code, details } = await findingOf(checkStoredVersions(tables, FROM_THE_MIDDLE));
    assert.deepEqual([status, code, details.names, details.count], ['wrong', 'rows-newer', ['person 4'], 1]);
  });

  it('tells of rows of the version before without calling it wrong, because they are read', async () => {
    const tables = memoryTables();
    await put(tables, 'People', 'p-gammal', '0', 2);
    await put(tables, 'Cohort', 'c-gammal', 's|0', 1);
    await put(tables, 'Lane', 'tenant', '0', 1);
    assert.deepEqual(await findingOf(checkStoredVersions(tables, FROM_THE_MIDDLE)), { status: 'ok', code: 'rows-before', details: { names: ['cohort 1', 'person 2'], count: 2, of: 3 } });
  });

  it('tells of rows that are older than this code can read', async () => {
    const tables = memoryTables();
    await put(tables, 'People', 'p-gammal', '0', 1);
    const { status, code, details } = await findingOf(checkStoredVersions(tables, FROM_THE_MIDDLE));
    assert.deepEqual([status, code, details.names], ['wrong', 'rows-too-old', ['person 1']]);
  });

  it('looks at a part of a large table that differs from run to run, and counts no row twice', async () => {
    const counter = requestCounter();
    const tables = memoryTables({ onRequest: counter.onRequest });
    for (let index = 0; index < 1_100; index += 1) await put(tables, 'People', `p${String(index).padStart(4, '0')}`, '0', 3);
    await put(tables, 'People', 'p9999', '0', 4);
    counter.reset();
    const from = (key: string) => checkStoredVersions(tables, () => key);
    assert.equal((await findingOf(from('p9'))).code, 'rows-newer');
    assert.equal(counter.requests, 2 * TABLE_NAMES.length);
    assert.deepEqual((await findingOf(from('p0000'))).details, { count: 1_000 });
  });

  it('leaves out its own rows, those without a version and those that no kind is known of', async () => {
    const tables = memoryTables();
    await put(tables, 'People', 'doctor|scratch', 'run|1', 9);
    await put(tables, 'People', 'p-a', 'x|y', 9);
    await put(tables, 'People', 'p-b', '0', 'none');
    assert.deepEqual((await findingOf(checkStoredVersions(tables, FROM_THE_MIDDLE))).details, { count: 0 });
  });

  it('tells why storage could not be asked', async () => {
    const tables = memoryTables({ faults: { before: () => { throw new StorageUnavailableError('403 AuthorizationFailure'); } } });
    assert.deepEqual(await findingOf(checkStoredVersions(tables, FROM_THE_MIDDLE)), { status: 'wrong', code: 'storage-refused', details: { names: ['403 AuthorizationFailure'] } });
  });
});
