import { Temporal } from 'temporal-polyfill';
import type { OrganisationId } from '../../domain/ids.ts';
import type { Organisation, Readiness } from '../../domain/organisation.ts';
import type { RosterEntry } from '../../domain/roster/roster-entry.ts';
import { seatKey } from '../../domain/roster/seat-key.ts';
import type { DemoFacilitator } from './facilitators.ts';
import type { DemoHead } from './candidates.ts';
import type { Municipality } from './municipalities.ts';
import type { DemoLeader } from './people.ts';

/** A school's circumstances, in turn, so that there are unlike ones to compare. */
const SIZES = ['Liten', 'Mellan', 'Stor'] as const;
const AREA_TYPES = ['Stora utmaningar', 'Socioekonomiska utmaningar', 'Blandat'] as const;
/** The last ones have something left to do, each something else, so that there is a list to work from. */
const LEFT_TO_DO: readonly (readonly Readiness[])[] = [['agreement-signed', 'app-allowed'], ['agreement-signed'], []];
const ALL_DONE: readonly Readiness[] = ['agreement-signed', 'app-allowed', 'channel-made'];
/** How long before the demo begins each was done by the first of them; the others were some weeks faster. */
const WEEKS_AGO: Readonly<Record<Readiness, number>> = { 'agreement-signed': 36, 'app-allowed': 31, 'channel-made': 27 };
const UNLIKE = 4;

export function demoOrganisations(municipalities: readonly Municipality[], today: string): readonly Organisation[] {
  return municipalities.map(({ name, domain, tenantId }, index): Organisation => ({
    id: organisationIdOf(domain),
    name: `${name} kommun`,
    tenantId,
    ready: Object.fromEntries((LEFT_TO_DO[index - (municipalities.length - LEFT_TO_DO.length)] ?? ALL_DONE).map((step) => [step, doneOn(step, index, today)])),
  }));
}

/** On the days after one another of a week, as it happens; `today` is an ISO date. */
function doneOn(step: Readiness, index: number, today: string): string {
  const date = Temporal.PlainDate.from(today);
  return date.subtract({ weeks: WEEKS_AGO[step] - (index % UNLIKE), days: date.dayOfWeek - 1 }).add({ days: index % 5 }).toString();
}

export function demoEntries(leaders: readonly DemoLeader[]): readonly RosterEntry[] {
  return leaders.map(({ pid, name, upn, identity, municipality, school, teamId, protectedIdentity }, index): RosterEntry => ({
    pid,
    ...(protectedIdentity ? {} : { name }),
    protectedIdentity,
    organisationId: organisationIdOf(municipality.domain),
    school,
    context: { schoolForm: 'Grundskola', sizeClass: SIZES[index % SIZES.length] ?? '', areaType: AREA_TYPES[index % AREA_TYPES.length] ?? '' },
    position: index % 7 === 6 ? 'deputy' : 'principal',
    teamId,
    sportlov: municipality.sportlov,
    seat: seatKey(identity.tenantId, upn),
  }));
}

/** Those who lead one team stand in it; who leads several, or all, stands in none. */
export function demoFacilitatorEntries(facilitators: readonly DemoFacilitator[], municipalities: readonly Municipality[]): readonly RosterEntry[] {
  return facilitators.map(({ pid, name, identity, teams }): RosterEntry => {
    const domain = municipalities.find(({ tenantId }) => tenantId === identity.tenantId)?.domain ?? '';
    const [only, ...more] = teams === 'all' ? [] : teams;
    return {
      pid,
      name,
      protectedIdentity: false,
      organisationId: organisationIdOf(domain),
      school: '',
      context: { schoolForm: '', sizeClass: '', areaType: '' },
      position: 'facilitator',
      ...(only !== undefined && more.length === 0 ? { teamId: only } : {}),
    };
  });
}

export function demoHeadEntry({ pid, name, organisationId }: DemoHead): RosterEntry {
  return { pid, name, protectedIdentity: false, organisationId, school: '', context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'head' };
}

export function organisationIdOf(domain: string): OrganisationId {
  return `o-${domain.split('.')[0] ?? domain}` as OrganisationId;
}
