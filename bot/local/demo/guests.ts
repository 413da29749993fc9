import { instantText } from '../../domain/calendar/instant-text.ts';
import type { Temporal } from 'temporal-polyfill';
import { emptyLedger } from '../../domain/calendar/ledger.ts';
import { DEFAULT_ZONE } from '../../domain/calendar/zone.ts';
import type { OrganisationId, PersonId } from '../../domain/ids.ts';
import { DEFAULT_NUDGES, NEVER_NUDGED } from '../../domain/nudges/nudging.ts';
import type { Person, Role } from '../../domain/person/person.ts';
import type { Identity } from '../../domain/identity.ts';
import { madeUpObjectId, madeUpPersonId } from './made-up-ids.ts';
import type { DemoRoster } from './people.ts';
import { organisationIdOf } from './roster.ts';
import type { Texts } from './texts.ts';
import { firstWeek } from './window.ts';

/** Someone on no roster. */
export interface DemoGuest {
  readonly pid: PersonId;
  readonly name: string;
  readonly identity: Identity;
  readonly municipality: string;
  readonly organisationId: OrganisationId;
}

export interface InterestedGuest extends DemoGuest {
  readonly school: string;
  readonly why: string;
  /** Instant, ISO 8601 UTC. */
  readonly registeredAt: string;
}

const DAYS_BETWEEN_INTERESTS = 9;

/** The one at the sign-in, who has not said anything yet. */
export function demoGuest({ municipalities }: DemoRoster, { names }: Texts): DemoGuest {
  return guestIn(municipalities, 3, names.guest);
}

/** Those who have registered interest, one in each of some municipalities. */
export function interestedGuests({ municipalities }: DemoRoster, { names, asides }: Texts, now: Temporal.Instant): InterestedGuest[] {
  return asides.interests.map(({ school, why }, index) => {
    const guest = guestIn(municipalities, 5 + index, names.interested[index]);
    const registeredAt = instantText(now.subtract({ hours: 24 * (2 + index * DAYS_BETWEEN_INTERESTS) }));
    return { ...guest, school, why, registeredAt };
  });
}

/** Somebody with roles but no history. */
export function newcomer({ pid, name, identity }: Pick<DemoGuest, 'pid' | 'name' | 'identity'>, roles: readonly Role[], now: Temporal.Instant, interest?: NonNullable<Person['interest']>): Person {
  return {
    pid,
    rev: 1,
    name,
    protectedIdentity: false,
    home: identity,
    greeted: true,
    roles,
    // The chat client of the local run says en-US whoever sits there; the demo's people speak Swedish.
    settings: { language: 'sv', zone: DEFAULT_ZONE, visibility: 'me', analysts: 'not-asked', nudges: DEFAULT_NUDGES },
    trials: [],
    nextStep: '',
    ledger: emptyLedger(firstWeek(now)),
    recent: [],
    observed: [],
    nudging: NEVER_NUDGED,
    meetings: [],
    peersWaiting: [],
    manages: [],
    left: [],
    ...(interest ? { interest } : {}),
  };
}

function guestIn(municipalities: DemoRoster['municipalities'], index: number, name: string | undefined): DemoGuest {
  const municipality = municipalities[index];
  if (!municipality || name === undefined) throw new RangeError('a guest needs a name and a municipality');
  return {
    pid: madeUpPersonId(`guest ${name}`),
    name,
    identity: { tenantId: municipality.tenantId, objectId: madeUpObjectId(`guest ${name}`) },
    municipality: municipality.name,
    organisationId: organisationIdOf(municipality.domain),
  };
}
