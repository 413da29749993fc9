import type { ObjectId, TenantId } from '../../domain/ids.ts';
import type { Identity } from '../../domain/identity.ts';
import { demoHead } from './candidates.ts';
import { demoFacilitators } from './facilitators.ts';
import { demoGuest } from './guests.ts';
import type { DemoRoster } from './people.ts';
import type { Texts } from './texts.ts';

/** Someone that the local sign-in offers to be. */
export interface DemoDoor {
  readonly key: string;
  readonly name: string;
  readonly role: 'principal' | 'facilitator' | 'head' | 'guest';
  readonly place: string;
  readonly tenantId: TenantId;
  readonly objectId: ObjectId;
}

/** The Playground's six, someone on no roster, a head of schools and the one who supports every team. */
export function demoDoors(roster: DemoRoster, texts: Texts): readonly DemoDoor[] {
  const { teams: [{ teamId }], leaders } = roster;
  const facilitators = demoFacilitators(roster, texts.names);
  const everywhere = facilitators.find(({ teams }) => teams === 'all');
  const guest = demoGuest(roster, texts);
  const head = demoHead(roster, texts);
  const members = leaders.filter((leader) => leader.teamId === teamId);
  const { doors } = texts.asides;
  return [
    ...members.map(({ name, school, municipality, identity }, index) =>
      doorOf(index === 0 ? 'rektor' : `kollega-${index}`, 'principal', name, `${school}, ${municipality.name}`, identity)),
    doorOf('processledare', 'facilitator', facilitators[0].name, doors.team, facilitators[0].identity),
    ...(everywhere ? [doorOf('metodstodjare', 'facilitator', everywhere.name, doors.all, everywhere.identity)] : []),
    doorOf('skolchef', 'head', head.name, `${doors.head} ${head.organisation}`, head.identity),
    doorOf('gast', 'guest', guest.name, `${guest.municipality}, ${doors.guest}`, guest.identity),
  ];
}

function doorOf(key: string, role: DemoDoor['role'], name: string, place: string, { tenantId, objectId }: Identity): DemoDoor {
  return { key, name, role, place, tenantId, objectId };
}
