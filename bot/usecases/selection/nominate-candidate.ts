import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { OrganisationId, TenantId } from '../../domain/ids.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Candidate } from '../../domain/selection/candidate.ts';
import { changeCandidate } from './change-candidate.ts';
import type { World } from '../world.ts';

export interface Nomination {
  readonly name: string;
  /** Kept as a hash alone, by which the place is found when they come. */
  readonly address: string;
  readonly school: string;
  readonly why: string;
}

/** `mended`: the same person was nominated before, and what was said now stands in the place of that. */
export type NominationResult = 'nominated' | 'mended' | 'takes-part' | 'nominated-elsewhere' | 'no-tenant';

/**
 * A head of schools nominates somebody of the own organisation, which says that the organisation is for it. One a
 * person, found by their address. Throws `not-allowed`, `not-found`, and `conflict` when another did so in between.
 */
export async function nominateCandidate(world: World, head: Person, organisationId: OrganisationId, { name, address, school, why }: Nomination): Promise<NominationResult> {
  assertAllowed(head, { kind: 'head-organisation', organisationId });
  const organisation = (await world.organisations.find(organisationId))?.value;
  if (!organisation) throw new LedtradError('not-found');
  const tenantId = organisation.tenantId ?? head.home?.tenantId;
  if (!tenantId) return 'no-tenant';
  const known = await whoHas(world, tenantId, address);
  if (known && membershipsOf(known).length > 0) return 'takes-part';
  const seat = world.identities.seatKeyOf(tenantId, address);
  const earlier = await world.candidates.nominated(world.intake, seat);
  const there = earlier && (await world.candidates.find(world.intake, earlier.value));
  if (there && there.value.outcome?.kind !== 'declined') return await mend(world, there.id, there.value, organisationId, { name, school, why });
  const at = instantText(world.clock.now());
  await world.candidates.nominate({
    programme: world.intake,
    source: { kind: 'nomination', by: head.pid, byName: head.protectedIdentity ? '' : head.name, tenantId, seat },
    ...(known?.protectedIdentity ? {} : { name }),
    municipality: organisation.name,
    school,
    why,
    registeredAt: at,
    organisationId,
    approved: { head: at },
  }, seat, earlier);
  return 'nominated';
}

async function mend(
  world: World,
  id: Parameters<typeof changeCandidate>[2],
  { organisationId: before, outcome }: Candidate,
  organisationId: OrganisationId,
  { name, school, why }: Pick<Nomination, 'name' | 'school' | 'why'>,
): Promise<NominationResult> {
  if (outcome) return 'takes-part';
  if (before !== organisationId) return 'nominated-elsewhere';
  const { outcome: decided } = await changeCandidate(world, world.intake, id, (current) =>
    current.outcome ? current : { ...current, school, why, ...(current.name === undefined ? {} : { name }) });
  return decided ? 'takes-part' : 'mended';
}

async function whoHas(world: World, tenantId: TenantId, address: string): Promise<Person | undefined> {
  const seat = await world.identities.findSeat(tenantId, address);
  return seat && (await world.people.load(seat.value.pid))?.value;
}
