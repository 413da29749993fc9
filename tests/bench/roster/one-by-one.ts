import { organisationKey } from '../../../bot/domain/organisation.ts';
import { parseRows } from '../../../bot/domain/roster/parse-rows.ts';
import { planImport } from '../../../bot/domain/roster/plan-import.ts';
import { newSeatRow } from '../../../bot/storage/identities.ts';
import type { Tables } from '../../../bot/storage/table/tables.ts';
import { followRoster } from '../../../bot/usecases/roster/follow-roster.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { COHORT, PROGRAMME } from '../members.ts';

/** The usual way: each row of the file is looked up and written before the next one is, and a failure leaves what was done. */
export async function importOneByOne(world: World, tables: Tables, cells: readonly (readonly string[])[]): Promise<void> {
  const { rows } = parseRows(cells);
  const ids = { person: () => world.ids.person(), organisation: () => world.ids.organisation(), team: () => world.ids.team() };
  const plan = planImport({ entries: [], organisations: [], teams: [], granted: new Map(), seats: new Map(), protectedPeople: new Set() }, rows, { mode: 'addition', today: '2026-11-22', adminsOf: 'all', newIds: ids });
  for (const organisation of plan.organisations) await world.organisations.save(organisation, undefined);
  const cohort = { cohortId: COHORT, name: 'Mätkohorten', programme: PROGRAMME, madeUp: true, phases: [] };
  for (const team of plan.teams) await world.cohorts.addTeams(cohort, [team]);
  for (const { after, row } of plan.changes) {
    const told = rows.find((each) => each.row === row);
    const organisation = plan.organisations.find(({ name }) => organisationKey(name) === organisationKey(told?.organisation ?? ''));
    if (organisation?.tenantId && told) {
      if (!(await world.identities.findSeat(organisation.tenantId, told.address))) {
        const seat = newSeatRow(organisation.tenantId, told.address, after.pid);
        await tables.commit('Identity', seat.pk, [{ kind: 'put', row: seat }]);
      }
    }
    await world.rosters.save(COHORT, after, undefined);
    await followRoster(world, { cohort, entry: after });
  }
}
