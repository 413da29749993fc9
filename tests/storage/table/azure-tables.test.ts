import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { PipelineRequest } from '@azure/core-rest-pipeline';
import { TableClient } from '@azure/data-tables';
import { LedtradError } from '../../../bot/domain/errors.ts';
import { azureTables } from '../../../bot/storage/table/azure-tables.ts';
import type { AzureTables } from '../../../bot/storage/table/azure-tables.ts';
import { requestCounter } from '../../../bot/storage/table/request-counter.ts';
import type { RequestInfo } from '../../../bot/storage/table/request-counter.ts';
import { ConflictError, StorageUnavailableError } from '../../../bot/storage/table/tables.ts';
import type { Write } from '../../../bot/storage/table/tables.ts';
import { startAzurite } from '../../support/azurite.ts';
import type { Azurite } from '../../support/azurite.ts';
import { tablesContract } from './contract.ts';
import type { TablesUnderTest } from './contract/tables-under-test.ts';
import { answering, answeringInside, answeringRows, faultyHttp, losingAnswer, refusingConnection } from './faulty-http.ts';
import type { FaultyHttp } from './faulty-http.ts';

const RETRY_AT_ONCE = { maxRetries: 3, retryDelayInMs: 1, maxRetryDelayInMs: 2 };

describe('azure', () => {
  let azurite: Azurite;
  let http: FaultyHttp;
  let tables: AzureTables;
  const counter = requestCounter();
  const requests: RequestInfo[] = [];

  before(async () => {
    azurite = await startAzurite();
    http = faultyHttp();
    tables = azureTables({
      connectionString: azurite.connectionString,
      retry: RETRY_AT_ONCE,
      onRequest: (info) => {
        counter.onRequest(info);
        requests.push(info);
      },
      http,
    });
    await tables.ensureTables();
  });

  beforeEach(() => {
    requests.length = 0;
  });

  afterEach(() => {
    http.always(undefined);
  });

  after(() => azurite.close());

  tablesContract('azure', (): TablesUnderTest => ({
    tables,
    counter,
    loseNextAnswer: (then) => {
      http.next(losingAnswer(then));
    },
    during: async (whileDown) => {
      http.always(refusingConnection);
      await whileDown().finally(() => {
        http.always(undefined);
      });
    },
  }));

  const alone: Write[] = [{ kind: 'insert', row: { pk: 'a', rk: 'r', values: { opId: 'mine' } } }];
  const together: Write[] = [...alone, { kind: 'insert', row: { pk: 'a', rk: 's', values: {} } }];
  const calls: [string, () => Promise<unknown>][] = [
    ['get', () => tables.get('People', 'a', 'r')],
    ['range', () => tables.range('People', 'a', { prefix: '' })],
    ['commit of one', () => tables.commit('People', 'a', alone, { rk: 'r', opId: 'mine' })],
    ['commit of several', () => tables.commit('People', 'a', together, { rk: 'r', opId: 'mine' })],
    ['ping', () => tables.ping()],
  ];

  describe('an answer that says nothing about a row', () => {
    const answers: [number, string][] = [
      [401, 'NoAuthenticationInformation'],
      [403, 'AuthorizationFailure'],
      [404, 'TableNotFound'],
      [404, 'AccountNotFound'],
      [408, 'RequestTimeout'],
      [409, 'TableBeingDeleted'],
      [429, 'TooManyRequests'],
      [500, 'OperationTimedOut'],
      [503, 'ServerBusy'],
    ];
    for (const [status, code] of answers) {
      it(`${status} ${code} is an outage`, async () => {
        for (const [name, call] of calls) {
          http.always(answering(status, code));
          await assert.rejects(call, (error) => isUnavailable(error, `${status} ${code}`), name);
        }
      });
    }

    it('inside a transaction is an outage too', async () => {
      http.always(answeringInside(403, 'AuthorizationPermissionMismatch'));
      const commit = tables.commit('People', 'a', together, { rk: 'r', opId: 'mine' });
      await assert.rejects(commit, (error) => isUnavailable(error, '403 AuthorizationPermissionMismatch'));
    });

    it('that blames what we sent is our fault and no outage', async () => {
      for (const [name, call] of calls) {
        http.always(answering(400, 'InvalidInput'));
        await assert.rejects(call, (error) => error instanceof LedtradError && error.code === 'unexpected', name);
      }
    });

    it('is a conflict only if the service calls it so', async () => {
      http.next(answering(409, 'EntityAlreadyExists'));
      await assert.rejects(tables.commit('People', 'a', alone), ConflictError);
      http.next(answering(409, 'SomethingNew'));
      await assert.rejects(tables.commit('People', 'a', alone), StorageUnavailableError);
    });

    it('carries neither keys nor content into the error', async () => {
      http.always(answering(503, 'ServerBusy'));
      const row = { pk: 'secret-partition', rk: 'secret-row', values: { text: 'secret-text' } };
      const error = await tables.commit('People', row.pk, [{ kind: 'put', row }]).catch((caught: unknown) => caught);
      assert.ok(error instanceof StorageUnavailableError);
      assert.doesNotMatch(JSON.stringify([error, error.message, error.stack, error.cause ?? null]), /secret/);
    });
  });

  describe('sending again', () => {
    it('is done for a service that is busy, also when it says so inside a transaction', async () => {
      http.next(answeringInside(503, 'ServerBusy'), answeringInside(500, 'OperationTimedOut'));
      const writes = ['r', 's'].map((rk): Write => ({ kind: 'insert', row: { pk: 'busy', rk, values: {} } }));
      await tables.commit('People', 'busy', writes);
      assert.deepEqual(requests.map(({ status }) => status), [202, 202, 202]);
      assert.deepEqual(requests.map(({ entities }) => entities), [0, 0, 2]);
    });

    it('is given up after the tries that were set', async () => {
      http.always(refusingConnection);
      await assert.rejects(tables.ping(), StorageUnavailableError);
      assert.deepEqual(requests.map(({ status }) => status), [0, 0, 0, 0]);
    });

    it('recognises its own work through several lost answers in a row', async () => {
      http.next(losingAnswer(), losingAnswer(), losingAnswer());
      const write: Write = { kind: 'insert', row: { pk: 'lost', rk: '0', values: { opId: 'mine' } } };
      await tables.commit('People', 'lost', [write], { rk: '0', opId: 'mine' });
      assert.deepEqual(
        requests.map(({ method, status }) => `${method} ${status}`),
        ['POST 0', 'POST 0', 'POST 0', 'POST 409', 'GET 200'],
      );
    });

    it('recognises its own work when the lost answer became an error of the gateway', async () => {
      http.next(async (request, carry) => {
        await carry();
        return answering(502, 'BadGateway')(request, carry);
      });
      const write: Write = { kind: 'insert', row: { pk: 'gateway', rk: '0', values: { opId: 'mine' } } };
      await tables.commit('People', 'gateway', [write], { rk: '0', opId: 'mine' });
    });

    it('is an outage when the guard cannot be read, although the conflict was clear', async () => {
      http.next(answering(412, 'UpdateConditionNotSatisfied'), ...Array.from({ length: 4 }, () => refusingConnection));
      const commit = tables.commit('People', 'a', alone, { rk: 'r', opId: 'mine' });
      await assert.rejects(commit, StorageUnavailableError);
    });
  });

  describe('reaching the service', () => {
    it('is an outage when nobody listens', async () => {
      const port = await portNobodyListensOn();
      const unreachable = azureTables({ connectionString: connectionTo(port), retry: RETRY_AT_ONCE });
      await assert.rejects(unreachable.get('People', 'p', 'r'), (error) => isUnavailable(error, 'ECONNREFUSED'));
    });

    it('is an outage when somebody listens and never answers', async () => {
      const silent = createServer(() => {});
      const port = await listening(silent);
      const tables = azureTables({ connectionString: connectionTo(port), retry: RETRY_AT_ONCE, timeout: 20 });
      try {
        for (const call of [() => tables.get('People', 'a', 'r'), () => tables.commit('People', 'a', together)]) {
          await assert.rejects(call, StorageUnavailableError);
        }
      } finally {
        silent.close();
      }
    });

    it('names no keys to those who count requests', async () => {
      await tables.get('People', 'secret-partition', 'secret-row');
      await tables.range('People', 'secret-partition', { prefix: 'secret-row' });
      assert.ok(requests.every(({ url }) => url.endsWith('/People')), requests.map(({ url }) => url).join());
    });

    it('signs reads and transactions alike with the token of a credential', async () => {
      const sent: PipelineRequest[] = [];
      const withToken = azureTables({
        endpoint: 'https://account.table.example',
        credential: { getToken: async () => ({ token: 'token', expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
        retry: RETRY_AT_ONCE,
        http: {
          sendRequest: async (request) => {
            sent.push(request);
            return answering(403, 'AuthorizationFailure')(request, () => assert.fail('nothing is carried'));
          },
        },
      });
      await assert.rejects(withToken.get('People', 'a', 'r'), StorageUnavailableError);
      await assert.rejects(withToken.commit('People', 'a', together), StorageUnavailableError);
      assert.deepEqual(sent.map(({ headers }) => headers.get('Authorization')), ['Bearer token', 'Bearer token']);
      assert.equal(sent[1]?.url, 'https://account.table.example/$batch');
    });

    it('refuses a shared access signature, which transactions would lose', () => {
      const connectionString = 'TableEndpoint=https://account.table.example;SharedAccessSignature=sv=1&sig=x';
      assert.throws(() => azureTables({ connectionString }), TypeError);
    });
  });

  describe('what the service writes otherwise than the emulator', () => {
    it('a selected property that the row lacks is null, and is left out', async () => {
      http.next(answeringRows({ 'odata.etag': 'W/"1"', PartitionKey: 'p', RowKey: 'r', a: 1, lacking: null }));
      const read = await tables.range('People', 'p', { prefix: '' }, { select: ['a', 'lacking'] });
      assert.deepEqual(read, [{ pk: 'p', rk: 'r', etag: 'W/"1"', values: { a: 1 } }]);
    });

    it('a property of a type that is never written here is a fault, and not guessed at', async () => {
      const day = { day: '2026-01-01T00:00:00Z', 'day@odata.type': 'Edm.DateTime' };
      http.next(answeringRows({ 'odata.etag': 'W/"1"', PartitionKey: 'p', RowKey: 'r', ...day }));
      const read = tables.range('People', 'p', { prefix: '' });
      await assert.rejects(read, (error) => error instanceof LedtradError && error.code === 'unexpected');
    });
  });

  describe('tables', () => {
    it('that are missing are an outage until they have been created', async () => {
      const connection = azurite.connectionString;
      await TableClient.fromConnectionString(connection, 'Erased', { allowInsecureConnection: true }).deleteTable();
      await assert.rejects(tables.ping(), (error) => isUnavailable(error, '404 TableNotFound'));
      await assert.rejects(tables.range('Erased', 'p', { prefix: '' }), StorageUnavailableError);
      const put = (rk: string): Write => ({ kind: 'put', row: { pk: 'p', rk, values: {} } });
      await assert.rejects(tables.commit('Erased', 'p', [put('r')]), StorageUnavailableError);
      await assert.rejects(tables.commit('Erased', 'p', [put('r'), put('s')]), StorageUnavailableError);
      await tables.ensureTables();
      await tables.ping();
    });

    it('keep their rows when they are there already', async () => {
      await tables.commit('Audit', 'p', [{ kind: 'put', row: { pk: 'p', rk: 'r', values: { kept: true } } }]);
      await tables.ensureTables();
      assert.deepEqual((await tables.get('Audit', 'p', 'r'))?.values, { kept: true });
    });
  });
});

function isUnavailable(error: unknown, reason: string): boolean {
  return error instanceof StorageUnavailableError && error.code === 'storage-unavailable' && error.reason === reason;
}

function connectionTo(port: number): string {
  const key = Buffer.from('key').toString('base64');
  return `DefaultEndpointsProtocol=http;AccountName=account;AccountKey=${key};TableEndpoint=http://127.0.0.1:${port}/account;`;
}

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A listening TCP server has this kind of address.
  return (server.address() as AddressInfo).port;
}

async function portNobodyListensOn(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}
