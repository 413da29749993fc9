import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OutsideLimitsError } from '../../../bot/storage/table/limits.ts';
import type { RequestCounter } from '../../../bot/storage/table/request-counter.ts';
import { ConflictError, StorageUnavailableError } from '../../../bot/storage/table/tables.ts';
import type { ConflictReason, Row, StoredRow, Tables, Value, Write } from '../../../bot/storage/table/tables.ts';

export interface TablesUnderTest {
  readonly tables: Tables;
  readonly counter: RequestCounter;
  /** The next call is carried out, but its answer is lost and the client sends it again. */
  loseNextAnswer(then?: () => Promise<void>): void;
  /** Nothing gets through while `whileDown` runs. */
  during(whileDown: () => Promise<void>): Promise<void>;
}

/** What every implementation of the table protocol promises. */
export function tablesContract(name: string, open: () => TablesUnderTest): void {
  describe(`${name}: the table protocol`, () => {
    describe('reading and writing', () => readingAndWriting(open));
    describe('conditions', () => conditions(open));
    describe('transactions', () => transactions(open));
    describe('ranges', () => ranges(open));
    describe('lost answers', () => lostAnswers(open));
    describe('outages', () => outages(open));
    describe('limits', () => limits(open));
    describe('costs', () => costs(open));
  });
}

let partitions = 0;

function freshPartition(): string {
  partitions += 1;
  return `p${partitions}`;
}

function row(pk: string, rk: string, values: Record<string, Value> = {}): Row {
  return { pk, rk, values };
}

function inserts(pk: string, keys: readonly string[]): Write[] {
  return keys.map((rk) => ({ kind: 'insert', row: row(pk, rk) }));
}

async function fill(tables: Tables, pk: string, keys: readonly string[]): Promise<void> {
  for (let start = 0; start < keys.length; start += 100) {
    await tables.commit('People', pk, inserts(pk, keys.slice(start, start + 100)));
  }
}

async function insert(tables: Tables, pk: string, rk: string, values: Record<string, Value> = {}): Promise<string> {
  const { etags } = await tables.commit('People', pk, [{ kind: 'insert', row: row(pk, rk, values) }]);
  return present(etags.get(rk));
}

function present<T>(value: T | undefined): T {
  assert.ok(value !== undefined);
  return value;
}

function keysOf(rows: readonly StoredRow[]): string[] {
  return rows.map(({ rk }) => rk);
}

async function conflicts(work: Promise<unknown>, reason: ConflictReason): Promise<void> {
  await assert.rejects(work, (error) => error instanceof ConflictError && error.code === 'conflict' && error.reason === reason);
}

