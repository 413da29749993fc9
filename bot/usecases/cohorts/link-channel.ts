import { instantText } from '../../domain/calendar/instant-text.ts';
import { DEFAULT_ZONE } from '../../domain/calendar/zone.ts';
import type { TenantId } from '../../domain/ids.ts';
import { digestDue } from '../../domain/lane/digest-due.ts';
import { subjectOf } from '../../domain/nudges/wish.ts';
import type { Language } from '../../domain/language.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Place } from '../../ports/cohorts.ts';
import type { ChannelReach } from '../../ports/messenger.ts';
import type { World } from '../world.ts';

/** The channel, in the tenant that hosts it. */
export interface Channel extends ChannelReach {
  readonly tenantId: TenantId;
}

/** The team's monthly digest comes to this channel from now on, instead of another one. Throws `not-allowed`. */
export async function linkChannel(world: World, facilitator: Person, place: Place, { tenantId, ...reach }: Channel, language: Language): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-team', ...place });
  const linked = await world.cohorts.channelTenant(place);
  const before = linked && (await world.lanes.channel(linked, place));
  // What did not arrive is told of in the new channel.
  const failed = linked ? await world.lanes.failuresOf(linked, { kind: 'channel', cohortId: place.cohortId, teamId: place.teamId }) : [];
  const told = (before?.value.told ?? []).filter((month) => !failed.some(({ key }) => subjectOf(key) === month));
  const now = world.clock.now();
  const { due, next } = digestDue(told, world.nudges.calendarOf({ zone: DEFAULT_ZONE, inBreaks: 'quiet' }), now);
  const { cohortId, teamId } = place;
  const { serviceUrl, conversationId, botId } = reach;
  if (linked && linked !== tenantId) await world.lanes.unlink(linked, place);
  await world.cohorts.setChannelTenant(place, tenantId);
  await world.lanes.link(
    tenantId,
    { cohortId, teamId, serviceUrl, conversationId, botId, language, told },
    { dueAt: instantText(due ? now : next), to: { kind: 'channel', cohortId, teamId }, kind: 'team-digest' },
  );
}

/** No digest comes to any channel any more. Throws `not-allowed`. */
export async function unlinkChannel(world: World, facilitator: Person, place: Place): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-team', ...place });
  await endDigest(world, place);
}

/** For who has been let in already. */
export async function endDigest(world: World, place: Place): Promise<void> {
  const linked = await world.cohorts.channelTenant(place);
  if (!linked) return;
  await world.lanes.unlink(linked, place);
  await world.cohorts.setChannelTenant(place, undefined);
}
