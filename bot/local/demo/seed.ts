import type { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { OperationId, ProgrammeId, TenantId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { randomIds } from '../../ids.ts';
import type { Cohort, Identity, NudgePlanner, Storage } from '../../ports.ts';
import { newCohortRows } from '../../storage/cohorts.ts';
import { newSeatRow } from '../../storage/identities.ts';
import type { Tables } from '../../storage/table/tables.ts';
import { dateText } from '../../domain/calendar/date-text.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { DEFAULT_ZONE, localDate } from '../../domain/calendar/zone.ts';
import { publishCohort } from '../../usecases/publish-cohort.ts';
import { scheduleMeeting } from '../../usecases/schedule-meeting.ts';
import type { World } from '../../usecases/world.ts';
import { putBroadcasts } from './broadcasts.ts';
import { Diary } from './diary.ts';
import { demoDoors, type DemoDoor } from './doors.ts';
import { demoFacilitators } from './facilitators.ts';
import { demoGuest, interestedGuests, newcomer } from './guests.ts';
import { playHistory } from './history.ts';
import { inParallel } from './in-parallel.ts';
import { readSeeding, writeSeeding } from './marker.ts';
import { demoMeeting } from './meeting.ts';
import { COHORT, demoRoster, type DemoLeader, type DemoRoster } from './people.ts';
import { demoEntries, demoFacilitatorEntries, demoOrganisations } from './roster.ts';
import type { Stage } from './stage.ts';
import { projectHistory, storePerson } from './store-person.ts';
import { readTexts, type Texts } from './texts.ts';

const PROGRAMME = 'ledarhandlingar' as ProgrammeId;
/** More do not make the emulator faster. */
const PEOPLE_AT_ONCE = 16;

export interface DemoSeeding {
  readonly tables: Tables;
  readonly storage: Storage;
  readonly catalogue: Catalogue;
  readonly nudges: NudgePlanner;
  readonly now: Temporal.Instant;
  readonly newOperation: () => OperationId;
}

/**
 * Fills the tables with a made-up cohort: 140 school leaders and the twenty weeks before `now`. One request when that
 * was done before. What a seeding that broke off left behind is written again, the same, in the weeks it was begun in.
 */
export async function seedDemo(seeding: DemoSeeding): Promise<{ seeded: boolean; people: readonly DemoDoor[] }> {
  const { tables } = seeding;
  const texts = readTexts();
  const roster = demoRoster(texts);
  const people = demoDoors(roster, texts);
  const earlier = await readSeeding(tables);
  if (earlier?.isDone) return { seeded: false, people };
  const begun = earlier?.begun ?? seeding.now;
  if (!earlier) await writeSeeding(tables, { begun, isDone: false });
  await fill({ ...seeding, now: begun }, roster, texts);
  await writeSeeding(tables, { begun, isDone: true });
  return { seeded: true, people };
}

/** The organisations that the demo's people come from, for the list of those who may come in. */
export function demoTenants(): readonly TenantId[] {
  return demoRoster(readTexts()).municipalities.map(({ tenantId }) => tenantId);
}

async function fill(seeding: DemoSeeding, roster: DemoRoster, texts: Texts): Promise<void> {
  const { storage, catalogue, nudges, now, newOperation } = seeding;
  const stage: Stage = { catalogue, texts, programme: PROGRAMME, now };
  await putCohort(seeding, roster, texts);
  await inParallel(PEOPLE_AT_ONCE, roster.leaders, (leader) => putLeader(seeding, stage, leader));
  for (const { pid, name, identity, teams } of demoFacilitators(roster, texts.names)) {
    await putNewcomer(storage, identity, newcomer({ pid, name, identity }, [{ kind: 'facilitator', cohortId: COHORT, teams }], now));
  }
  await putRoster(seeding, roster, texts);
  const guest = demoGuest(roster, texts);
  await putNewcomer(storage, guest.identity, newcomer(guest, [], now));
  for (const { interest, ...interested } of interestedGuests(roster, texts, PROGRAMME, now)) {
    await storage.interests.register(interest);
    await putNewcomer(storage, interested.identity, newcomer(interested, [], now, interest));
  }
  const world: World = { ...storage, catalogue, nudges, ids: { ...randomIds, operation: newOperation }, clock: { now: () => now }, intake: PROGRAMME };
  await meet(world, roster, texts);
  await broadcast(world, roster, texts);
  await publishCohort(world, COHORT);
}

/** From here on its members are planned for; of the others nobody has a chat. */
async function meet(world: World, roster: DemoRoster, { names }: Texts): Promise<void> {
  const [facilitator] = demoFacilitators(roster, names);
  const [{ teamId }] = roster.teams;
  const loaded = await world.people.load(facilitator.pid);
  if (loaded) await scheduleMeeting(world, loaded.value, { cohortId: COHORT, teamId }, demoMeeting(world.clock.now()));
}

/** To the Playground's team, so that what is scheduled comes to the chat. */
async function broadcast(world: World, roster: DemoRoster, { names }: Texts): Promise<void> {
  const facilitators = demoFacilitators(roster, names);
  const [facilitator] = facilitators;
  const [{ teamId }] = roster.teams;
  const { tenantId } = facilitator.identity;
  const members = roster.leaders.filter((leader) => leader.teamId === teamId && leader.identity.tenantId === tenantId).map(({ pid }) => pid);
  await putBroadcasts(world, { teamId, tenantId, members, facilitator: facilitator.pid, methodSupporter: facilitators.at(-1)?.pid ?? facilitator.pid });
}

/** A seeding that broke off has saved some organisations already, and they are as they are written here. */
async function putRoster({ storage: { rosters, organisations }, now }: DemoSeeding, roster: DemoRoster, { names }: Texts): Promise<void> {
  const there = new Map((await organisations.list()).map(({ value, etag }) => [value.id, etag]));
  for (const organisation of demoOrganisations(roster.municipalities, dateText(localDate(now, DEFAULT_ZONE)))) {
    await organisations.save(organisation, there.get(organisation.id));
  }
  const facilitators = demoFacilitators(roster, names);
  await rosters.putAll(COHORT, [...demoEntries(roster.leaders), ...demoFacilitatorEntries(facilitators, roster.municipalities)]);
  for (const { pid } of [...roster.leaders.filter(({ course }) => course !== 'not-met'), ...facilitators]) await rosters.markMet(COHORT, pid, instantText(now));
}

async function putCohort({ tables, newOperation }: DemoSeeding, { teams }: DemoRoster, { names }: Texts): Promise<void> {
  const cohort: Cohort = { cohortId: COHORT, name: names.cohort, programme: PROGRAMME, madeUp: true };
  const { directory, partition } = newCohortRows(
    cohort,
    teams.map(({ teamId, name }) => ({ cohortId: COHORT, teamId, name, cohortName: cohort.name, madeUp: true })),
    newOperation(),
  );
  await tables.commit('Cohort', COHORT, partition);
  if (directory.kind === 'put') await tables.commit('Cohort', directory.row.pk, [directory]);
}

async function putLeader({ storage, tables }: DemoSeeding, stage: Stage, leader: DemoLeader): Promise<void> {
  const { pid, identity, teamId, course, upn } = leader;
  const diary = playHistory(stage, leader);
  await storePerson(storage, diary);
  await projectHistory(storage, { cohortId: COHORT, teamId }, diary);
  if (course === 'not-met') {
    const seat = newSeatRow(identity.tenantId, upn, pid);
    await tables.commit('Identity', seat.pk, [{ kind: 'put', row: seat }]);
  } else {
    await storage.identities.bind(identity, pid);
  }
}

async function putNewcomer(storage: Storage, identity: Identity, person: Person): Promise<void> {
  await storePerson(storage, new Diary(person));
  await storage.identities.bind(identity, person.pid);
}
