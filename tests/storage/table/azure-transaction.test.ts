import assert from 'node:assert/strict';
import { decodeTransaction, encodeTransaction, writesIn } from '../../../bot/storage/table/azure-transaction.ts';
import { assertCommit, LIMITS, OutsideLimitsError } from '../../../bot/storage/table/limits.ts';
import type { Value, Write } from '../../../bot/storage/table/tables.ts';

const ENDPOINT = 'https://account.table.example';

describe('a transaction in the multipart form', () => {
  it('carries the ETag of every conditional write, deletes included', () => {
    const { body } = encode([
      { kind: 'replace', row: { pk: 'p', rk: 'a', values: {} }, etag: 'W/"1"' },
      { kind: 'delete', rk: 'b', etag: 'W/"2"' },
      { kind: 'delete', rk: 'c' },
      { kind: 'put', row: { pk: 'p', rk: 'd', values: {} } },
      { kind: 'insert', row: { pk: 'p', rk: 'e', values: {} } },
    ]);
    assert.deepEqual(conditionsIn(body), [
      ["PUT (PartitionKey='p',RowKey='a')", 'W/"1"'],
      ["DELETE (PartitionKey='p',RowKey='b')", 'W/"2"'],
      ["DELETE (PartitionKey='p',RowKey='c')", '*'],
      ["PUT (PartitionKey='p',RowKey='d')", undefined],
      ['POST ', undefined],
    ]);
  });

  it('doubles quotes in keys and encodes what an address cannot hold', () => {
    const { body } = encode([{ kind: 'delete', rk: "å'|%" }]);
    assert.deepEqual(conditionsIn(body), [["DELETE (PartitionKey='p',RowKey='%C3%A5''%7C%25')", '*']]);
  });

  it('names the type of each number that the service would misread', () => {
    const { body } = encode([{ kind: 'put', row: { pk: 'p', rk: 'r', values: { small: 1, large: 2 ** 40, part: 0.5 } } }]);
    const json: unknown = JSON.parse(/^\{.*\}$/m.exec(body)?.[0] ?? '');
    assert.deepEqual(json, {
      PartitionKey: 'p',
      RowKey: 'r',
      small: 1,
      large: String(2 ** 40),
      'large@odata.type': 'Edm.Int64',
      part: 0.5,
      'part@odata.type': 'Edm.Double',
    });
  });

  const shapes: [string, (textLength: number) => Write[]][] = [
    ['few rows with long keys and many numbers', fewLargeWrites],
    ['a hundred rows with short keys', manySmallWrites],
  ];
  for (const [shape, writesOf] of shapes) {
    it(`of the largest size that the limits let through stays under 4 MiB, and not far under: ${shape}`, () => {
      let allowed = 0;
      let refused = LIMITS.stringLength + 1;
      while (refused - allowed > 1) {
        const middle = Math.floor((allowed + refused) / 2);
        if (isAllowed(writesOf(middle))) allowed = middle;
        else refused = middle;
      }
      const bytes = Buffer.byteLength(encode(writesOf(allowed)).body);
      assert.ok(bytes <= LIMITS.transactionBytes && bytes > 0.95 * LIMITS.transactionBytes, String(bytes));
    });
  }

  it('is counted by its writes, whatever their text', () => {
    const text = '\r\nContent-Type: application/http\r\n';
    const { body } = encode([
      { kind: 'put', row: { pk: 'p', rk: 'a', values: { text } } },
      { kind: 'delete', rk: 'b' },
    ]);
    assert.equal(writesIn(body), 2);
  });
});

describe('the answer to a transaction', () => {
  it('gives the ETags in the order of the writes', () => {
    const answer = decodeTransaction(202, answerWith([`HTTP/1.1 204 No Content\r\nETag: W/"datetime'1%3A2'"`, 'HTTP/1.1 204 No Content']));
    assert.deepEqual(answer, { kind: 'committed', etags: [`W/"datetime'1%3A2'"`, undefined] });
  });

  it('gives the status and code from inside when it failed', () => {
    const inner = 'HTTP/1.1 412 Precondition Failed\r\n\r\n{"odata.error":{"code":"UpdateConditionNotSatisfied"}}';
    assert.deepEqual(decodeTransaction(202, answerWith([inner])), {
      kind: 'failed',
      status: 412,
      code: 'UpdateConditionNotSatisfied',
    });
  });

  it('is a failure when the service refused the whole request', () => {
    assert.deepEqual(decodeTransaction(403, '<html>'), { kind: 'failed', status: 403, code: undefined });
  });

  it('is no success when there is nothing in it', () => {
    assert.deepEqual(decodeTransaction(202, ''), { kind: 'failed', status: 202, code: undefined });
  });
});

function fewLargeWrites(textLength: number): Write[] {
  const values: Record<string, Value> = {};
  for (let index = 0; index < 100; index += 1) values[`number${index}`] = index + 0.5;
  for (let index = 0; index < 4; index += 1) values[`text${index}`] = 'å'.repeat(textLength);
  return rows(20, 'ö'.repeat(500), values);
}

function manySmallWrites(textLength: number): Write[] {
  return rows(100, 'r', { text: 'å'.repeat(textLength) });
}

function rows(count: number, rk: string, values: Record<string, Value>): Write[] {
  return Array.from({ length: count }, (_, index) => ({ kind: 'put', row: { pk: 'p', rk: `${rk}${index}`, values } }));
}

function isAllowed(writes: readonly Write[]): boolean {
  try {
    assertCommit('p', writes, undefined);
    return true;
  } catch (error) {
    if (error instanceof OutsideLimitsError) return false;
    throw error;
  }
}

function encode(writes: readonly Write[]): { body: string } {
  return encodeTransaction(ENDPOINT, 'People', 'p', writes);
}

/** Method and address of each write, without the endpoint, and its If-Match. */
function conditionsIn(body: string): [string, string | undefined][] {
  return body
    .split(/--changeset_[0-9a-f-]+\r\n/)
    .slice(1, -1)
    .map((part) => {
      const [, method = '', address = ''] = /^(\w+) (\S+) HTTP\/1\.1$/m.exec(part) ?? [];
      return [`${method} ${address.replace(`${ENDPOINT}/People`, '')}`, /^If-Match: (.*)$/m.exec(part)?.[1]];
    });
}

function answerWith(inner: readonly string[]): string {
  const parts = inner.map((text) => `--changesetresponse_2\r\nContent-Type: application/http\r\n\r\n${text}\r\n\r\n`);
  return `--batchresponse_1\r\n\r\n${parts.join('')}--changesetresponse_2--\r\n--batchresponse_1--\r\n`;
}
