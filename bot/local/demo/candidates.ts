import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { isConflict } from '../../domain/errors.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '../../domain/ids.ts';
import type { SeatClaim } from '../../domain/roster/claim.ts';
import type { Candidate } from '../../domain/selection/candidate.ts';
import type { Storage } from '../../ports.ts';
import type { Identity } from '../../domain/identity.ts';
import { seatKey } from '../../domain/roster/seat-key.ts';
import { interestedGuests } from './guests.ts';
import { madeUpObjectId, madeUpPersonId } from './made-up-ids.ts';
import { COHORT, type DemoLeader, type DemoRoster } from './people.ts';
import { organisationIdOf } from './roster.ts';
import type { Texts } from './texts.ts';

/** A head of schools, who nominates and takes part in nothing. */
export interface DemoHead {
  readonly pid: PersonId;
  readonly name: string;
  readonly identity: Identity;
  readonly organisationId: OrganisationId;
  readonly organisation: string;
}

const DAYS_BETWEEN_NOMINATIONS = 5;

export function demoHead(roster: DemoRoster, { names }: Texts): DemoHead {
  const { municipality } = nominee(roster);
  return {
    pid: madeUpPersonId(`head ${names.headOfSchools}`),
    name: names.headOfSchools,
    identity: { tenantId: municipality.tenantId, objectId: madeUpObjectId(`head ${names.headOfSchools}`) },
    organisationId: organisationIdOf(municipality.domain),
    organisation: `${municipality.name} kommun`,
  };
}

/** Registered interests and nominations, in several states: the last interest has been declined, the last nomination accepted. */
export function demoCandidates(roster: DemoRoster, texts: Texts, programme: ProgrammeId, now: Temporal.Instant): readonly Candidate[] {
  const guests = interestedGuests(roster, texts, now);
  const interests = guests.map(({ pid, name, municipality, organisationId, school, why, registeredAt }, index): Candidate => ({
    programme, source: { kind: 'interest', pid }, name, municipality, school, why, registeredAt, organisationId, approved: {},
    ...(index === guests.length - 1 ? { outcome: { kind: 'declined', at: registeredAt, by: 'facilitator', message: texts.asides.declined, told: true } } : {}),
  }));
  return [...interests, ...nominations(roster, texts, programme, now)];
}

function nominations(roster: DemoRoster, texts: Texts, programme: ProgrammeId, now: Temporal.Instant): Candidate[] {
  const head = demoHead(roster, texts);
  const accepted = nominee(roster);
  return texts.asides.nominations.map(({ name, school, why }, index): Candidate => {
    const at = instantText(now.subtract({ hours: 24 * (1 + index * DAYS_BETWEEN_NOMINATIONS) }));
    const isLast = index === texts.asides.nominations.length - 1;
    const { tenantId } = head.identity;
    return {
      programme,
      source: { kind: 'nomination', by: head.pid, byName: head.name, tenantId, seat: seatKey(tenantId, `nomination-${index}@demo.example`) },
      name: isLast ? accepted.name : name,
      municipality: head.organisation,
      school: isLast ? accepted.school : school,
      why,
      registeredAt: at,
      organisationId: head.organisationId,
      approved: { head: at },
      ...(isLast ? { outcome: acceptedAs(accepted, at, head) } : {}),
    };
  });
}

/** On the roster by a nomination, and not met yet. */
function nominee({ leaders }: DemoRoster): DemoLeader {
  const leader = leaders.findLast(({ course }) => course === 'not-met');
  if (!leader) throw new RangeError('everybody has been met');
  return leader;
}

function acceptedAs({ pid, teamId }: DemoLeader, at: string, { organisationId }: DemoHead): NonNullable<Candidate['outcome']> {
  return { kind: 'accepted', at, pid, place: { cohortId: COHORT, teamId, organisationId, position: 'principal' }, told: true };
}

/** Somebody whose account was made anew, so that their place is not theirs any more. */
export function demoClaim({ leaders }: DemoRoster, now: Temporal.Instant): SeatClaim | undefined {
  const owner = leaders.find(({ course, protectedIdentity }) => course === 'stays' && !protectedIdentity);
  return owner && { pid: owner.pid, claimant: madeUpPersonId(`claimant of ${owner.upn}`), name: owner.name, at: instantText(now.subtract({ hours: 20 })) };
}

/** A seeding that broke off has saved some already, and they are as they are written here. */
export async function putCandidates({ candidates }: Storage, all: readonly Candidate[]): Promise<void> {
  for (const candidate of all) {
    try {
      await candidates.save(candidate, undefined);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}
