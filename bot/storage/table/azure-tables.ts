import { createDefaultHttpClient, createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { odata, TableClient } from '@azure/data-tables';
import type { TableServiceClientOptions } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';
import type { Watch } from '../../telemetry/watch.ts';
import { failureOf, failureOfStatus } from './azure-failures.ts';
import { countingRequests, revealingInnerFaults, timingOut } from './azure-pipeline.ts';
import { storedRow, wireProperties } from './azure-rows.ts';
import { decodeTransaction, encodeTransaction } from './azure-transaction.ts';
import { watchingRequests } from './azure-watch.ts';
import { commitGuarded } from './guarded-commit.ts';
import { boundsOf } from './key-range.ts';
import { assertCommit, assertKey, assertRange, LIMITS, rowKeyOf } from './limits.ts';
import type { OnRequest } from './request-counter.ts';
import { ConflictError, TABLE_NAMES } from './tables.ts';
import type { Committed, Guard, KeyRange, RangeOptions, RowSamples, StoredRow, TableName, Tables, Write } from './tables.ts';

export type AzureTablesOptions = AzureAccount & {
  readonly retry?: RetryOptions;
  /** Milliseconds that one try may take; Teams gives a whole chat turn 15 s. */
  readonly timeout?: number;
  readonly onRequest?: OnRequest;
  readonly watch?: Watch;
  /** What carries the requests; tests put faults here. */
  readonly http?: HttpClient;
};

export type AzureAccount =
  | { readonly endpoint: string; readonly credential: TokenCredential }
  /** With an account key; a shared access signature is refused. */
  | { readonly connectionString: string };

export interface RetryOptions {
  /** Tries after the first. */
  readonly maxRetries: number;
  /** Milliseconds before the second try; doubled, with jitter, for each that follows. */
  readonly retryDelayInMs: number;
  readonly maxRetryDelayInMs: number;
}

export interface AzureTables extends Tables, RowSamples {
  /** Creates the tables that are missing; at start. */
  ensureTables(): Promise<void>;
}

const DEFAULT_RETRY: RetryOptions = { maxRetries: 3, retryDelayInMs: 250, maxRetryDelayInMs: 2000 };
const DEFAULT_TIMEOUT = 8000;
/** The version that the client library speaks in all other requests. */
const PROTOCOL_VERSION = '2019-02-02';
/** Never written: a point read of it answers 404, which is an answer. */
const NO_ROW = { table: 'Erased', pk: '0', rk: '0' } as const;

export function azureTables(options: AzureTablesOptions): AzureTables {
  return new ServiceTables(options);
}

class ServiceTables implements AzureTables {
  readonly #clients: ReadonlyMap<TableName, TableClient>;
  readonly #http: HttpClient;

  constructor(options: AzureTablesOptions) {
    this.#http = options.http ?? createDefaultHttpClient();
    this.#clients = new Map(TABLE_NAMES.map((table) => [table, clientOf(table, options, this.#http)]));
  }

  async ensureTables(): Promise<void> {
    await Promise.all(TABLE_NAMES.map((table) => this.#ask(table, (client) => client.createTable())));
  }

  async get(table: TableName, pk: string, rk: string): Promise<StoredRow | undefined> {
    assertKey('pk', pk);
    assertKey('rk', rk);
    try {
      const entity = await this.#ask(table, (client) => client.getEntity(pk, rk));
      return storedRow(table, pk, entity);
    } catch (error) {
      if (error instanceof ConflictError && error.reason === 'missing') return undefined;
      throw error;
    }
  }

  async range(table: TableName, pk: string, where: KeyRange, options: RangeOptions = {}): Promise<StoredRow[]> {
    assertRange(pk, where, options);
    const { limit = Infinity, select } = options;
    const queryOptions = {
      filter: filterOf(pk, where),
      ...(select === undefined ? {} : { select: ['PartitionKey', 'RowKey', ...select] }),
    };
    return this.#ask(table, async (client) => {
      const rows: StoredRow[] = [];
      const query = client.listEntities({ queryOptions });
      for await (const page of query.byPage({ maxPageSize: Math.min(limit, LIMITS.pageRows) })) {
        for (const entity of page) rows.push(storedRow(table, pk, entity));
        if (rows.length >= limit) break;
      }
      return rows.slice(0, limit);
    });
  }

  async commit(table: TableName, pk: string, writes: readonly Write[], guard?: Guard): Promise<Committed> {
    assertCommit(pk, writes, guard);
    const [only] = writes;
    return commitGuarded(
      guard,
      () =>
        writes.length === 1 && only !== undefined
          ? this.#commitOne(table, pk, only)
          : this.#commitTogether(table, pk, writes),
      (rk) => this.get(table, pk, rk),
    );
  }

  async ping(): Promise<void> {
    await this.get(NO_ROW.table, NO_ROW.pk, NO_ROW.rk);
  }

  async sample(table: TableName, fromPartition: string): Promise<readonly StoredRow[]> {
    const filter = fromPartition === '' ? {} : { filter: odata`PartitionKey ge ${fromPartition}` };
    return this.#ask(table, async (client) => {
      const query = client.listEntities({ queryOptions: { select: ['PartitionKey', 'RowKey', 'v'], ...filter } });
      const page = await query.byPage({ maxPageSize: LIMITS.pageRows }).next();
      // Both keys are among what is selected.
      return page.done ? [] : page.value.map((entity) => storedRow(table, entity.partitionKey as string, entity));
    });
  }

  async #commitOne(table: TableName, pk: string, write: Write): Promise<Committed> {
    const etag = await this.#ask(table, (client) => writeAlone(client, pk, write)).catch((error: unknown) => {
      if (isDeletedAlready(write, error)) return undefined;
      throw error;
    });
    return { etags: etag === undefined ? new Map() : new Map([[rowKeyOf(write), etag]]) };
  }

  async #commitTogether(table: TableName, pk: string, writes: readonly Write[]): Promise<Committed> {
    const answer = await this.#ask(table, async (client) => {
      const endpoint = client.url.replace(/\/$/, '');
      const { contentType, body } = encodeTransaction(endpoint, table, pk, writes);
      const request = createPipelineRequest({
        url: `${endpoint}/$batch`,
        method: 'POST',
        headers: createHttpHeaders({
          Accept: 'application/json',
          'Content-Type': contentType,
          DataServiceVersion: '3.0;',
          MaxDataServiceVersion: '3.0;NetFx',
          'x-ms-version': PROTOCOL_VERSION,
        }),
        body,
        allowInsecureConnection: isLoopback(endpoint),
      });
      const response = await client.pipeline.sendRequest(this.#http, request);
      return decodeTransaction(response.status, response.bodyAsText ?? '');
    });
    if (answer.kind === 'failed') throw failureOfStatus(table, answer.status, answer.code);
    const etags = new Map<string, string>();
    for (const [index, write] of writes.entries()) {
      const etag = answer.etags[index];
      if (etag !== undefined) etags.set(rowKeyOf(write), etag);
    }
    return { etags };
  }

  async #ask<Answer>(table: TableName, call: (client: TableClient) => Promise<Answer>): Promise<Answer> {
    // There is a client for every name that the type allows.
    const client = this.#clients.get(table) as TableClient;
    try {
      return await call(client);
    } catch (error) {
      throw failureOf(table, error);
    }
  }
}

