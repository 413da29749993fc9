import type { OrganisationId, PersonId, TenantId } from '../../../bot/domain/ids.ts';
import type { Organisation } from '../../../bot/domain/organisation.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import type { CandidateId, SelectionRule } from '../../../bot/domain/selection/candidate.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { registerInterest } from '../../../bot/usecases/selection/register-interest.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { aPerson, CATALOGUE, COHORT, objectId, PROGRAMME, TENANT, testWorld, type TestWorld } from '../../support/world.ts';
import { rememberingTables } from '../stored-rows.ts';

export const OTHER_TENANT = '33333333-3333-4333-8333-333333333333' as TenantId;
export const SJOAS = { id: 'o-sjoas' as OrganisationId, name: 'Sjöås kommun', tenantId: TENANT, ready: {} } satisfies Organisation;
export const EKEBY = { id: 'o-ekeby' as OrganisationId, name: 'Ekeby kommun', tenantId: OTHER_TENANT, ready: {} } satisfies Organisation;

export const LEADER = aPerson({ pid: 'p-leder' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
export const HEAD = aPerson({ pid: 'p-chef' as PersonId, name: 'Gun Chef', roles: [{ kind: 'head', organisationId: SJOAS.id }] });
export const OTHER_HEAD = aPerson({ pid: 'p-annan-chef' as PersonId, roles: [{ kind: 'head', organisationId: EKEBY.id }] });

export const ALVA = 'p-alva' as PersonId;
export const SAID = { municipality: 'Sjöås', school: 'Bäckskolan', why: 'Jag vill pröva.' };
export const NOMINATION = { name: 'Nils Prov', address: 'nils.prov@skola.example', school: 'Åskolan', why: 'Rätt tid nu.' };

/** Two organisations, and Alva of the first, who has been met and has registered interest. */
export async function selectionWorld(rule: SelectionRule = 'facilitator') {
  const { tables, rows } = rememberingTables(memoryTables());
  const world = underRule(await testWorld({ tables }), rule);
  for (const organisation of [SJOAS, EKEBY]) await world.organisations.save(organisation, undefined);
  const alva = await world.people.create(anApplicant());
  await world.identities.bind({ tenantId: TENANT, objectId: objectId(1) }, ALVA);
  await registerInterest(world, alva, SAID);
  return { world, tables, rows, id: await firstId(world) };
}

export function anApplicant(person: Partial<Person> = {}): Person {
  return aPerson({ pid: ALVA, name: 'Alva Prov', roles: [], greeted: true, home: { tenantId: TENANT, objectId: objectId(1) }, ...person });
}

export async function firstId(world: World): Promise<CandidateId> {
  const [first] = await world.candidates.all(PROGRAMME);
  if (!first) throw new Error('nobody is a candidate');
  return first.id;
}

/** The same programme, decided by somebody else. */
export function underRule<Any extends TestWorld | World>(world: Any, selection: SelectionRule): Any {
  const catalogue: typeof CATALOGUE = Object.create(CATALOGUE, {
    programme: { value: (id: string) => ((programme) => programme && { ...programme, selection })(CATALOGUE.programme(id)) },
  });
  return { ...world, catalogue };
}
