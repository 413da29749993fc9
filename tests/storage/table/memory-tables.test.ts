import assert from 'node:assert/strict';
import { AnswerLost, memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import type { Faults, TableCall } from '../../../bot/storage/table/memory-tables.ts';
import { requestCounter } from '../../../bot/storage/table/request-counter.ts';
import { StorageUnavailableError } from '../../../bot/storage/table/tables.ts';
import type { Write } from '../../../bot/storage/table/tables.ts';
import { tablesContract } from './contract.ts';
import type { TablesUnderTest } from './contract/tables-under-test.ts';

tablesContract('memory', underTest);

describe('memory: faults for tests', () => {
  const write: Write = { kind: 'insert', row: { pk: 'p', rk: 'r', values: { opId: 'mine' } } };

  it('leaves nothing behind when it crashes before a call', async () => {
    const crash = new Error('crash');
    const faults: Faults = {
      before: ({ operation }) => {
        if (operation === 'commit') throw crash;
      },
    };
    const tables = memoryTables({ faults });
    await assert.rejects(tables.commit('People', 'p', [write]), crash);
    assert.equal(await tables.get('People', 'p', 'r'), undefined);
  });

  it('has done the work when it crashes after a call', async () => {
    const crash = new Error('crash');
    const faults: Faults = {
      after: ({ operation }) => {
        if (operation === 'commit') throw crash;
      },
    };
    const tables = memoryTables({ faults });
    await assert.rejects(tables.commit('People', 'p', [write], { rk: 'r', opId: 'mine' }), crash);
    assert.deepEqual((await tables.get('People', 'p', 'r'))?.values, { opId: 'mine' });
  });

  it('tells every call, with what it touches and which try it is', async () => {
    const calls: TableCall[] = [];
    const tables = memoryTables({
      faults: {
        before: (call) => {
          calls.push(call);
        },
        after: ({ operation, attempt }) => {
          if (operation === 'commit' && attempt === 1) throw new AnswerLost();
        },
      },
    });
    await tables.commit('People', 'p', [write], { rk: 'r', opId: 'mine' });
    await tables.range('Lane', 't', { prefix: 'q|' });
    const commit = { operation: 'commit', table: 'People', pk: 'p', rks: ['r'] } as const;
    assert.deepEqual(calls, [
      { ...commit, attempt: 1 },
      { ...commit, attempt: 2 },
      { ...commit, operation: 'get', attempt: 1 },
      { operation: 'range', table: 'Lane', pk: 't', rks: [], attempt: 1 },
    ]);
  });

  it('gives up as an outage when every answer is lost', async () => {
    const faults: Faults = {
      after: () => {
        throw new AnswerLost();
      },
    };
    await assert.rejects(memoryTables({ faults }).get('People', 'p', 'r'), StorageUnavailableError);
  });
});

function underTest(): TablesUnderTest {
  const counter = requestCounter();
  let down = false;
  let lose: (() => Promise<void>) | undefined;
  const faults: Faults = {
    before: () => {
      if (down) throw new StorageUnavailableError('unplugged');
    },
    after: async () => {
      const then = lose;
      lose = undefined;
      if (then === undefined) return;
      await then();
      throw new AnswerLost();
    },
  };
  return {
    tables: memoryTables({ onRequest: counter.onRequest, faults }),
    counter,
    loseNextAnswer: (then = async () => {}) => {
      lose = then;
    },
    during: async (whileDown) => {
      down = true;
      await whileDown().finally(() => {
        down = false;
      });
    },
  };
}
