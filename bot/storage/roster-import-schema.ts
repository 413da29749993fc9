import { z } from 'zod';
import type { CohortId, OrganisationId, TeamId, TenantId } from '../domain/ids.ts';
import type { SeatKey } from '../domain/roster/roster-entry.ts';
import type { ImportedChange, ImportWork } from '../domain/roster/roster-import.ts';
import { organisationSchema } from './organisations.ts';
import { formerPlace, manager, role } from './person-schema.ts';
import { entrySchema } from './rosters.ts';
import { storedId } from './row-codec.ts';

export type StoredWork = Omit<ImportWork, 'changes'> & { readonly parts: number };

export const workSchema: z.ZodType<StoredWork> = z.object({
  cohortId: storedId<CohortId>(),
  preparedAt: z.string(),
  organisations: z.array(organisationSchema),
  tenantsLearned: z.array(z.object({ before: organisationSchema, after: organisationSchema })),
  teams: z.array(z.object({ teamId: storedId<TeamId>(), name: z.string() })),
  parts: z.number().int(),
});

export const importedSchema: z.ZodType<ImportedChange> = z.object({
  kind: z.enum(['added', 'changed', 'removed']),
  before: entrySchema.exactOptional(),
  after: entrySchema,
  newSeat: z.object({ tenantId: storedId<TenantId>(), key: storedId<SeatKey>() }).exactOptional(),
  was: z.object({
    roles: z.array(role),
    left: z.array(formerPlace),
    managers: z.array(manager).exactOptional(),
    organisationId: storedId<OrganisationId>().exactOptional(),
    protectedIdentity: z.boolean(),
  }).exactOptional(),
});
