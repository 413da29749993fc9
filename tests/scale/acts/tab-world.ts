import assert from 'node:assert/strict';
import { addWeeks } from '../../../bot/domain/calendar/iso-week.ts';
import type { BroadcastContent } from '../../../bot/domain/broadcast/content.ts';
import type { CampaignId, MeetingId, OrganisationId, PersonId, TeamId, TenantId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { summaryOf } from '../../../bot/domain/team/summary.ts';
import { newCohortRows } from '../../../bot/storage/cohorts.ts';
import { LIMITS } from '../../../bot/storage/table/limits.ts';
import { planMeetings } from '../../../bot/usecases/meetings/plan-meetings.ts';
import { publishCohort } from '../../../bot/usecases/cohorts/publish-cohort.ts';
import { submitReflection } from '../../../bot/usecases/reflections/submit-reflection.ts';
import { contentOfMeeting } from '../../domain/meeting/builders.ts';
import { anEntry, ASKING, sends } from '../../support/broadcasts.ts';
import { aTryingPerson, COHORT, NOW, objectId, PROGRAMME, settle, TEAM, testWorld, week, type TestWorld } from '../../support/world.ts';
import { makeKnown } from '../../support/reach.ts';
import { headOf, submitOf, written } from '../../usecases/builders.ts';
import { confirmsOne, FACILITATOR, joins, METHOD_SUPPORTER, pid } from '../../usecases/peers/peer-builders.ts';
import { countedTables, type CountedTables } from '../counted-tables.ts';

const TEAM_OF_EIGHT = 'abcdefgh';
const THIS_WEEK = week('2026-W47');
/** Half a year: what the summaries hold is full by then. */
const WEEKS = 26;
const TEAM_SIZE = 8;
const TO_THE_TEAM: Partial<BroadcastContent> = { ...ASKING, audience: { kind: 'teams', teams: [TEAM] } };

/** Whom each was settled as; `principal` is one of the team of eight. */
export const CALLERS = { principal: 1, leadsATeam: 90, leadsAll: 91 } as const;

export interface TabWorld {
  readonly world: TestWorld;
  readonly counted: CountedTables;
  /** That is on its way, to the team alone. */
  readonly broadcast: CampaignId;
}

/**
 * A cohort in its half year: one learning team that has answered each week and lets the cohort read it, meets next week,
 * has colleagues and an open question; everybody else as the summary that the cohort keeps of them.
 */
export async function aTabWorld(members: number): Promise<TabWorld> {
  const counted = countedTables();
  const world = await testWorld({ tables: counted.tables });
  for (const [index, letter] of [...TEAM_OF_EIGHT].entries()) {
    await joins(world, letter, { person: { roles: [roleIn(TEAM)] } }, index + 1);
    for (let back = WEEKS - 1; back >= 0; back -= 1) await submitReflection(world, await headOf(world, pid(letter)), submitOf(written({ visibility: 'cohort' }), { week: addWeeks(THIS_WEEK, -back) }));
    world.clock.move({ milliseconds: 1 });
  }
  await isDividedInTeams(world, members);
  const others = Array.from({ length: members - TEAM_OF_EIGHT.length }, (_, index) => index + TEAM_OF_EIGHT.length);
  for (const index of others) await isKnownOf(world, index);
  await world.rosters.putAll(COHORT, others.map((index) => anEntry({ pid: pidOf(index), name: nameOf(index), teamId: teamOf(index) })));
  for (const index of others) await world.rosters.markMet(COHORT, pidOf(index), NOW);
  await settle(world, FACILITATOR, CALLERS.leadsATeam);
  await settle(world, METHOD_SUPPORTER, CALLERS.leadsAll);
  await planMeetings(world, FACILITATOR, COHORT, { plan: `m${'0'.repeat(24)}` as MeetingId, content: contentOfMeeting(), dates: [] });
  await confirmsOne(world);
  const { id: broadcast } = await sends(world, TO_THE_TEAM, FACILITATOR);
  await publishCohort(world, COHORT);
  return { world, counted, broadcast };
}

async function isDividedInTeams(world: TestWorld, members: number): Promise<void> {
  const { value: cohort } = (await world.cohorts.find(COHORT)) ?? assert.fail('no cohort');
  const teams = Array.from({ length: Math.ceil(members / TEAM_SIZE) - 1 }, (_, number) => {
    const teamId = teamOf((number + 1) * TEAM_SIZE);
    return { cohortId: COHORT, teamId, name: `Lag ${number + 1}`, cohortName: cohort.name, madeUp: true };
  });
  const { partition } = newCohortRows(cohort, teams, world.ids.operation());
  for (let from = 0; from < partition.length; from += LIMITS.transactionWrites) await world.tables.commit('Cohort', COHORT, partition.slice(from, from + LIMITS.transactionWrites));
}

function teamOf(index: number): TeamId {
  return `lag-${Math.floor(index / TEAM_SIZE)}` as TeamId;
}

function pidOf(index: number): PersonId {
  return `p-${String(index).padStart(24, '0')}` as PersonId;
}

function nameOf(index: number): string {
  return `Namn Prov ${index}`;
}

async function isKnownOf(world: TestWorld, index: number): Promise<void> {
  const teamId = teamOf(index);
  const person = aTryingPerson({ pid: pidOf(index), name: nameOf(index), roles: [roleIn(teamId)] });
  await world.cohorts.project({ cohortId: COHORT, teamId }, { summary: summaryOf(person), shared: [] }, undefined);
}

function roleIn(teamId: TeamId): Person['roles'][number] {
  return { kind: 'principal', cohortId: COHORT, teamId, programme: PROGRAMME, joined: week('2026-W20') };
}

/** There with a broadcast on its way to members of so many more organisations as well, each with its own tenant. */
export async function withTenants({ world, counted }: TabWorld, tenants: number): Promise<TabWorld> {
  for (let number = 0; number < tenants; number += 1) {
    const organisationId = `o-t${number}` as OrganisationId;
    const home = { tenantId: `44444444-4444-4444-8444-${String(number).padStart(12, '0')}` as TenantId, objectId: objectId(1_000 + number) };
    await world.organisations.save({ id: organisationId, name: `Kommun ${number}`, tenantId: home.tenantId, ready: {} }, undefined);
    const person = aTryingPerson({ pid: `p-t${number}` as PersonId, name: `Namn Prov T${number}`, home, roles: [roleIn(TEAM)] });
    await world.people.create(person);
    await makeKnown(world.identities, home, person.pid);
    await world.rosters.save(COHORT, anEntry({ pid: person.pid, name: person.name, organisationId }), undefined);
    await world.rosters.markMet(COHORT, person.pid, NOW);
  }
  return { world, counted, broadcast: (await sends(world, TO_THE_TEAM, METHOD_SUPPORTER)).id };
}