function readingAndWriting(open: () => TablesUnderTest): void {
  it('reads nothing where nothing was written', async () => {
    assert.equal(await open().tables.get('People', freshPartition(), 'r'), undefined);
  });

  it('returns what was written, with its keys and ETag', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const values = { text: 'Gå verksamhetsrundor – åäö 🧵', empty: '', yes: true, no: false, count: 3 };
    const etag = await insert(tables, pk, 'r', values);
    assert.deepEqual(await tables.get('People', pk, 'r'), { pk, rk: 'r', etag, values });
  });

  it('keeps rows of a key in different tables apart', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await insert(tables, pk, 'r');
    assert.equal(await tables.get('Cohort', pk, 'r'), undefined);
  });

  it('brings every number back exactly, alone and in a transaction', async () => {
    const { tables } = open();
    const numbers = [0, 1, -1, 0.5, -0.1, 1e-7, 5e-324, 1.7976931348623157e308 / 2 ** 1000 + 0.1, 2 ** 31 - 1, 2 ** 31];
    numbers.push(-(2 ** 31), -(2 ** 31) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1 / 3, 123456.789);
    const values = Object.fromEntries(numbers.map((number, index) => [`n${index}`, number]));
    const pk = freshPartition();
    await insert(tables, pk, 'alone', values);
    await tables.commit('People', pk, [
      { kind: 'insert', row: row(pk, 'x', values) },
      { kind: 'put', row: row(pk, 'y', values) },
    ]);
    for (const rk of ['alone', 'x', 'y']) assert.deepEqual((await tables.get('People', pk, rk))?.values, values);
    for (const stored of await tables.range('People', pk, { prefix: '' })) assert.deepEqual(stored.values, values);
  });

  it('makes 0 of -0', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await insert(tables, pk, 'r', { zero: -0 });
    assert.ok(Object.is((await tables.get('People', pk, 'r'))?.values['zero'], 0));
  });

  it('brings any values back as they were', async () => {
    const { tables } = open();
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.double({ noDefaultInfinity: true, noNaN: true }).filter((number) => !Number.isInteger(number)),
    );
    const values = fc.dictionary(fc.stringMatching(/^v[A-Za-z0-9_]{0,10}$/), value, {
      noNullPrototype: true,
      maxKeys: 8,
    });
    await fc.assert(
      fc.asyncProperty(values, values, async (first, second) => {
        const pk = freshPartition();
        await insert(tables, pk, 'a', first);
        await tables.commit('People', pk, [
          { kind: 'put', row: row(pk, 'a', second) },
          { kind: 'put', row: row(pk, 'b', first) },
        ]);
        const [a, b] = await tables.range('People', pk, { prefix: '' });
        assert.deepEqual([a?.values, b?.values], [second, first]);
      }),
      { numRuns: 60 },
    );
  });

  it('takes keys with every allowed kind of character', async () => {
    const { tables } = open();
    const keys = ['tid|oid', "o'brien''s", 'a b+c%41&d=e', 'åäö', '🧵', '(x),{y}', '"', '~', ';:@!$*', '%'];
    for (const key of keys) {
      await tables.commit('People', `k${key}`, [{ kind: 'put', row: row(`k${key}`, key, { key }) }]);
      await tables.commit('People', `k${key}`, [
        { kind: 'put', row: row(`k${key}`, key, { key }) },
        { kind: 'put', row: row(`k${key}`, `${key}+`, { key }) },
      ]);
      assert.deepEqual((await tables.get('People', `k${key}`, key))?.values, { key });
      assert.deepEqual(keysOf(await tables.range('People', `k${key}`, { prefix: key })), [key, `${key}+`]);
    }
  });

  it('forgets the properties that a replacement lacks', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, 'r', { old: 1, kept: 1 });
    await tables.commit('People', pk, [{ kind: 'replace', row: row(pk, 'r', { kept: 2 }), etag }]);
    assert.deepEqual((await tables.get('People', pk, 'r'))?.values, { kept: 2 });
    await tables.commit('People', pk, [{ kind: 'put', row: row(pk, 'r', { other: 3 }) }]);
    assert.deepEqual((await tables.get('People', pk, 'r'))?.values, { other: 3 });
  });

  it('is not changed by what a caller does to values afterwards', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const values: Record<string, Value> = { a: 1 };
    await insert(tables, pk, 'r', values);
    values['a'] = 2;
    const read = present(await tables.get('People', pk, 'r'));
    Object.assign(read.values, { a: 3 });
    assert.deepEqual((await tables.get('People', pk, 'r'))?.values, { a: 1 });
  });
}

