import assert from 'node:assert/strict';
import { SCRATCH_PARTITION } from '../../bot/doctor/scratch-row.ts';
import { checkStorageRights } from '../../bot/doctor/storage-rights.ts';
import { instantText } from '../../bot/domain/calendar/instant-text.ts';
import { azureTables } from '../../bot/storage/table/azure-tables.ts';
import { memoryTables, type Faults, type TableCall } from '../../bot/storage/table/memory-tables.ts';
import { requestCounter } from '../../bot/storage/table/request-counter.ts';
import { StorageUnavailableError, TABLE_NAMES, type TableName, type Tables, type Write } from '../../bot/storage/table/tables.ts';
import { startAzurite, type Azurite } from '../support/azurite.ts';
import { StoppedClock } from '../support/world.ts';
import { answering, faultyHttp } from '../storage/table/faulty-http.ts';
import { codeOf, findingOf } from './runs.ts';

const FORBIDDEN = '403 AuthorizationPermissionMismatch';
const ONCE = { maxRetries: 0, retryDelayInMs: 0, maxRetryDelayInMs: 0 };

/** What the store does not allow, by the step that is said to fail. */
const FORBIDS: Readonly<Record<string, (call: TableCall, writes: number) => boolean>> = {
  list: ({ operation }) => operation === 'range',
  create: ({ operation, rks }, writes) => operation === 'commit' && rks.length === 1 && writes === 1,
  read: ({ operation }) => operation === 'get',
  replace: ({ operation, rks }, writes) => operation === 'commit' && rks.length === 1 && writes === 2,
  transaction: ({ operation, rks }) => operation === 'commit' && rks.length === 2,
  delete: ({ operation, rks }, writes) => operation === 'commit' && rks.length === 1 && writes === 5,
};

