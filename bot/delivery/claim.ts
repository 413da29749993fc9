import { Temporal } from 'temporal-polyfill';
import { instantText } from '../domain/calendar/instant-text.ts';
import { instantAt, nextWorkingMoment } from '../domain/calendar/working-hours.ts';
import { DEFAULT_ZONE, localDate } from '../domain/calendar/zone.ts';
import { digestDue } from '../domain/lane/digest-due.ts';
import { recipientKey, type Delivery, type LaneGroup, type NudgeHint, type Recipient, type ResultState } from '../domain/lane/lane.ts';
import type { DueNudge } from '../domain/nudges/decide.ts';
import type { NudgeSettings } from '../domain/nudges/nudging.ts';
import { wishKey, type WishKey } from '../domain/nudges/wish.ts';
import { isPaused } from '../domain/person/pause.ts';
import type { Person } from '../domain/person/person.ts';
import type { NudgePlanner, Versioned } from '../ports.ts';
import { resultOf, tooLate, type AfterSending } from './after-sending.ts';
import type { Claim, Desk } from './desk.ts';
import { settle } from './settle.ts';

/** A projection that a crash leaves behind is repaired after this long. */
const REPAIR_AFTER = { seconds: 60 };
const WORKDAY_MORNING = '08:00';

/** A channel's working days are those of the programmes' own country. */
const CHANNEL: Pick<NudgeSettings, 'inBreaks'> = { inBreaks: 'quiet' };

/** What a hint comes to: a card that is sent now, a later time, or nothing. Reads the recipient, once. */
export async function claimHint(desk: Desk, hint: Versioned<NudgeHint>): Promise<Claim> {
  const { to } = hint.value;
  return to.kind === 'person' ? await claimForPerson(desk, hint, to) : await claimForChannel(desk, hint, to);
}

/** Something that waited in the queue, looked at anew: its recipient is read again, so nobody who has answered is written to. */
export async function claimDelivery(desk: Desk, delivery: Delivery): Promise<Claim> {
  const { world, tenantId, epoch } = desk;
  const now = world.clock.now();
  const { to } = delivery;
  const claimed: Delivery = { ...delivery, state: { kind: 'sending', epoch } };
  if (to.kind === 'channel') {
    const channel = await world.lanes.channel(tenantId, to);
    if (!channel) return { group: closing(delivery, 'superseded', now) };
    const addressee = { kind: 'channel' as const, channel };
    if (instantText(now) >= delivery.notAfter) return { group: await settle(desk, { delivery, addressee }, expired(delivery, now)) };
    return { group: [{ kind: 'requeue', delivery: claimed }], sending: { delivery: claimed, addressee } };
  }
  const person = await world.people.load(to.pid);
  if (!person) return { group: closing(delivery, 'superseded', now) };
  const addressee = { kind: 'person' as const, person };
  if (instantText(now) >= delivery.notAfter) return { group: await settle(desk, { delivery, addressee }, expired(delivery, now)) };
  return delivery.campaignId ? await claimOfCampaign(desk, claimed, person) : claimOfNudge(desk, claimed, person);
}

async function claimForPerson(desk: Desk, hint: Versioned<NudgeHint>, to: Extract<Recipient, { kind: 'person' }>): Promise<Claim> {
  const { world } = desk;
  const person = await world.people.load(to.pid);
  const unhint = { kind: 'unhint' as const, hint: hint.value, etag: hint.etag };
  if (!person) return { group: [unhint], hint };
  const now = world.clock.now();
  const { due, nextDueAt, nextKind } = world.nudges.decide(person.value, now);
  if (!due) {
    const next: LaneGroup = nextDueAt === undefined ? [] : [{ kind: 'hint', hint: { dueAt: nextDueAt, to, ...(nextKind ? { kind: nextKind } : {}) } }];
    return { group: [...next, unhint], hint };
  }
  return claimNudge(desk, hint, person, due, undefined);
}

function claimNudge(desk: Desk, hint: Versioned<NudgeHint>, person: Versioned<Person>, due: DueNudge, instead: { etag: string } | undefined): Claim {
  const { world, epoch } = desk;
  const now = world.clock.now();
  const { pid } = person.value;
  const delivery: Delivery = {
    id: `${due.date}|${pid}`,
    to: { kind: 'person', pid },
    kind: due.kind,
    key: due.key,
    lines: due.lines,
    date: due.date,
    dueAt: due.dueAt,
    notAfter: due.notAfter,
    state: { kind: 'sending', epoch },
    unknowns: 0,
    delays: 0,
  };
  const repairAt = instantText(now.add(REPAIR_AFTER));
  return {
    group: [
      { kind: 'queue', delivery, at: instantText(now), ...(instead ? { instead } : {}) },
      ...(asksOfAWeek(due.key) ? [{ kind: 'repair' as const, pid, dueAt: repairAt }] : []),
    ],
    sending: { delivery, addressee: { kind: 'person', person }, hint, ...(asksOfAWeek(due.key) ? { repairAt } : {}) },
    ...(instead ? {} : { otherwise: () => slotTaken(desk, hint, person, due) }),
  };
}

/** The day has had its card, unless what stands there never arrived. */
async function slotTaken(desk: Desk, hint: Versioned<NudgeHint>, person: Versioned<Person>, due: DueNudge): Promise<Claim> {
  const { world, tenantId } = desk;
  const stands = await world.lanes.slot(tenantId, `${due.date}|${person.value.pid}`);
  if (stands && NEVER_ARRIVED.has(stands.value.state)) return claimNudge(desk, hint, person, due, { etag: stands.etag });
  const tomorrow = Temporal.PlainDate.from(due.date).add({ days: 1 });
  const dueAt = instantText(instantAt(tomorrow, '00:00', person.value.settings.zone));
  return { group: [{ kind: 'hint', hint: { ...hint.value, dueAt } }, { kind: 'unhint', hint: hint.value, etag: hint.etag }], hint };
}

