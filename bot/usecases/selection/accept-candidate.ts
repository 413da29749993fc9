import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, OrganisationId, PersonId, TeamId } from '../../domain/ids.ts';
import { organisationKey, type Organisation } from '../../domain/organisation.ts';
import type { Person } from '../../domain/person/person.ts';
import { choicesOf, type AcceptedPlace, type Candidate, type CandidateId } from '../../domain/selection/candidate.ts';
import { entryOfAccepted } from '../../domain/selection/place.ts';
import type { Team } from '../../ports/cohorts.ts';
import { changeCandidate } from './change-candidate.ts';
import { markTold, noticeId, programmeLedBy, ruleOf } from './decide-candidate.ts';
import { followRoster } from '../roster/follow-roster.ts';
import type { RosterMember } from '../../ports/rosters.ts';
import { assertMayStand } from '../roster/decide-roster.ts';
import { tellDecision } from './tell-decision.ts';
import type { World } from '../world.ts';

export interface Acceptance {
  readonly id: CandidateId;
  readonly teamId: TeamId;
  readonly position: AcceptedPlace['position'];
  /** Absent where the organisation is not known yet: it is made, by the name that the candidate wrote. */
  readonly organisationId?: OrganisationId;
}

/** `on-roster`: they stand on the cohort's roster already. */
export type AcceptanceResult = { readonly kind: 'accepted'; readonly candidate: Candidate } | { readonly kind: 'on-roster' };

type Accepted = Extract<NonNullable<Candidate['outcome']>, { kind: 'accepted' }>;

/**
 * Gives a candidate a place in a cohort and a learning team. The list comes first and holds the place, so that of two who
 * decide one wins; then the seat of a nominated address, the roster, the person, and what they are told. The same again
 * completes what broke off, in the place that was given first.
 * Throws `not-allowed`, `not-found`, `cohort-closed`, `manager-conflict`, and `conflict` for what can no more be said of
 * them.
 */
export async function acceptCandidate(world: World, facilitator: Person, cohortId: CohortId, acceptance: Acceptance): Promise<AcceptanceResult> {
  const programme = await programmeLedBy(world, facilitator, cohortId);
  const [candidate, team] = await Promise.all([world.candidates.find(programme, acceptance.id), world.cohorts.team({ cohortId, teamId: acceptance.teamId })]);
  if (!candidate || !team) throw new LedtradError('not-found');
  const place = candidate.value.outcome ? undefined : await placeOf(world, team, acceptance, candidate.value);
  if (place === 'on-roster') return { kind: 'on-roster' };
  const pid = place && choicesOf(ruleOf(world, programme), 'facilitator', candidate.value).accept ? await personOf(world, candidate.value) : undefined;
  const at = instantText(world.clock.now());
  const decided = await changeCandidate(world, programme, acceptance.id, (current) => {
    if (current.outcome?.kind === 'accepted') return current;
    if (!place || !pid || !choicesOf(ruleOf(world, programme), 'facilitator', current).accept) throw new LedtradError('conflict');
    return { ...current, outcome: { kind: 'accepted', at, pid, place, told: false } };
  });
  const { outcome } = decided;
  if (outcome?.kind !== 'accepted' || outcome.told) return { kind: 'accepted', candidate: decided };
  await settle(world, acceptance.id, decided, outcome);
  return { kind: 'accepted', candidate: await markTold(world, programme, acceptance.id) };
}

async function placeOf(world: World, { cohortId, teamId, closedOn }: Team, { position, organisationId }: Acceptance, candidate: Candidate): Promise<AcceptedPlace | 'on-roster'> {
  const [cohort, pid] = await Promise.all([world.cohorts.find(cohortId), knownPerson(world, candidate)]);
  if (!cohort) throw new LedtradError('not-found');
  if (cohort.value.closedOn !== undefined || closedOn !== undefined) throw new LedtradError('cohort-closed');
  const members = await world.rosters.all(cohortId);
  const member = members.find(({ entry }) => entry.pid === pid);
  if (member && member.entry.leftOn === undefined) return 'on-roster';
  const organisation = await organisationOf(world, candidate, organisationId ?? candidate.organisationId);
  const place: AcceptedPlace = { cohortId, teamId, position, organisationId: organisation.id };
  await assertIsNotLedByManager(world, members, candidate, place, pid);
  return place;
}

/** Whose manager leads that team, by another cohort's roster, finds no place in it. Throws `manager-conflict`. */
async function assertIsNotLedByManager(world: World, members: readonly RosterMember[], candidate: Candidate, place: AcceptedPlace, pid: PersonId | undefined): Promise<void> {
  const person = pid === undefined ? undefined : (await world.people.load(pid))?.value;
  if (!person) return;
  const before = members.find(({ entry }) => entry.pid === person.pid);
  assertMayStand({ members, entry: entryOfAccepted(candidate, person.pid, place, before?.entry, person.protectedIdentity), granted: before?.granted, person });
}

/** The person who registered, or whose the nominated address is, if it is anybody's. */
async function knownPerson(world: World, { source }: Candidate): Promise<PersonId | undefined> {
  return source.kind === 'interest' ? source.pid : await world.identities.seatHolder(source.tenantId, source.seat);
}

/** A nominated address has its place from here on; that it leads to nobody while nothing more is done harms nobody. */
async function personOf({ identities, ids }: World, { source }: Candidate): Promise<PersonId> {
  return source.kind === 'interest' ? source.pid : await identities.findOrReserveSeat(source.tenantId, source.seat, ids.person());
}

/** Found by its id, its name or its people's tenant, or made. Throws `not-found` for an id that is none. */
async function organisationOf(world: World, candidate: Candidate, wanted: OrganisationId | undefined): Promise<Organisation> {
  const all = (await world.organisations.list()).map(({ value }) => value);
  const tenantId = candidate.source.kind === 'interest' ? (await world.people.load(candidate.source.pid))?.value.home?.tenantId : candidate.source.tenantId;
  const found = wanted === undefined
    ? all.find((each) => each.tenantId !== undefined && each.tenantId === tenantId) ?? all.find(({ name }) => organisationKey(name) === organisationKey(candidate.municipality))
    : all.find(({ id }) => id === wanted);
  if (found) return found;
  if (wanted !== undefined) throw new LedtradError('not-found');
  const organisation: Organisation = { id: world.ids.organisation(), name: candidate.municipality, ...(tenantId ? { tenantId } : {}), ready: {} };
  await world.organisations.save(organisation, undefined);
  return organisation;
}

async function settle(world: World, id: CandidateId, candidate: Candidate, { at, pid, place }: Accepted): Promise<void> {
  const [page, team, before, head] = await Promise.all([
    world.cohorts.cohortPage(place.cohortId), world.cohorts.team(place), world.rosters.find(place.cohortId, pid), world.people.load(pid),
  ]);
  if (!page || !team) throw new LedtradError('not-found');
  const isThere = before !== undefined && before.value.leftOn === undefined;
  const entry = isThere ? before.value : entryOfAccepted(candidate, pid, place, before?.value, head?.value.protectedIdentity === true);
  if (!isThere) await world.rosters.save(place.cohortId, entry, before?.etag);
  await followRoster(world, { cohort: page.cohort, entry });
  await tellDecision(world, pid, candidate.registeredAt, { kind: 'accepted', id: noticeId(id), at, cohort: page.cohort.name, team: team.name });
}