describe('the check of storage', () => {
  const clock = new StoppedClock();
  const checkOf = (tables: Tables, runId = 'run') => checkStorageRights(tables, () => runId, clock);

  it('is well where every table lets it do what the product does, with seven requests a table and nothing left', async () => {
    const counter = requestCounter();
    const tables = memoryTables({ onRequest: counter.onRequest });
    assert.deepEqual(await findingOf(checkOf(tables)), { status: 'ok', code: 'storage-open', details: { count: TABLE_NAMES.length } });
    assert.equal(counter.requests, 7 * TABLE_NAMES.length);
    assert.deepEqual(await leftIn(tables), []);
  });

  for (const [step, forbids] of Object.entries(FORBIDS)) {
    it(`tells which table does not allow to ${step}, and leaves nothing there that it may remove`, async () => {
      let writes = 0;
      let isOver = false;
      const tables = memoryTables({ faults: refusing('Lane', (call) => {
        if (call.operation === 'commit') writes += 1;
        const forbidden = !isOver && forbids(call, writes);
        // What is removed after a failure is allowed, so that it can be seen to be removed.
        isOver ||= forbidden;
        return forbidden;
      }) });
      assert.deepEqual(await findingOf(checkOf(tables)), { status: 'wrong', code: 'storage-refused', details: { names: [`Lane ${step} (${FORBIDDEN})`] } });
      assert.deepEqual(await leftIn(tables), []);
    });
  }

  it('tells of tables that do not honour a condition', async () => {
    const inner = memoryTables();
    const blind: Tables = {
      get: (...asked) => inner.get(...asked), range: (...asked) => inner.range(...asked), ping: () => inner.ping(),
      commit: (table, pk, writes, guard) => inner.commit(table, pk, writes.map(withoutCondition), guard),
    };
    assert.deepEqual(await findingOf(checkOf(blind)), { status: 'wrong', code: 'storage-odd', details: { names: ['condition (not as asked)'] } });
    assert.deepEqual(await leftIn(inner), []);
  });

  it('names a trouble that all tables have once, and the gravest of several', async () => {
    const away = memoryTables({ faults: { before: () => { throw new StorageUnavailableError('ECONNREFUSED'); } } });
    assert.deepEqual(await findingOf(checkOf(away)), { status: 'wrong', code: 'storage-away', details: { names: ['list (ECONNREFUSED)'] } });
    const reasons: Partial<Record<TableName, string>> = { Identity: '500 InternalError', Audit: '404 TableNotFound', Erased: '404 TableNotFound' };
    const mixed = memoryTables({ faults: { before: ({ table }) => { if (reasons[table]) throw new StorageUnavailableError(reasons[table], table); } } });
    assert.deepEqual(await findingOf(checkOf(mixed)), { status: 'wrong', code: 'table-missing', details: { names: ['Identity list (500 InternalError)', 'Audit + Erased list (404 TableNotFound)'] } });
  });

  it('leaves one row a table at the most when it is killed, which a run a minute later removes', async () => {
    for (let kill = 2; kill <= 7; kill += 1) {
      let calls = 0;
      const tables = memoryTables({ faults: { before: ({ table }) => {
        if (table === 'Lane' && (calls += 1) >= kill) throw new Error('killed');
      } } });
      await codeOf(checkOf(tables, 'killed'));
      const left = (await leftIn(tables, () => (calls = -1_000))).length;
      assert.ok(left <= 1, `${left} rows, killed at call ${kill}`);
      clock.move({ seconds: 61 });
      assert.equal(await codeOf(checkOf(tables)), 'storage-open');
      assert.deepEqual(await leftIn(tables), []);
    }
  });

  it('leaves alone what another run has written within the minute', async () => {
    const tables = memoryTables();
    const values = { v: 1, at: instantText(clock.now().subtract({ seconds: 59 })) };
    await tables.commit('Lane', SCRATCH_PARTITION, [{ kind: 'insert', row: { pk: SCRATCH_PARTITION, rk: 'other|1', values } }]);
    assert.equal(await codeOf(checkOf(tables)), 'storage-open');
    assert.deepEqual(await leftIn(tables), ['Lane other|1']);
  });

  describe('over HTTP', () => {
    let azurite: Azurite;
    before(async () => void (azurite = await startAzurite()));
    after(() => azurite.close());

    it('tells that the tables are missing, is well once they are there, and tells of one table’s transactions that are refused', async () => {
      const http = faultyHttp();
      const tables = azureTables({ connectionString: azurite.connectionString, retry: ONCE, http });
      assert.deepEqual(await findingOf(checkOf(tables)), { status: 'wrong', code: 'table-missing', details: { names: ['list (404 TableNotFound)'] } });
      await tables.ensureTables();
      assert.equal(await codeOf(checkOf(tables)), 'storage-open');
      http.always(async (request, carry) => {
        const isLaneTransaction = request.url.endsWith('/$batch') && typeof request.body === 'string' && request.body.includes('/Lane');
        return isLaneTransaction ? await answering(403, 'AuthorizationPermissionMismatch')(request, carry) : await carry();
      });
      assert.deepEqual(await findingOf(checkOf(tables)), { status: 'wrong', code: 'storage-refused', details: { names: [`Lane transaction (${FORBIDDEN})`] } });
      assert.deepEqual(await leftIn(tables), []);
    });
  });
});

function refusing(table: TableName, forbids: (call: TableCall) => boolean): Faults {
  return { before: (call) => { if (call.table === table && forbids(call)) throw new StorageUnavailableError(FORBIDDEN, table); } };
}

/** A write as a store takes it that does not look at ETags. */
function withoutCondition(write: Write): Write {
  return write.kind === 'replace' ? { kind: 'put', row: write.row } : write;
}

async function leftIn(tables: Tables, before: () => unknown = () => {}): Promise<readonly string[]> {
  before();
  const rows = await Promise.all(TABLE_NAMES.map(async (table) => (await tables.range(table, SCRATCH_PARTITION, { prefix: '' })).map(({ rk }) => `${table} ${rk}`)));
  return rows.flat();
}
