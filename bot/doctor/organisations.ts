import type { TenantId } from '../domain/ids.ts';
import { laneName } from '../domain/lane/lane-name.ts';
import type { Organisations } from '../ports/organisations.ts';
import type { Finding } from '../ports/self-check.ts';
import { well, wrong, type Check } from './check.ts';
import { troubleOf } from './storage-trouble.ts';

/** Whether the people of every organisation on a roster whose tenant is known are let in. One request a thousand organisations. */
export function checkOrganisations(organisations: Pick<Organisations, 'list'>, tenants: readonly TenantId[]): Check {
  const listed = new Set(tenants);
  return {
    id: 'organisations',
    async run(): Promise<Finding> {
      try {
        const known = (await organisations.list()).flatMap(({ value }) => value.tenantId ?? []);
        const unlisted = [...new Set(known.filter((tenantId) => !listed.has(tenantId)))];
        return unlisted.length > 0
          ? wrong('organisations-unlisted', { names: unlisted.map(laneName), count: unlisted.length })
          : well('organisations-listed', { count: new Set(known).size });
      } catch (error) {
        const { code, reason } = troubleOf(error);
        return wrong(code, { names: [reason] });
      }
    },
  };
}