function conditions(open: () => TablesUnderTest): void {
  it('refuses to insert over a row', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await insert(tables, pk, 'r', { by: 'first' });
    await conflicts(insert(tables, pk, 'r', { by: 'second' }), 'exists');
    assert.deepEqual((await tables.get('People', pk, 'r'))?.values, { by: 'first' });
  });

  it('replaces by the ETag that a write or a read gave', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, 'r');
    const { etags } = await tables.commit('People', pk, [{ kind: 'replace', row: row(pk, 'r', { n: 1 }), etag }]);
    const read = present(await tables.get('People', pk, 'r'));
    assert.equal(read.etag, etags.get('r'));
    const [ranged] = await tables.range('People', pk, { prefix: 'r' });
    assert.equal(ranged?.etag, read.etag);
    await tables.commit('People', pk, [{ kind: 'replace', row: row(pk, 'r', { n: 2 }), etag: read.etag }]);
  });

  it('refuses to replace a row that changed or is gone', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, 'r');
    const replace: Write = { kind: 'replace', row: row(pk, 'r', { n: 1 }), etag };
    await tables.commit('People', pk, [replace]);
    await conflicts(tables.commit('People', pk, [replace]), 'changed');
    await tables.commit('People', pk, [{ kind: 'delete', rk: 'r' }]);
    await conflicts(tables.commit('People', pk, [replace]), 'missing');
  });

  it('gives a row a new ETag with every write, also when nothing differs', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const seen = new Set<string>();
    for (let round = 0; round < 50; round += 1) {
      const { etags } = await tables.commit('People', pk, [{ kind: 'put', row: row(pk, 'r', { same: true }) }]);
      seen.add(present(etags.get('r')));
    }
    assert.equal(seen.size, 50);
  });

  it('does not take a row written anew for the one that was deleted', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, 'r');
    await tables.commit('People', pk, [{ kind: 'delete', rk: 'r', etag }]);
    await insert(tables, pk, 'r');
    await conflicts(tables.commit('People', pk, [{ kind: 'replace', row: row(pk, 'r'), etag }]), 'changed');
  });

  it('deletes by ETag, and refuses when the row changed or is gone', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const stale = await insert(tables, pk, 'r');
    const { etags } = await tables.commit('People', pk, [{ kind: 'put', row: row(pk, 'r', { n: 1 }) }]);
    await conflicts(tables.commit('People', pk, [{ kind: 'delete', rk: 'r', etag: stale }]), 'changed');
    const etag = present(etags.get('r'));
    assert.deepEqual((await tables.commit('People', pk, [{ kind: 'delete', rk: 'r', etag }])).etags, new Map());
    await conflicts(tables.commit('People', pk, [{ kind: 'delete', rk: 'r', etag }]), 'missing');
  });

  it('is content when a row to be deleted is gone already', async () => {
    const { tables } = open();
    await tables.commit('People', freshPartition(), [{ kind: 'delete', rk: 'r' }]);
  });

  it('lets exactly one of many win a race', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, 'r');
    const racers = Array.from({ length: 8 }, (_, by) =>
      tables.commit('People', pk, [{ kind: 'replace', row: row(pk, 'r', { by }), etag }]),
    );
    const results = await Promise.allSettled(racers);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const result of results) if (result.status === 'rejected') assert.ok(result.reason instanceof ConflictError);
  });
}

function transactions(open: () => TablesUnderTest): void {
  it('commits every kind of write together, and tells the new ETags', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await fill(tables, pk, ['replaced', 'put', 'deleted', 'gone']);
    const before = new Map((await tables.range('People', pk, { prefix: '' })).map(({ rk, etag }) => [rk, etag]));
    const { etags } = await tables.commit('People', pk, [
      { kind: 'insert', row: row(pk, 'inserted', { n: 1 }) },
      { kind: 'replace', row: row(pk, 'replaced', { n: 2 }), etag: present(before.get('replaced')) },
      { kind: 'put', row: row(pk, 'put', { n: 3 }) },
      { kind: 'put', row: row(pk, 'new', { n: 4 }) },
      { kind: 'delete', rk: 'deleted', etag: present(before.get('deleted')) },
      { kind: 'delete', rk: 'gone' },
    ]);
    const after = await tables.range('People', pk, { prefix: '' });
    assert.deepEqual(
      after.map(({ rk, values }) => [rk, values['n']]),
      [['inserted', 1], ['new', 4], ['put', 3], ['replaced', 2]],
    );
    assert.deepEqual(new Map(after.map(({ rk, etag }) => [rk, etag])), new Map([...etags].sort()));
  });

  const failing: [string, ConflictReason, (pk: string, stale: string) => Write][] = [
    ['an insert meets a row', 'exists', (pk) => ({ kind: 'insert', row: row(pk, 'there') })],
    ['a replacement meets another ETag', 'changed', (pk, etag) => ({ kind: 'replace', row: row(pk, 'there'), etag })],
    ['a replacement meets nothing', 'missing', (pk, etag) => ({ kind: 'replace', row: row(pk, 'absent'), etag })],
    ['a delete meets another ETag', 'changed', (_, etag) => ({ kind: 'delete', rk: 'there', etag })],
    ['a delete by ETag meets nothing', 'missing', (_, etag) => ({ kind: 'delete', rk: 'absent', etag })],
    ['a delete without ETag meets nothing', 'missing', () => ({ kind: 'delete', rk: 'absent' })],
  ];
  for (const [fault, reason, write] of failing) {
    it(`changes nothing at all when ${fault}`, async () => {
      const { tables } = open();
      const pk = freshPartition();
      const stale = await insert(tables, pk, 'there');
      await tables.commit('People', pk, [{ kind: 'put', row: row(pk, 'there', { n: 1 }) }]);
      await insert(tables, pk, 'other');
      const before = await tables.range('People', pk, { prefix: '' });
      const commit = tables.commit('People', pk, [
        { kind: 'insert', row: row(pk, 'first') },
        { kind: 'put', row: row(pk, 'other', { touched: true }) },
        write(pk, stale),
        { kind: 'insert', row: row(pk, 'last') },
      ]);
      await conflicts(commit, reason);
      assert.deepEqual(await tables.range('People', pk, { prefix: '' }), before);
    });
  }

  it('takes a hundred writes', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const keys = Array.from({ length: 100 }, (_, index) => `r${String(index).padStart(3, '0')}`);
    const { etags } = await tables.commit('People', pk, inserts(pk, keys));
    assert.deepEqual([...etags.keys()], keys);
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: 'r' })), keys);
  });

  it('keeps text that looks like the protocol itself', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const text = '--changeset_x--\r\nHTTP/1.1 409 Conflict\r\nContent-Type: application/http\r\n{"code":"x"}"odata.etag":';
    await tables.commit('People', pk, [
      { kind: 'insert', row: row(pk, 'a', { text }) },
      { kind: 'insert', row: row(pk, 'b', { text }) },
    ]);
    assert.deepEqual((await tables.get('People', pk, 'b'))?.values, { text });
  });
}

