import type { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { OperationId, ProgrammeId, TenantId } from '../../domain/ids.ts';
import type { CurrentPeers } from '../../domain/peers/current-peers.ts';
import { changed } from '../../domain/person/change.ts';
import type { Person } from '../../domain/person/person.ts';
import { randomIds } from '../../ids.ts';
import type { Storage } from '../../ports.ts';
import type { Cohort } from '../../ports/cohorts.ts';
import type { Identity } from '../../domain/identity.ts';
import type { NudgePlanner } from '../../ports/nudge-planner.ts';
import { newCohortRows } from '../../storage/cohorts.ts';
import { newSeatRow } from '../../storage/identities.ts';
import { peerRoundRow } from '../../storage/peer-rounds.ts';
import type { Tables } from '../../storage/table/tables.ts';
import { dateText } from '../../domain/calendar/date-text.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { DEFAULT_ZONE, localDate } from '../../domain/calendar/zone.ts';
import { publishCohort } from '../../usecases/cohorts/publish-cohort.ts';
import type { World } from '../../usecases/world.ts';
import { demoCandidates, demoClaim, demoHead, putCandidates } from './candidates.ts';
import { putBroadcasts } from './broadcasts.ts';
import { Diary } from './diary.ts';
import { demoDoors, type DemoDoor } from './doors.ts';
import { demoFacilitators } from './facilitators.ts';
import { demoGuest, interestedGuests, newcomer } from './guests.ts';
import { playHistory } from './history.ts';
import { demoGrants, demoPhases } from './plan.ts';
import { inParallel } from '../../usecases/in-parallel.ts';
import { readSeeding, writeSeeding } from './marker.ts';
import { demoMeetings } from './meeting.ts';
import { COHORT, demoRoster, type DemoLeader, type DemoRoster } from './people.ts';
import { demoColleagues, demoPeerRounds } from './peers.ts';
import { demoEntries, demoFacilitatorEntries, demoHeadEntry, demoOrganisations } from './roster.ts';
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
  const rounds = demoPeerRounds(roster, now);
  const colleagues = demoColleagues(rounds);
  await seeding.tables.commit('Cohort', COHORT, rounds.map((round) => ({ kind: 'put', row: peerRoundRow(COHORT, round) })));
  await inParallel(PEOPLE_AT_ONCE, roster.leaders, (leader) => putLeader(seeding, stage, leader, colleagues.get(leader.pid)));
  for (const { pid, name, identity, teams } of demoFacilitators(roster, texts.names)) {
    await putNewcomer(storage, identity, newcomer({ pid, name, identity }, [{ kind: 'facilitator', cohortId: COHORT, teams }], now));
  }
  await putRoster(seeding, roster, texts);
  const guest = demoGuest(roster, texts);
  await putNewcomer(storage, guest.identity, newcomer(guest, [], now));
  const head = demoHead(roster, texts);
  await putNewcomer(storage, head.identity, newcomer(head, [{ kind: 'head', organisationId: head.organisationId }], now));
  await putCandidates(storage, demoCandidates(roster, texts, PROGRAMME, now));
  for (const [index, interested] of interestedGuests(roster, texts, now).entries()) {
    const waits = index < texts.asides.interests.length - 1;
    await putNewcomer(storage, interested.identity, newcomer(interested, [], now, waits ? { registeredAt: interested.registeredAt, programme: PROGRAMME } : undefined));
  }
  const claim = demoClaim(roster, now);
  if (claim) await storage.claims.put(COHORT, claim);
  const world: World = { ...storage, catalogue, nudges, ids: { ...randomIds, operation: newOperation }, clock: { now: () => now }, intake: PROGRAMME, isAllowedTenant: () => true };
  // Before anything that makes the lane: what is over is written as its lane would have left it.
  await broadcast(world, roster, texts);
  await meet(world, roster, texts);
  await publishCohort(world, COHORT);
}

/** From here on its members are planned for; of the others nobody has a chat. */
async function meet(world: World, roster: DemoRoster, texts: Texts): Promise<void> {
  const facilitators = demoFacilitators(roster, texts.names);
  const [processLeader, methodSupporter] = await Promise.all([facilitators[0], facilitators.at(-1)].map(async (each) => each && (await world.people.load(each.pid))?.value));
  const [first, second] = roster.teams;
  if (!processLeader || !methodSupporter || !second) return;
  const members = roster.leaders.filter(({ teamId }) => teamId === first.teamId).map(({ pid }) => pid);
  await demoMeetings(world, { processLeader, methodSupporter, teams: [first.teamId, second.teamId], members, texts });
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
async function putRoster({ storage: { cohorts, rosters, organisations }, now }: DemoSeeding, roster: DemoRoster, texts: Texts): Promise<void> {
  const there = new Map((await organisations.list()).map(({ value, etag }) => [value.id, etag]));
  for (const organisation of demoOrganisations(roster.municipalities, dateText(localDate(now, DEFAULT_ZONE)))) {
    await organisations.save(organisation, there.get(organisation.id));
  }
  const facilitators = demoFacilitators(roster, texts.names);
  const head = demoHead(roster, texts);
  await rosters.putAll(COHORT, [...demoEntries(roster.leaders), ...demoFacilitatorEntries(facilitators, roster.municipalities), demoHeadEntry(head)]);
  const [{ teamId }] = roster.teams;
  await cohorts.setChannelTab({ cohortId: COHORT, teamId }, { tenantId: facilitators[0].identity.tenantId, channelId: `19:${teamId}@thread.tacv2` });
  for (const { pid, granted } of demoGrants(facilitators)) {
    const cohort = await cohorts.find(COHORT);
    if (cohort) await rosters.grant(COHORT, pid, granted, (await rosters.granted(COHORT, pid))?.etag, cohort);
  }
  for (const { pid } of [...roster.leaders.filter(({ course }) => course !== 'not-met'), ...facilitators, head]) await rosters.markMet(COHORT, pid, instantText(now));
}

async function putCohort({ tables, catalogue, now, newOperation }: DemoSeeding, { teams }: DemoRoster, { names }: Texts): Promise<void> {
  const cohort: Cohort = { cohortId: COHORT, name: names.cohort, programme: PROGRAMME, madeUp: true, phases: demoPhases(catalogue.programme(PROGRAMME)?.phases ?? [], now) };
  const { directory, partition } = newCohortRows(
    cohort,
    teams.map(({ teamId, name }) => ({ cohortId: COHORT, teamId, name, cohortName: cohort.name, madeUp: true })),
    newOperation(),
  );
  await tables.commit('Cohort', COHORT, partition);
  if (directory.kind === 'put') await tables.commit('Cohort', directory.row.pk, [directory]);
}

async function putLeader({ storage, tables }: DemoSeeding, stage: Stage, leader: DemoLeader, peers: CurrentPeers | undefined): Promise<void> {
  const { pid, identity, teamId, course, upn } = leader;
  const diary = playHistory(stage, leader);
  if (peers) diary.write(changed({ ...diary.person, peers }));
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
