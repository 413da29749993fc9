import type { Place } from '../../../bot/api/contract/places.ts';
import type { Api } from '../../components/api.ts';
import type { Channel, ChannelTab } from '../../components/host.ts';

/** The tab that shows `place` in a channel. Its entity id is what a deep link names it by. */
export function channelTabFor(place: Place): ChannelTab {
  const cohort = encodeURIComponent(place.cohort.id);
  if (place.kind === 'cohort') {
    return { entityId: `cohort:${place.cohort.id}`, path: `/tab/channel/cohort/${cohort}`, name: place.cohort.name };
  }
  return {
    entityId: `team:${place.cohort.id}:${place.team.id}`,
    path: `/tab/channel/team/${cohort}/${encodeURIComponent(place.team.id)}`,
    name: place.team.name,
  };
}

/** Notes that the team's page stands in this channel; only who leads the team is heard. */
export async function linkChannel(api: Api, place: Extract<Place, { kind: 'team' }>, channel: Channel): Promise<void> {
  await api.send('PUT', `/cohorts/${encodeURIComponent(place.cohort.id)}/teams/${encodeURIComponent(place.team.id)}/channel`, channel);
}
