import { instantText } from '../domain/calendar/instant-text.ts';
import { digestDue } from '../domain/lane/digest-due.ts';
import { recipientKey, type Delivery, type LaneGroup, type NudgeHint, type Recipient } from '../domain/lane/lane.ts';
import { wishKey } from '../domain/nudges/wish.ts';
import type { Versioned } from '../ports/stored.ts';
import { channelCalendar, type Claim, type Desk } from './desk.ts';

/** The monthly digest of a linked channel: sent now, or looked at again when it is due. */
export async function claimDigest({ world, tenantId, epoch }: Desk, hint: Versioned<NudgeHint>, to: Extract<Recipient, { kind: 'channel' }>): Promise<Claim> {
  const unhint = { kind: 'unhint' as const, hint: hint.value, etag: hint.etag };
  const channel = await world.lanes.channel(tenantId, to);
  if (!channel) return { group: [unhint], hint };
  const now = world.clock.now();
  const { due, next } = digestDue(channel.value.told, channelCalendar(world), now);
  const notNow: LaneGroup = [{ kind: 'hint', hint: { ...hint.value, dueAt: instantText(next) } }, unhint];
  if (!due) return { group: notNow, hint };
  const delivery: Delivery = {
    id: `${due.date}|${recipientKey(to)}`,
    to,
    kind: 'team-digest',
    key: wishKey('team-digest', due.month),
    lines: [],
    date: due.date,
    dueAt: instantText(due.dueAt),
    notAfter: instantText(due.notAfter),
    state: { kind: 'sending', epoch },
    unknowns: 0,
    delays: 0,
  };
  return {
    group: [{ kind: 'queue', delivery, at: instantText(now) }],
    sending: { delivery, addressee: { kind: 'channel', channel }, hint },
    otherwise: async () => ({ group: notNow, hint }),
  };
}
