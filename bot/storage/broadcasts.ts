import { isConflict } from '../domain/errors.ts';
import type { CampaignId, OperationId } from '../domain/ids.ts';
import type { Broadcasts } from '../ports/broadcasts.ts';
import { broadcastSchema, templateSchema } from './broadcast-schema.ts';
import { rowCodec } from './row-codec.ts';
import type { Tables, Write } from './table/tables.ts';

const TABLE = 'Cohort';
const BROADCAST = 'u|b|';
const NOTE = 'u|n|';
const TEMPLATE = 'u|t|';

const broadcasts = rowCodec('broadcast', 1, broadcastSchema);
const templates = rowCodec('broadcast-template', 1, templateSchema);

/** What a cohort's facilitators share of broadcasts, in the cohort's partition: drafts, what was sent, templates. */
export function broadcastStore(tables: Tables, newOperation: () => OperationId): Broadcasts {
  return {
    async list(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: BROADCAST });
      return rows.map((row) => broadcasts.read(row));
    },
    async find(cohortId, id) {
      const row = await tables.get(TABLE, cohortId, BROADCAST + id);
      return row && { value: broadcasts.read(row), etag: row.etag };
    },
    async save(broadcast, etag, carryOut) {
      const { cohortId, id } = broadcast;
      const opId = newOperation();
      const rk = BROADCAST + id;
      const row = { pk: cohortId, rk, values: broadcasts.write(broadcast, opId) };
      const writes: Write[] = [etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag }];
      if (carryOut) writes.push({ kind: 'put', row: { pk: cohortId, rk: NOTE + id, values: { v: 1, opId } } });
      const { etags } = await tables.commit(TABLE, cohortId, writes, { rk, opId });
      return { value: broadcast, etag: etags.get(rk) ?? '' };
    },
    async remove(cohortId, id, etag) {
      await tables.commit(TABLE, cohortId, [{ kind: 'delete', rk: BROADCAST + id, etag }]);
    },
    async toCarryOut(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: NOTE }, { select: ['v'] });
      return rows.map(({ rk, etag }) => ({ value: idOf(rk), etag }));
    },
    async note(cohortId, id) {
      const row = await tables.get(TABLE, cohortId, NOTE + id);
      return row && { value: id, etag: row.etag };
    },
    async carriedOut(cohortId, { value, etag }) {
      try {
        await tables.commit(TABLE, cohortId, [{ kind: 'delete', rk: NOTE + value, etag }]);
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    },
    async templates(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: TEMPLATE });
      return rows.map((row) => templates.read(row));
    },
    async saveTemplate(template) {
      await tables.commit(TABLE, template.cohortId, [{ kind: 'put', row: { pk: template.cohortId, rk: TEMPLATE + template.id, values: templates.write(template) } }]);
    },
    async removeTemplate(cohortId, id) {
      await tables.commit(TABLE, cohortId, [{ kind: 'delete', rk: TEMPLATE + id }]);
    },
  };
}

function idOf(rk: string): CampaignId {
  return rk.slice(NOTE.length) as CampaignId; // Written by `save` alone.
}