function ranges(open: () => TablesUnderTest): void {
  const keys = ['0', 'A', 'Z', '_', 'a', 'a|1', 'a|10', 'a|2', 'a}', 'z', 'ä', 'å', 'ö', '\uff5e', '🧵'];

  it('orders by code unit: digits, A–Z, a–z, then å, with astral characters before U+E000 and up', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await fill(tables, pk, keys.toReversed());
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: '' })), keys.toSorted());
    assert.ok('🧵' < '\uff5e');
  });

  it('reads the rows from one key up to another, without that one', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await fill(tables, pk, keys);
    assert.deepEqual(keysOf(await tables.range('People', pk, { from: 'a|1', to: 'a}' })), ['a|1', 'a|10', 'a|2']);
    assert.deepEqual(keysOf(await tables.range('People', pk, { from: 'Z', to: 'a' })), ['Z', '_']);
    assert.deepEqual(await tables.range('People', pk, { from: 'z', to: 'a' }), []);
    assert.deepEqual(await tables.range('People', pk, { from: '', to: '' }), []);
  });

  it('reads by prefix exactly the keys that start so', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await fill(tables, pk, keys);
    for (const prefix of ['a', 'a|', 'a|1', 'å', '🧵', '\uff5e', 'none']) {
      const expected = keys.toSorted().filter((key) => key.startsWith(prefix));
      assert.deepEqual(keysOf(await tables.range('People', pk, { prefix })), expected, prefix);
    }
  });

  it('stays within the partition', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await insert(tables, `${pk}a`, 'r');
    await insert(tables, pk, 'r');
    assert.deepEqual((await tables.range('People', pk, { prefix: '' })).map((read) => read.pk), [pk]);
  });

  it('reads past the end of a page to the last row', async () => {
    const { tables, counter } = open();
    const pk = freshPartition();
    const many = Array.from({ length: 2001 }, (_, index) => `r${String(index).padStart(5, '0')}`);
    await fill(tables, pk, many);
    counter.reset();
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: 'r' })), many);
    assert.deepEqual([counter.requests, counter.entities], [3, 2001]);
    counter.reset();
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: 'r' }, { limit: 1500 })), many.slice(0, 1500));
    assert.deepEqual([counter.requests, counter.entities], [2, 2000]);
    counter.reset();
    assert.equal((await tables.range('People', pk, { prefix: 'r' }, { limit: 1000 })).length, 1000);
    assert.deepEqual([counter.requests, counter.entities], [1, 1000]);
    counter.reset();
    assert.equal((await tables.range('People', pk, { from: 'r', to: 'r01000' })).length, 1000);
    assert.deepEqual([counter.requests, counter.entities], [1, 1000]);
  });

  it('stops at the limit, with the first rows', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await fill(tables, pk, ['c', 'a', 'b']);
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: '' }, { limit: 2 })), ['a', 'b']);
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: '' }, { limit: 9 })), ['a', 'b', 'c']);
  });

  it('brings only the selected properties, and leaves out those that a row lacks', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, 'r', { a: 1, b: 2, big: 2 ** 40 });
    const [read] = await tables.range('People', pk, { prefix: 'r' }, { select: ['a', 'big', 'lacking'] });
    assert.deepEqual(read, { pk, rk: 'r', etag, values: { a: 1, big: 2 ** 40 } });
  });
}

