import assert from 'node:assert/strict';
import type { PersonId, TenantId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import type { ImportMode } from '../../../bot/domain/roster/plan-import.ts';
import type { RosterImport } from '../../../bot/domain/roster/roster-import.ts';
import { commitImport, type CommitResult } from '../../../bot/usecases/roster/commit-import.ts';
import { meetPerson } from '../../../bot/usecases/people/meet-person.ts';
import { previewImport, type Cells, type Importer } from '../../../bot/usecases/roster/preview-import.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { memoryTables, type Faults } from '../../../bot/storage/table/memory-tables.ts';
import type { Tables } from '../../../bot/storage/table/tables.ts';
import { aPerson, COHORT, objectId, TENANT, testWorld, type TestWorld } from '../../support/world.ts';
import { rememberingTables, type RowOfTable } from '../stored-rows.ts';

export const HEADERS = ['Namn', 'E-post', 'Kommun', 'Tenant', 'Skola', 'Roll', 'Lärteam', 'Chef', 'Skyddad'] as const;
export const SJOHAGA = '33333333-3333-4333-8333-333333333333' as TenantId;
export const FACILITATOR: Person = aPerson({ pid: 'p-ingrid' as PersonId, name: 'Ingrid Prov', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });

export interface Importing {
  readonly world: TestWorld;
  readonly tables: Tables;
  rows(): Promise<readonly RowOfTable[]>;
}

/** A world of which every row can be looked at. */
export async function anImportingWorld(faults?: Faults): Promise<Importing> {
  const { tables, rows } = rememberingTables(memoryTables(faults ? { faults } : {}));
  return { world: await testWorld({ tables }), tables, rows };
}

export function line(cells: Partial<Record<(typeof HEADERS)[number], string>> = {}): readonly string[] {
  const all: Partial<Record<(typeof HEADERS)[number], string>> = { Namn: 'Maja Prov', 'E-post': 'maja@ekdalen.example', Kommun: 'Ekdalens kommun', Tenant: TENANT, Skola: 'Björkskolan', Lärteam: 'Norr', ...cells };
  return HEADERS.map((header) => all[header] ?? '');
}

/** A principal, her deputy in another municipality's new team, somebody with protected identity, and a head of schools over them. */
export const FILE: Cells = [
  HEADERS,
  line({ Chef: 'chef@ekdalen.example' }),
  line({ Namn: 'Olle Prov', 'E-post': 'olle@sjohaga.example', Kommun: 'Sjöhaga kommun', Tenant: SJOHAGA, Roll: 'Biträdande rektor', Lärteam: 'Nya teamet' }),
  line({ Namn: 'Hemlig Prov', 'E-post': 'hemlig@ekdalen.example', Skyddad: 'ja', Chef: 'chef@ekdalen.example' }),
  line({ Namn: 'Chefen Prov', 'E-post': 'chef@ekdalen.example', Roll: 'Skolchef', Skola: '', Lärteam: '' }),
];

export async function importing(world: World, cells: Cells = FILE, mode: ImportMode = 'addition', by: Importer = FACILITATOR): Promise<CommitResult> {
  const { tag } = await previewImport(world, by, COHORT, cells, mode);
  return await commitImport(world, by, COHORT, cells, mode, tag);
}

export async function imported(...asked: Parameters<typeof importing>): Promise<RosterImport> {
  const result = await importing(...asked);
  assert.equal(result.kind, 'imported', JSON.stringify(result.kind === 'refused' ? result.preview.plan.faults : result));
  return result.kind === 'imported' ? result.imported : assert.fail();
}

/** Somebody on the roster by what their entry says. */
export async function onRoster(world: World, name: string): Promise<PersonId> {
  const found = (await world.rosters.all(COHORT)).find(({ entry }) => (entry.name ?? 'Hemlig Prov') === name);
  return found?.entry.pid ?? assert.fail(`${name} is not on the roster`);
}

export async function comes(world: World, upn: string, number: number, tenantId: TenantId = TENANT): Promise<Person> {
  const reach = { serviceUrl: 'https://smba.example', conversationId: `a:${number}`, userId: `29:${number}`, botId: '28:bot' };
  return (await meetPerson(world, { identity: { tenantId, objectId: objectId(number) }, profile: async () => ({ name: 'Från Teams', upn }), reach })).value;
}

/** All that is stored of a roster and its people, without what differs from one time to the next. */
export async function state({ rows }: Importing): Promise<readonly string[]> {
  const all = await rows();
  return all
    .filter(({ table, rk }) => !(table === 'Cohort' && (/^(?:v|v\||r\|v|ri\|)/.test(rk) || rk.startsWith('r|vi'))))
    .map(({ table, pk, rk, values: { opId: _opId, ...kept } }) => JSON.stringify([table, pk, rk, kept]))
    .sort();
}