const NEVER_ARRIVED: ReadonlySet<string> = new Set<ResultState>(['unreachable', 'poisoned', 'expired', 'cancelled', 'superseded']);

/** Its weeks stand in the team's summary too. */
function asksOfAWeek(key: WishKey): boolean {
  return /^(?:weekly-card|reminder)\|/.test(key);
}

function claimOfNudge(desk: Desk, claimed: Delivery, person: Versioned<Person>): Claim {
  const { world } = desk;
  const now = world.clock.now();
  if (world.nudges.isStillWished(person.value, now, claimed.key)) {
    return { group: [{ kind: 'requeue', delivery: claimed }], sending: { delivery: claimed, addressee: { kind: 'person', person } } };
  }
  return { group: [...closing(claimed, 'superseded', now), ...hintOf(world.nudges, person.value, now)] };
}

async function claimOfCampaign(desk: Desk, claimed: Delivery, person: Versioned<Person>): Promise<Claim> {
  const { world } = desk;
  const now = world.clock.now();
  const addressee = { kind: 'person' as const, person };
  if (!mayBePrompted(person.value, world.nudges, now)) return { group: closing(claimed, 'superseded', now) };
  if (person.value.unreachable) return { group: await settle(desk, { delivery: claimed, addressee }, unreachable(claimed, person.value.unreachable.reason, now)) };
  const { calendar } = world.nudges.basisOf(person.value);
  const opens = nextWorkingMoment(calendar, now, WORKDAY_MORNING);
  if (!opens || instantText(opens) > instantText(now)) return await later(desk, claimed, person, opens, now);
  const sending = { delivery: claimed, addressee };
  if (claimed.exempt) return { group: [{ kind: 'requeue', delivery: claimed }], sending };
  const date = localDate(now, calendar.zone).toString();
  const dated = { ...claimed, date };
  const slot = { ...resultOf(claimed, 'queued', now), id: `${date}|${person.value.pid}` };
  const tomorrow = instantAt(localDate(now, calendar.zone).add({ days: 1 }), '00:00', calendar.zone);
  return {
    group: [{ kind: 'slot', slot }, { kind: 'requeue', delivery: dated }],
    sending: { delivery: dated, addressee },
    otherwise: () => later(desk, claimed, person, nextWorkingMoment(calendar, tomorrow, WORKDAY_MORNING), now),
  };
}

async function later(desk: Desk, delivery: Delivery, person: Versioned<Person>, at: Temporal.Instant | undefined, now: Temporal.Instant): Promise<Claim> {
  if (at && instantText(at) < delivery.notAfter) return { group: [{ kind: 'requeue', delivery: { ...delivery, state: { kind: 'ready', notBefore: instantText(at) } } }] };
  return { group: await settle(desk, { delivery, addressee: { kind: 'person', person } }, expired(delivery, now)) };
}

/** Whoever has paused, put things off or wants none of these is not written to by a broadcast either. */
function mayBePrompted(person: Person, nudges: NudgePlanner, now: Temporal.Instant): boolean {
  const { stopped } = person.settings.nudges;
  const today = localDate(now, nudges.basisOf(person).calendar.zone).toString();
  return stopped !== 'all' && !stopped.includes('meeting-prompt') && !isPaused(person, today);
}

async function claimForChannel({ world, tenantId, epoch }: Desk, hint: Versioned<NudgeHint>, to: Extract<Recipient, { kind: 'channel' }>): Promise<Claim> {
  const unhint = { kind: 'unhint' as const, hint: hint.value, etag: hint.etag };
  const channel = await world.lanes.channel(tenantId, to);
  if (!channel) return { group: [unhint], hint };
  const now = world.clock.now();
  const { due, next } = digestDue(channel.value.told, world.nudges.calendarOf({ zone: DEFAULT_ZONE, ...CHANNEL }), now);
  if (!due) return { group: [{ kind: 'hint', hint: { ...hint.value, dueAt: instantText(next) } }, unhint], hint };
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
    otherwise: async () => ({ group: [{ kind: 'hint', hint: { ...hint.value, dueAt: instantText(next) } }, unhint], hint }),
  };
}

function closing(delivery: Delivery, state: 'superseded' | 'cancelled', now: Temporal.Instant): LaneGroup {
  return [{ kind: 'close', delivery, result: { ...resultOf(delivery, state, now), reason: state === 'cancelled' ? 'cancelled' : 'not-wanted-any-more' } }];
}

export { closing as closeUnsent };

function hintOf(nudges: NudgePlanner, person: Person, now: Temporal.Instant): LaneGroup {
  const { nextDueAt, nextKind } = nudges.withNextDue(person, now).nudging;
  return nextDueAt === undefined ? [] : [{ kind: 'hint', hint: { dueAt: nextDueAt, to: { kind: 'person', pid: person.pid }, ...(nextKind ? { kind: nextKind } : {}) } }];
}

function expired(delivery: Delivery, now: Temporal.Instant): Extract<AfterSending, { kind: 'closed' }> {
  const after = tooLate(delivery, now);
  if (after.kind !== 'closed') throw new TypeError('what is too late is over');
  return after;
}

function unreachable(delivery: Delivery, reason: 'no-conversation' | 'blocked', now: Temporal.Instant): Extract<AfterSending, { kind: 'closed' }> {
  const { to, kind, key, campaignId } = delivery;
  const failure = { to, kind, key, state: 'unreachable' as const, reason, at: instantText(now), ...(campaignId ? { campaignId } : {}) };
  return { kind: 'closed', result: { ...resultOf(delivery, 'unreachable', now), reason }, failure, fate: reason };
}