function lostAnswers(open: () => TablesUnderTest): void {
  const guard = { rk: '0', opId: 'mine' };

  it('recognises its own insert', async () => {
    const { tables, loseNextAnswer } = open();
    const pk = freshPartition();
    loseNextAnswer();
    const { etags } = await tables.commit('People', pk, [{ kind: 'insert', row: row(pk, '0', { opId: 'mine' }) }], guard);
    assert.equal(etags.get('0'), (await tables.get('People', pk, '0'))?.etag);
  });

  it('recognises its own replacement', async () => {
    const { tables, loseNextAnswer } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, '0', { opId: 'before' });
    loseNextAnswer();
    const mine: Write = { kind: 'replace', row: row(pk, '0', { opId: 'mine' }), etag };
    const { etags } = await tables.commit('People', pk, [mine], guard);
    const read = present(await tables.get('People', pk, '0'));
    assert.deepEqual([read.values, read.etag], [{ opId: 'mine' }, etags.get('0')]);
  });

  it('recognises its own transaction, carried out once', async () => {
    const { tables, loseNextAnswer, counter } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, '0', { opId: 'before' });
    const queued = await insert(tables, pk, 'q');
    loseNextAnswer();
    counter.reset();
    const { etags } = await tables.commit(
      'People',
      pk,
      [
        { kind: 'replace', row: row(pk, '0', { opId: 'mine' }), etag },
        { kind: 'delete', rk: 'q', etag: queued },
        { kind: 'insert', row: row(pk, 'd') },
      ],
      guard,
    );
    assert.equal(counter.requests, 3);
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: '' })), ['0', 'd']);
    assert.deepEqual([...etags], [['0', (await tables.get('People', pk, '0'))?.etag]]);
  });

  it("does not mistake another's write for its own", async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, '0', { opId: 'before' });
    await tables.commit('People', pk, [{ kind: 'replace', row: row(pk, '0', { opId: 'theirs' }), etag }]);
    const mine: Write = { kind: 'replace', row: row(pk, '0', { opId: 'mine' }), etag };
    await conflicts(tables.commit('People', pk, [mine], guard), 'changed');
    await conflicts(tables.commit('People', pk, [mine, { kind: 'insert', row: row(pk, 'x') }], guard), 'changed');
    assert.deepEqual((await tables.get('People', pk, '0'))?.values, { opId: 'theirs' });
  });

  it('says conflict when another wrote over its own lost write', async () => {
    const { tables, loseNextAnswer } = open();
    const pk = freshPartition();
    loseNextAnswer(async () => {
      await tables.commit('People', pk, [{ kind: 'put', row: row(pk, '0', { opId: 'theirs' }) }]);
    });
    const mine: Write = { kind: 'insert', row: row(pk, '0', { opId: 'mine' }) };
    await conflicts(tables.commit('People', pk, [mine], guard), 'exists');
    assert.deepEqual((await tables.get('People', pk, '0'))?.values, { opId: 'theirs' });
  });

  it('says conflict when nothing guards the write', async () => {
    const { tables, loseNextAnswer } = open();
    const pk = freshPartition();
    loseNextAnswer();
    await conflicts(insert(tables, pk, '0', { opId: 'mine' }), 'exists');
  });

  it('recognises a decision that the caller sends a second time', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, '0');
    const mine: Write = { kind: 'replace', row: row(pk, '0', { opId: 'mine' }), etag };
    const first = await tables.commit('People', pk, [mine], guard);
    assert.deepEqual((await tables.commit('People', pk, [mine], guard)).etags, first.etags);
  });

  it('reads again when the answer to a reading is lost', async () => {
    const { tables, loseNextAnswer } = open();
    const pk = freshPartition();
    await insert(tables, pk, 'r', { n: 1 });
    loseNextAnswer();
    assert.deepEqual((await tables.get('People', pk, 'r'))?.values, { n: 1 });
    loseNextAnswer();
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: '' })), ['r']);
  });
}

