import assert from 'node:assert/strict';
import type { OrganisationId, PersonId, TeamId } from '../../../bot/domain/ids.ts';
import type { ConfirmedRound, PeerScope } from '../../../bot/domain/peers/round.ts';
import { changed } from '../../../bot/domain/person/change.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import type { RosterEntry } from '../../../bot/domain/roster/roster-entry.ts';
import { changePerson } from '../../../bot/usecases/change-person.ts';
import { confirmPeers } from '../../../bot/usecases/peers/confirm-peers.ts';
import { proposePeers } from '../../../bot/usecases/peers/propose-peers.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { aPerson, aTryingPerson, COHORT, NOW, objectId, PROGRAMME, settle, TEAM, TENANT, testWorld, week, type TestWorld } from '../../support/world.ts';
import { headOf } from '../builders.ts';

export const FACILITATOR = aPerson({ pid: 'p-ingrid' as PersonId, name: 'Ingrid Prov', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
export const METHOD_SUPPORTER = aPerson({ pid: 'p-lo' as PersonId, name: 'Lo Prov', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
export const OF_TEAM: PeerScope = { kind: 'team', teamId: TEAM };
export const OF_COHORT: PeerScope = { kind: 'cohort' };

export interface Member {
  readonly person?: Partial<Person>;
  readonly entry?: Partial<RosterEntry>;
  readonly teamId?: TeamId;
  readonly notMet?: true;
}

export function pid(letter: string): PersonId {
  return `p-${letter}` as PersonId;
}

/** Members named by a letter, each with a school of their own, on the roster and met unless something else is said. */
export async function aPeerTeam(letters: string, members: Readonly<Record<string, Member>> = {}): Promise<TestWorld> {
  const world = await testWorld();
  for (const [index, letter] of [...letters].entries()) await joins(world, letter, members[letter] ?? {}, index + 1);
  await settle(world, FACILITATOR, 90);
  await settle(world, METHOD_SUPPORTER, 91);
  return world;
}

export async function joins(world: TestWorld, letter: string, { person, entry, teamId = TEAM, notMet }: Member, number: number): Promise<void> {
  const name = `Namn ${letter.toUpperCase()}`;
  const isHidden = person?.protectedIdentity === true;
  const stored = await settle(world, aTryingPerson({
    pid: pid(letter),
    name,
    roles: [{ kind: 'principal', cohortId: COHORT, teamId, programme: PROGRAMME, joined: week('2026-W30') }],
    home: { tenantId: TENANT, objectId: objectId(number) },
    ...person,
  }), number);
  await changePerson(world, stored, (current) => ({ result: undefined, change: changed(current) }));
  await world.rosters.save(COHORT, {
    pid: pid(letter),
    ...(isHidden ? {} : { name }),
    protectedIdentity: isHidden,
    organisationId: 'o-1' as OrganisationId,
    school: `Skola ${letter}`,
    context: { schoolForm: '', sizeClass: '', areaType: '' },
    position: 'principal',
    teamId,
    ...entry,
  }, undefined);
  if (!notMet) await world.rosters.markMet(COHORT, pid(letter), NOW);
}

/** Proposes and confirms what comes of it. */
export async function confirmsOne(world: TestWorld, scope: PeerScope = OF_TEAM, by: Person = FACILITATOR): Promise<ConfirmedRound> {
  await proposePeers(world, by, COHORT, { scope, renews: false });
  await confirmsProposal(world, scope, by);
  return await latestRound(world, scope);
}

export async function confirmsProposal(world: World, scope: PeerScope = OF_TEAM, by: Person = FACILITATOR): Promise<void> {
  const { proposal } = await world.peerRounds.latest(COHORT, scope, 1);
  assert.ok(proposal);
  await confirmPeers(world, by, COHORT, scope, { id: proposal.value.id, etag: proposal.etag });
}

export async function latestRound(world: World, scope: PeerScope = OF_TEAM): Promise<ConfirmedRound> {
  const [latest] = (await world.peerRounds.latest(COHORT, scope, 1)).confirmed;
  assert.ok(latest);
  return latest.value;
}

/** Who has whom, by their own heads: `a` → `b`. */
export async function colleagues(world: World, letters: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const letter of letters) {
    const { peers } = (await headOf(world, pid(letter))).value;
    found[letter] = (peers?.with ?? []).map((each) => each.slice(2)).sort().join('');
  }
  return found;
}

/** The groups by their letters, in order. */
export function lettersOf(groups: readonly (readonly PersonId[])[]): string[] {
  return groups.map((group) => group.map((each) => each.slice(2)).sort().join('')).sort();
}
