import type { PersonId, TeamId } from '../../domain/ids.ts';
import type { Identity } from '../../domain/identity.ts';
import { demoPeople } from '../demo-people.ts';
import { madeUpObjectId, madeUpPersonId } from './made-up-ids.ts';
import type { Municipality } from './municipalities.ts';
import type { DemoRoster, DemoTeam } from './people.ts';
import type { Names } from './texts.ts';

/** Someone who leads teams or supports all of them, and takes part in none. */
export interface DemoFacilitator {
  readonly pid: PersonId;
  readonly name: string;
  readonly identity: Identity;
  readonly teams: 'all' | readonly TeamId[];
}

/** The Playground's process leader first, the one with all teams last. */
export function demoFacilitators({ teams: [playground, ...others], municipalities }: DemoRoster, { processLeaders, methodSupporter }: Names): readonly [DemoFacilitator, ...DemoFacilitator[]] {
  const { tenantId, facilitator } = demoPeople();
  const each = Math.ceil(others.length / processLeaders.length);
  return [
    { pid: madeUpPersonId(facilitator.userPrincipalName), name: facilitator.name, identity: { tenantId, objectId: facilitator.objectId }, teams: [playground.teamId] },
    ...processLeaders.map((name, index) =>
      facilitatorIn(municipalities[index + 1], name, others.slice(index * each, (index + 1) * each).map(({ teamId }: DemoTeam) => teamId))),
    facilitatorIn(municipalities.at(-1), methodSupporter, 'all'),
  ];
}

function facilitatorIn(municipality: Municipality | undefined, name: string, teams: DemoFacilitator['teams']): DemoFacilitator {
  if (!municipality) throw new RangeError('more process leaders than municipalities');
  return {
    pid: madeUpPersonId(`facilitator ${name}`),
    name,
    identity: { tenantId: municipality.tenantId, objectId: madeUpObjectId(`facilitator ${name}`) },
    teams,
  };
}
