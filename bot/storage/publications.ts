import { LedtradError } from '../domain/errors.ts';
import type { OperationId } from '../domain/ids.ts';
import type { Cohorts } from '../ports/cohorts.ts';
import { COHORT_VERSION } from './cohort-rows.ts';
import { publishedSchema, snapshotsSchema } from './cohort-schema.ts';
import { rowCodec, unlessBroken } from './row-codec.ts';
import { packJson, unpackJson } from './table/packing.ts';
import type { Tables, Write } from './table/tables.ts';

const TABLE = 'Cohort';
const PUBLISHED = 's|p';
/** Apart from what views read, and longer than one row may be in a large cohort. */
const PRIVATE = 'n|';
/** UTF-16 units a row: 800 KB of the 1 MiB that an entity may have. */
const PART_LENGTH = 400_000;

const published = rowCodec('published', 1, publishedSchema);

type PublicationStore = Pick<Cohorts, 'version' | 'publication' | 'publish'>;

/** What is published of a cohort, and beside it the private record of who was counted where. */
export function publicationStore(tables: Tables, newOperation: () => OperationId): PublicationStore {
  return {
    async version(cohortId) {
      const row = await tables.get(TABLE, cohortId, COHORT_VERSION);
      return String(row?.values['opId'] ?? '');
    },
    async publication(cohortId) {
      const row = await tables.get(TABLE, cohortId, PUBLISHED);
      if (!row) return undefined;
      const parts = await tables.range(TABLE, cohortId, { prefix: PRIVATE }, { limit: Number(row.values['parts']) });
      const parsed = snapshotsSchema.safeParse(unlessBroken('snapshots', () => JSON.parse(parts.map(({ values }) => String(unpackJson('part', values))).join(''))));
      if (!parsed.success) throw new LedtradError('unexpected', { row: 'snapshots' });
      return { value: { published: published.read(row), ...parsed.data }, etag: row.etag, basis: String(row.values['basis']) };
    },
    async publish(cohortId, { published: shown, members, snapshots }, basis, read) {
      const opId = newOperation();
      const parts = partsOf(JSON.stringify({ members, snapshots }));
      const row = { pk: cohortId, rk: PUBLISHED, values: { ...published.write(shown, opId), basis, parts: parts.length } };
      const head: Write = read ? { kind: 'replace', row, etag: read.etag } : { kind: 'insert', row };
      const rest = parts.map((part, index): Write => ({
        kind: 'put',
        row: { pk: cohortId, rk: `${PRIVATE}${String(index).padStart(3, '0')}`, values: { v: 1, ...packJson('part', part) } },
      }));
      await tables.commit(TABLE, cohortId, [head, ...rest], { rk: PUBLISHED, opId });
    },
  };
}

function partsOf(json: string): string[] {
  return Array.from({ length: Math.ceil(json.length / PART_LENGTH) }, (_, index) => json.slice(index * PART_LENGTH, (index + 1) * PART_LENGTH));
}
