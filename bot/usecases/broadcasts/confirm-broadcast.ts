import { checkContent, tidied, type BroadcastTimes, type ContentFault } from '../../domain/broadcast/check-content.ts';
import type { Draft, SentBroadcast } from '../../domain/broadcast/broadcast.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { CampaignId, CohortId } from '../../domain/ids.ts';
import type { Campaign } from '../../domain/lane/campaign.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Versioned } from '../../ports/stored.ts';
import type { World } from '../world.ts';
import { carryOut } from './carry-out.ts';
import { counted, type AudienceCount, type CountedAudience } from './count-audience.ts';
import { freeze } from './freeze.ts';
import { leadsAllOf } from './may-act.ts';
import { resolveAudience, type ResolvedAudience } from './resolve-audience.ts';

export type BroadcastConfirmed =
  | { readonly kind: 'confirmed'; readonly broadcast: SentBroadcast }
  /** There are not as many as were shown to the one who confirms. */
  | { readonly kind: 'count-changed'; readonly audience: CountedAudience }
  | { readonly kind: 'faults'; readonly faults: readonly ContentFault[] }
  /** Another saved the draft in between. */
  | { readonly kind: 'changed'; readonly draft: Draft };

/** What is confirmed: the draft as it was shown, to as many as were shown. */
export interface Confirmation {
  readonly rev: number;
  readonly count: AudienceCount;
}

/**
 * A draft is sent, now or at its time. The receivers are frozen first, under an id of this try's own; that it is sent
 * is one write on the draft, so of two who confirm at once one has done it; then each tenant's lane gets its ticket. What
 * breaks off before that write has never been; what breaks off after it is completed by the same again, and by the clock.
 * Throws `not-allowed`, `not-found`.
 */
export async function confirmBroadcast(world: World, facilitator: Person, cohortId: CohortId, id: CampaignId, confirmation: Confirmation): Promise<BroadcastConfirmed> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const read = await world.broadcasts.find(cohortId, id);
  if (!read) throw new LedtradError('not-found');
  if (read.value.kind === 'sent') return await confirmedBefore(world, facilitator, read.value);
  const draft = read.value;
  if (draft.rev !== confirmation.rev) return { kind: 'changed', draft };
  const audience = await resolveAudience(world, facilitator, cohortId, draft.content);
  const toldNow = counted(world, facilitator, draft, audience);
  if (toldNow.faults.length > 0) return { kind: 'faults', faults: toldNow.faults };
  const isAsShown = toldNow.count.people === confirmation.count.people && toldNow.count.channels === confirmation.count.channels;
  if (!isAsShown) return { kind: 'count-changed', audience: toldNow };
  return await send(world, facilitator, { value: draft, etag: read.etag }, audience) ?? (await confirmBroadcast(world, facilitator, cohortId, id, confirmation));
}

async function confirmedBefore(world: World, facilitator: Person, broadcast: SentBroadcast): Promise<BroadcastConfirmed> {
  if (!leadsAllOf(facilitator, broadcast.cohortId, broadcast.scope)) throw new LedtradError('not-allowed');
  await carryOut(world, broadcast);
  return { kind: 'confirmed', broadcast };
}

/** Undefined where another changed the draft in between. */
async function send(world: World, facilitator: Person, { value: draft, etag }: Versioned<Draft>, audience: ResolvedAudience): Promise<BroadcastConfirmed | undefined> {
  const now = world.clock.now();
  const content = tidied(draft.content);
  const { times } = checkContent(content, facilitator.settings.zone, now);
  const campaign = campaignOf(world.ids.campaign(), { ...draft, content }, times, facilitator);
  await freeze(world, campaign, audience);
  const { sendAt, exempt, notAfter, deadlineAt } = times;
  const sent: SentBroadcast = {
    kind: 'sent',
    id: draft.id,
    cohortId: draft.cohortId,
    rev: draft.rev + 1,
    content,
    campaignId: campaign.id,
    confirmedBy: facilitator.pid,
    confirmedAt: instantText(now),
    sendAt,
    exempt,
    notAfter,
    ...(deadlineAt === undefined ? {} : { deadlineAt }),
    scope: audience.scope,
    people: audience.people.length,
    channels: audience.channels.length,
  };
  try {
    await world.broadcasts.save(sent, etag, 'carry-out');
  } catch (error) {
    if (isConflict(error)) return undefined;
    throw error;
  }
  await carryOut(world, sent);
  return { kind: 'confirmed', broadcast: sent };
}

function campaignOf(id: CampaignId, { id: broadcastId, cohortId, content }: Pick<Draft, 'id' | 'cohortId' | 'content'>, { deadlineAt, meetingAt }: BroadcastTimes, { pid }: Person): Campaign {
  const { title, text, question, readers } = content;
  return {
    id,
    cohortId,
    broadcastId,
    by: pid,
    title,
    text,
    ...(question && deadlineAt !== undefined ? { asks: { question, readers, deadlineAt } } : {}),
    ...(meetingAt === undefined ? {} : { meetingAt }),
  };
}
