import { instantText } from '../domain/calendar/instant-text.ts';
import { DEFAULT_ZONE } from '../domain/calendar/zone.ts';
import { LedtradError } from '../domain/errors.ts';
import type { TenantId } from '../domain/ids.ts';
import { digestDue } from '../domain/lane/digest-due.ts';
import type { Language } from '../domain/language.ts';
import type { Person } from '../domain/person/person.ts';
import { isAllowed } from '../domain/policy.ts';
import type { ChannelReach, Place } from '../ports.ts';
import type { World } from './world.ts';

/** The channel, in the tenant that hosts it. */
export interface Channel extends ChannelReach {
  readonly tenantId: TenantId;
}

/** The team's monthly digest comes to this channel from now on, instead of another one. Throws `not-allowed`. */
export async function linkChannel(world: World, facilitator: Person, place: Place, { tenantId, ...reach }: Channel, language: Language): Promise<void> {
  assertLeads(facilitator, place);
  const before = await world.lanes.channel(tenantId, place);
  const told = before?.value.told ?? [];
  const now = world.clock.now();
  const { due, next } = digestDue(told, world.nudges.calendarOf({ zone: DEFAULT_ZONE, inBreaks: 'quiet' }), now);
  const { cohortId, teamId } = place;
  const { serviceUrl, conversationId, botId } = reach;
  await world.lanes.link(
    tenantId,
    { cohortId, teamId, serviceUrl, conversationId, botId, language, told },
    { dueAt: instantText(due ? now : next), to: { kind: 'channel', cohortId, teamId }, kind: 'team-digest' },
  );
}

/** No digest comes to a channel of this tenant any more. Throws `not-allowed`. */
export async function unlinkChannel(world: World, facilitator: Person, place: Place, { tenantId }: Pick<Channel, 'tenantId'>): Promise<void> {
  assertLeads(facilitator, place);
  await world.lanes.unlink(tenantId, place);
}

function assertLeads(facilitator: Person, { cohortId, teamId }: Place): void {
  if (!isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId })) throw new LedtradError('not-allowed');
}