function outages(open: () => TablesUnderTest): void {
  it('never takes an outage for a missing row, an empty list or a conflict', async () => {
    const { tables, during } = open();
    const pk = freshPartition();
    await insert(tables, pk, 'r');
    const write: Write = { kind: 'insert', row: row(pk, 'r', { opId: 'mine' }) };
    const other: Write = { kind: 'insert', row: row(pk, 's') };
    await during(async () => {
      const calls = [
        () => tables.get('People', pk, 'r'),
        () => tables.get('People', pk, 'absent'),
        () => tables.range('People', pk, { prefix: '' }),
        () => tables.commit('People', pk, [write], { rk: 'r', opId: 'mine' }),
        () => tables.commit('People', pk, [write, other]),
        () => tables.commit('People', pk, [{ kind: 'delete', rk: 'absent' }]),
        () => tables.ping(),
      ];
      for (const call of calls) {
        await assert.rejects(call, (error) => error instanceof StorageUnavailableError && error.code === 'storage-unavailable');
      }
    });
  });

  it('answers a ping when it is well', async () => {
    await open().tables.ping();
  });
}

function limits(open: () => TablesUnderTest): void {
  it('refuses what can never be stored before anything is sent', async () => {
    const { tables, counter } = open();
    const pk = freshPartition();
    counter.reset();
    const calls = [
      () => tables.commit('People', pk, []),
      () => insert(tables, pk, 'r', { text: 'x'.repeat(32 * 1024 + 1) }),
      () => insert(tables, pk, 'a/b'),
      () => tables.get('People', 'a#b', 'r'),
      () => tables.range('People', pk, { prefix: 'a?' }),
      () => tables.range('People', pk, { prefix: '' }, { limit: 0 }),
    ];
    for (const call of calls) await assert.rejects(call, OutsideLimitsError);
    assert.equal(counter.requests, 0);
  });

  it('takes the longest text, the longest keys and the most properties that are allowed', async () => {
    const { tables } = open();
    const pk = 'p'.repeat(512);
    const values: Record<string, Value> = { text: 'å'.repeat(32 * 1024) };
    for (let index = 1; index < 252; index += 1) values[`n${index}`] = index;
    await tables.commit('People', pk, [{ kind: 'put', row: row(pk, 'ö'.repeat(512), values) }]);
    await tables.commit('People', pk, [
      { kind: 'put', row: row(pk, 'ö'.repeat(512), values) },
      { kind: 'put', row: row(pk, 'ä'.repeat(512), values) },
    ]);
    const [first, second] = await tables.range('People', pk, { prefix: '' });
    assert.deepEqual([first?.values, second?.values], [values, values]);
  });
}

function costs(open: () => TablesUnderTest): void {
  it('counts one request for a read, a write, a whole transaction or a page, and two for a guarded conflict', async () => {
    const { tables, counter } = open();
    const pk = freshPartition();
    const cost = async (work: () => Promise<unknown>): Promise<number[]> => {
      counter.reset();
      await work().catch((error: unknown) => assert.ok(error instanceof ConflictError));
      return [counter.requests, counter.operations, counter.entities];
    };
    const guarded: Write = { kind: 'insert', row: row(pk, 'r0', { opId: 'mine' }) };
    assert.deepEqual(await cost(() => tables.get('People', pk, 'r0')), [1, 1, 0]);
    assert.deepEqual(await cost(() => tables.range('People', pk, { prefix: '' })), [1, 1, 0]);
    assert.deepEqual(await cost(() => insert(tables, pk, 'r0')), [1, 1, 1]);
    assert.deepEqual(await cost(() => insert(tables, pk, 'r0')), [1, 1, 0]);
    assert.deepEqual(await cost(() => tables.commit('People', pk, inserts(pk, ['r1', 'r2', 'r3']))), [1, 3, 3]);
    assert.deepEqual(await cost(() => tables.commit('People', pk, inserts(pk, ['r1', 'r4']))), [1, 2, 0]);
    assert.deepEqual(await cost(() => tables.commit('People', pk, [guarded], { rk: 'r0', opId: 'mine' })), [2, 2, 1]);
    assert.deepEqual(await cost(() => tables.get('People', pk, 'r0')), [1, 1, 1]);
    assert.deepEqual(await cost(() => tables.range('People', pk, { prefix: 'r' })), [1, 1, 4]);
    assert.deepEqual(await cost(() => tables.commit('People', pk, [{ kind: 'delete', rk: 'r0' }])), [1, 1, 1]);
    assert.deepEqual(await cost(() => tables.commit('People', pk, [{ kind: 'delete', rk: 'r0' }])), [1, 1, 0]);
    assert.deepEqual(await cost(() => tables.ping()), [1, 1, 0]);
  });
}
