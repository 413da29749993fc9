import { z } from 'zod';
import type { OperationId, OrganisationId, TenantId } from '../domain/ids.ts';
import { READINESS, type Organisation } from '../domain/organisation.ts';
import type { Organisations } from '../ports/organisations.ts';
import { rowCodec, storedId } from './row-codec.ts';
import type { Tables } from './table/tables.ts';

const TABLE = 'Cohort';
const PARTITION = 'organisations';
const PREFIX = 'o|';

export const organisationSchema: z.ZodType<Organisation> = z.object({
  id: storedId<OrganisationId>(),
  name: z.string(),
  tenantId: storedId<TenantId>().exactOptional(),
  ready: z.partialRecord(z.enum(READINESS), z.string()),
});
const organisations = rowCodec('organisation', 1, organisationSchema);

/** The organisations whose principals take part in any cohort; some hundreds at the most, so they are read together. */
export function organisationStore(tables: Tables, newOperation: () => OperationId): Organisations {
  return {
    async list() {
      const rows = await tables.range(TABLE, PARTITION, { prefix: PREFIX });
      return rows.map((row) => ({ value: organisations.read(row), etag: row.etag }));
    },
    async find(id) {
      const row = await tables.get(TABLE, PARTITION, PREFIX + id);
      return row && { value: organisations.read(row), etag: row.etag };
    },
    async save(organisation, etag) {
      const opId = newOperation();
      const row = { pk: PARTITION, rk: PREFIX + organisation.id, values: organisations.write(organisation, opId) };
      await tables.commit(TABLE, PARTITION, [etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag }], { rk: row.rk, opId });
    },
    async remove(id, etag) {
      await tables.commit(TABLE, PARTITION, [{ kind: 'delete', rk: PREFIX + id, etag }]);
    },
  };
}
