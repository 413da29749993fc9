import type { PersonId } from '../../../bot/domain/ids.ts';
import type { MeetingId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { summaryOf } from '../../../bot/domain/team/summary.ts';
import type { Tables } from '../../../bot/storage/table/tables.ts';
import { aPerson, aTryingPerson, COHORT, objectId, OTHER_TEAM, settle, TEAM, TENANT, testWorld, type TestWorld } from '../../support/world.ts';

export const PLACE = { cohortId: COHORT, teamId: TEAM };
export const FACILITATOR = aPerson({ pid: 'p-ingrid' as PersonId, name: 'Ingrid Prov', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
export const LEADS_ALL = aPerson({ pid: 'p-birgit' as PersonId, name: 'Birgit Prov', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
export const LEADS_OTHER = aPerson({ pid: 'p-olof' as PersonId, name: 'Olof Prov', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [OTHER_TEAM] }] });
export const PLAN = `m${'0'.repeat(24)}` as MeetingId;
export const MEMBERS = ['p-a', 'p-b', 'p-c'] as PersonId[];
export const [A, B] = MEMBERS as [PersonId, PersonId];
export const PROTECTED = 'p-skyddad' as PersonId;
export const STRANGER = 'p-annat-lag' as PersonId;

/** A team of four, one of them with protected identity, and somebody of another team. No weekly card comes between. */
export async function aTeam(tables?: Tables): Promise<TestWorld> {
  const world = await testWorld(tables ? { tables } : {});
  world.clock.set('2026-11-27T17:00:00.000Z');
  for (const [index, pid] of [...MEMBERS, PROTECTED, STRANGER].entries()) await join(world, memberOf(pid), index + 1);
  return world;
}

export function memberOf(pid: PersonId): Person {
  const base = aTryingPerson();
  const roles = pid === STRANGER ? base.roles.map((role) => ({ ...role, teamId: OTHER_TEAM })) : base.roles;
  return { ...base, pid, name: `Namn ${pid}`, protectedIdentity: pid === PROTECTED, roles, settings: { ...base.settings, nudges: { ...base.settings.nudges, stopped: ['weekly-card', 'reminder'] } } };
}

export async function join(world: TestWorld, person: Person, number: number): Promise<void> {
  const { value } = await settle(world, { ...person, home: { tenantId: TENANT, objectId: objectId(number) } }, number);
  const teamId = value.roles.some((role) => role.kind === 'principal' && role.teamId === OTHER_TEAM) ? OTHER_TEAM : TEAM;
  await world.cohorts.project({ cohortId: COHORT, teamId }, { summary: summaryOf(value), shared: [] }, undefined);
}
