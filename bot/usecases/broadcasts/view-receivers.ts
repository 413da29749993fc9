import type { ReceiverState } from '../../domain/broadcast/progress.ts';
import type { CampaignId, CohortId, PersonId } from '../../domain/ids.ts';
import { lanesOf } from '../../domain/lane/campaign.ts';
import type { Person } from '../../domain/person/person.ts';
import type { World } from '../world.ts';
import { countCampaign, stateOf } from './count-campaign.ts';
import { leadsReceiver } from './may-act.ts';
import { findSent } from './view-broadcast.ts';

export interface BroadcastReceivers {
  readonly receivers: readonly {
    readonly pid: PersonId;
    readonly name: string;
    readonly teamName: string;
    readonly state: ReceiverState;
    /** Not what; absent without a question. */
    readonly answered?: boolean;
  }[];
  /** With protected identity. */
  readonly notListed: number;
  /** Whom others lead. */
  readonly notLed: number;
}

const AT_ONCE = 20_000;
const NOT_MET: ReceiverState = { kind: 'unreachable', reason: 'not-met' };

/** Who has it and who has answered, never what: to help, and never to judge. Throws `not-allowed`, `not-found`. */
export async function viewReceivers(world: World, facilitator: Person, cohortId: CohortId, id: CampaignId): Promise<BroadcastReceivers> {
  const { value: { campaignId, sendAt, cancelledAt, again, content } } = await findSent(world, facilitator, cohortId, id);
  const [counted, roster, teams] = await Promise.all([
    countCampaign(world, campaignId, { from: sendAt, isCancelled: cancelledAt !== undefined, ...(again ? { again } : {}) }),
    world.rosters.all(cohortId),
    world.cohorts.teams(cohortId),
  ]);
  const answeredBy = content.question ? await world.campaigns.answeredBy(campaignId) : undefined;
  const entries = new Map(roster.map(({ entry }) => [entry.pid, entry]));
  const teamNames = new Map(teams.map(({ teamId, name }) => [teamId, name]));
  const lanes = [...lanesOf(counted.frozen), undefined];
  const all = (await Promise.all(lanes.map((lane) => world.campaigns.receivers(campaignId, lane, { limit: AT_ONCE })
    .then((receivers) => receivers.flatMap((receiver) => (receiver.kind === 'person' ? [{ pid: receiver.pid, state: lane === undefined ? NOT_MET : stateOf(counted, receiver) }] : [])))))).flat();
  const led = all.filter(({ pid }) => leadsReceiver(facilitator, cohortId, entries.get(pid) ?? { pid }));
  const listed = led.flatMap(({ pid, state }) => {
    const entry = entries.get(pid);
    if (!entry || entry.protectedIdentity || entry.name === undefined) return [];
    const teamName = (entry.teamId && teamNames.get(entry.teamId)) ?? '';
    return [{ pid, name: entry.name, teamName, state, ...(answeredBy ? { answered: answeredBy.has(pid) } : {}) }];
  });
  return { receivers: listed, notListed: led.length - listed.length, notLed: all.length - led.length };
}
