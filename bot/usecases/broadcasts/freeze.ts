import type { PersonId, TenantId } from '../../domain/ids.ts';
import type { Campaign, CampaignReceiver, Frozen } from '../../domain/lane/campaign.ts';
import type { World } from '../world.ts';
import type { ResolvedAudience } from './resolve-audience.ts';

/** Heads that are read at the same time. */
const READ_AT_ONCE = 20;

/** Writes down whom a campaign goes to, each in the lane of their home; then that it is one. One request a receiver. */
export async function freeze(world: World, campaign: Campaign, { people, channels }: Pick<ResolvedAudience, 'people' | 'channels'>): Promise<void> {
  const homes = await homesOf(world, people.map(({ entry }) => entry.pid));
  const peopleByLane = byLane(people.map(({ entry: { pid } }) => [homes.get(pid), { kind: 'person', pid }]));
  const channelsByLane = byLane(channels.map(({ team: { cohortId, teamId }, tenantId }) => [tenantId, { kind: 'channel', cohortId, teamId }]));
  for (const lanes of [peopleByLane, channelsByLane]) {
    for (const [tenantId, receivers] of lanes) await world.campaigns.addReceivers(campaign.id, tenantId, receivers);
  }
  const frozen: Frozen = {
    people: countsOf(peopleByLane),
    channels: countsOf(channelsByLane),
    notMet: peopleByLane.get(undefined)?.length ?? 0,
    notLinked: channelsByLane.get(undefined)?.length ?? 0,
  };
  await world.campaigns.confirm(campaign, frozen);
}

/** In which tenant each is reached; who has never been met is not in it. */
export async function homesOf(world: World, pids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, TenantId>> {
  const homes = new Map<PersonId, TenantId>();
  for (let from = 0; from < pids.length; from += READ_AT_ONCE) {
    await Promise.all(pids.slice(from, from + READ_AT_ONCE).map(async (pid) => {
      const home = (await world.people.load(pid))?.value.home;
      if (home) homes.set(pid, home.tenantId);
    }));
  }
  return homes;
}

type ByLane = ReadonlyMap<TenantId | undefined, readonly CampaignReceiver[]>;

export function byLane(receivers: readonly (readonly [lane: TenantId | undefined, receiver: CampaignReceiver])[]): ByLane {
  const lanes = new Map<TenantId | undefined, CampaignReceiver[]>();
  for (const [lane, receiver] of receivers) {
    const there = lanes.get(lane);
    if (there) there.push(receiver);
    else lanes.set(lane, [receiver]);
  }
  return lanes;
}

function countsOf(lanes: ByLane): Readonly<Record<TenantId, number>> {
  return Object.fromEntries([...lanes].flatMap(([lane, receivers]) => (lane === undefined ? [] : [[lane, receivers.length]])));
}
