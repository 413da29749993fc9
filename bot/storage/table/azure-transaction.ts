import { randomUUID } from 'node:crypto';
import { wireProperties } from './azure-rows.ts';
import { rowKeyOf } from './limits.ts';
import type { TableName, Write } from './tables.ts';

/**
 * Entity group transactions in the service's multipart form. The client library has its own, which drops the ETag of
 * a delete: a conditional delete inside a transaction would silently become an unconditional one.
 */
export interface EncodedTransaction {
  readonly contentType: string;
  readonly body: string;
}

export type TransactionAnswer =
  /** One ETag for every write in order; undefined for deletes. */
  | { readonly kind: 'committed'; readonly etags: readonly (string | undefined)[] }
  | { readonly kind: 'failed'; readonly status: number; readonly code: string | undefined };

const LINE_END = '\r\n';
const METHOD_OF = { insert: 'POST', replace: 'PUT', put: 'PUT', delete: 'DELETE' } as const;

export function encodeTransaction(
  endpoint: string,
  table: TableName,
  pk: string,
  writes: readonly Write[],
): EncodedTransaction {
  const batch = `batch_${randomUUID()}`;
  const changeset = `changeset_${randomUUID()}`;
  const parts = writes.map((write) => [`--${changeset}`, ...linesOf(endpoint, table, pk, write)]);
  const lines = [
    `--${batch}`,
    `Content-Type: multipart/mixed; boundary=${changeset}`,
    '',
    ...parts.flat(),
    `--${changeset}--`,
    `--${batch}--`,
    '',
  ];
  return { contentType: `multipart/mixed; boundary=${batch}`, body: lines.join(LINE_END) };
}

/** The answer's status is 202 even when the transaction failed; what happened is inside. */
export function decodeTransaction(status: number, body: string): TransactionAnswer {
  const answers = body.split('--changesetresponse_').slice(1, -1);
  const statuses = answers.map((answer) => Number(/HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]));
  const failed = statuses.find((inner) => !(inner >= 200 && inner < 300));
  if (status === 202 && answers.length > 0 && failed === undefined) {
    return { kind: 'committed', etags: answers.map((answer) => /^ETag: *(\S.*?)\s*$/im.exec(answer)?.[1]) };
  }
  return { kind: 'failed', status: failed ?? status, code: /"code":\s*"(\w+)"/.exec(body)?.[1] };
}

/** How many writes a transaction's body holds; text within it cannot hold a bare line end, JSON escapes it. */
export function writesIn(body: string): number {
  return body.split(`${LINE_END}Content-Type: application/http${LINE_END}`).length - 1;
}

function linesOf(endpoint: string, table: TableName, pk: string, write: Write): string[] {
  const condition = conditionOf(write);
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    `${METHOD_OF[write.kind]} ${addressOf(endpoint, table, pk, write)} HTTP/1.1`,
    'Accept: application/json;odata=minimalmetadata',
    'DataServiceVersion: 3.0;',
    'Prefer: return-no-content',
    ...(condition === undefined ? [] : [`If-Match: ${condition}`]),
    ...contentOf(pk, write),
  ];
}

function contentOf(pk: string, write: Write): string[] {
  if (write.kind === 'delete') return ['', ''];
  const entity = { PartitionKey: pk, RowKey: write.row.rk, ...wireProperties(write.row.values) };
  return ['Content-Type: application/json', '', JSON.stringify(entity)];
}

function addressOf(endpoint: string, table: TableName, pk: string, write: Write): string {
  if (write.kind === 'insert') return `${endpoint}/${table}`;
  return `${endpoint}/${table}(PartitionKey='${quoted(pk)}',RowKey='${quoted(rowKeyOf(write))}')`;
}

function conditionOf(write: Write): string | undefined {
  switch (write.kind) {
    case 'replace':
      return write.etag;
    case 'delete':
      return write.etag ?? '*';
    case 'insert':
    case 'put':
      return undefined;
  }
}

function quoted(key: string): string {
  return encodeURIComponent(key.replaceAll("'", "''"));
}
