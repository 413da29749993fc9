import { instantText } from '../domain/calendar/instant-text.ts';
import type { Delivery, NudgeHint } from '../domain/lane/lane.ts';
import type { Versioned } from '../ports/stored.ts';
import { tooLate } from './after-sending.ts';
import { claimBroadcast, claimChannelPost } from './claim-broadcast.ts';
import { claimDigest } from './claim-digest.ts';
import { claimNudge, claimNudgeAgain } from './claim-nudge.ts';
import { hintOf, unsent, type Addressee, type Claim, type Desk } from './desk.ts';
import { settle } from './settle.ts';

/** What a hint comes to: a card that is sent now, a later time, or nothing. Reads the recipient, once. */
export async function claimHint(desk: Desk, hint: Versioned<NudgeHint>): Promise<Claim> {
  const { to } = hint.value;
  return to.kind === 'person' ? await claimNudge(desk, hint, to) : await claimDigest(desk, hint, to);
}

/** Something that waited in the queue, looked at anew: its recipient is read again, so nobody who has answered is written to. */
export async function claimDelivery(desk: Desk, delivery: Delivery): Promise<Claim> {
  const now = desk.world.clock.now();
  const addressee = await addresseeOf(desk, delivery);
  if (!addressee) return { group: unsent(delivery, 'gone', now) };
  if (instantText(now) >= delivery.notAfter) return await claimTooLate(desk, delivery, addressee);
  const claimed: Delivery = { ...delivery, state: { kind: 'sending', epoch: desk.epoch } };
  if (addressee.kind === 'channel' && delivery.campaignId) return claimChannelPost(desk, claimed, addressee.channel);
  if (addressee.kind === 'channel') return { group: [{ kind: 'requeue', delivery: claimed }], sending: { delivery: claimed, addressee } };
  return delivery.campaignId ? await claimBroadcast(desk, claimed, addressee.person) : claimNudgeAgain(desk, claimed, addressee.person);
}

/** What nobody wants any more is no failure, however late it is. */
async function claimTooLate(desk: Desk, delivery: Delivery, addressee: Addressee): Promise<Claim> {
  const { world } = desk;
  const now = world.clock.now();
  if (addressee.kind === 'person' && delivery.unknowns === 0 && !delivery.campaignId && !world.nudges.isOpen(addressee.person.value, now, delivery.key)) {
    return { group: [...unsent(delivery, 'not-wanted-any-more', now), ...hintOf(world, addressee.person.value)] };
  }
  return { group: (await settle(desk, { delivery, addressee }, tooLate(delivery, now))).group };
}

/** Undefined when nobody is there any more. */
export async function addresseeOf({ world, tenantId }: Desk, { to }: Delivery): Promise<Addressee | undefined> {
  if (to.kind === 'person') {
    const person = await world.people.load(to.pid);
    return person && { kind: 'person', person };
  }
  const channel = await world.lanes.channel(tenantId, to);
  return channel && { kind: 'channel', channel };
}