function clientOf(table: TableName, options: AzureTablesOptions, http: HttpClient): TableClient {
  const { retry = DEFAULT_RETRY, timeout = DEFAULT_TIMEOUT, onRequest } = options;
  const watching = options.watch && watchingRequests(options.watch, table);
  const eachTry = [
    revealingInnerFaults(),
    timingOut(timeout),
    ...(onRequest === undefined ? [] : [countingRequests(onRequest)]),
    ...(watching ? [watching.eachTry] : []),
  ];
  const settings: TableServiceClientOptions = {
    httpClient: http,
    retryOptions: retry,
    additionalPolicies: [
      ...(watching ? [{ policy: watching.eachCall, position: 'perCall' } as const] : []),
      ...eachTry.map((policy) => ({ policy, position: 'perRetry' } as const)),
    ],
  };
  if ('connectionString' in options) {
    const { connectionString } = options;
    // The client would put the signature into the address, where transactions lose it.
    if (/SharedAccessSignature=/i.test(connectionString)) throw new TypeError('a shared access signature is not supported');
    const endpoint = /TableEndpoint=([^;]*)/i.exec(connectionString)?.[1];
    const allowInsecureConnection = endpoint !== undefined && isLoopback(endpoint);
    return TableClient.fromConnectionString(connectionString, table, { ...settings, allowInsecureConnection });
  }
  return new TableClient(options.endpoint, table, options.credential, settings);
}

/** Without TLS to nobody but the emulator on this machine. */
function isLoopback(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** @returns the row's new ETag; undefined for a delete */
async function writeAlone(client: TableClient, pk: string, write: Write): Promise<string | undefined> {
  if (write.kind === 'delete') {
    await client.deleteEntity(pk, write.rk, write.etag === undefined ? {} : { etag: write.etag });
    return undefined;
  }
  const entity = { partitionKey: pk, rowKey: write.row.rk, ...wireProperties(write.row.values) };
  switch (write.kind) {
    case 'insert':
      return (await client.createEntity(entity)).etag;
    case 'put':
      return (await client.upsertEntity(entity, 'Replace')).etag;
    case 'replace':
      return (await client.updateEntity(entity, 'Replace', { etag: write.etag })).etag;
  }
}

function isDeletedAlready(write: Write, error: unknown): boolean {
  const unconditional = write.kind === 'delete' && write.etag === undefined;
  return unconditional && error instanceof ConflictError && error.reason === 'missing';
}

function filterOf(pk: string, where: KeyRange): string {
  const { from, to } = boundsOf(where);
  const filters = [odata`PartitionKey eq ${pk}`];
  if (from !== '') filters.push(odata`RowKey ge ${from}`);
  if (to !== undefined) filters.push(odata`RowKey lt ${to}`);
  return filters.join(' and ');
}
