import { Temporal } from 'temporal-polyfill';
import { instantText } from '../domain/calendar/instant-text.ts';
import { instantAt, nextWorkingMoment } from '../domain/calendar/working-hours.ts';
import { localDate } from '../domain/calendar/zone.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Delivery, LinkedChannel } from '../domain/lane/lane.ts';
import { isPaused } from '../domain/person/pause.ts';
import type { Person } from '../domain/person/person.ts';
import type { Versioned } from '../ports/stored.ts';
import type { World } from '../usecases/world.ts';
import { failed, resultOf, type Closed } from './after-sending.ts';
import { channelCalendar, unsent, type Claim, type Desk } from './desk.ts';
import { settle } from './settle.ts';

/** On a later day than its own, a broadcast comes at this local time. */
const MORNING = '08:00';

/**
 * A facilitator's broadcast to one receiver: in their working hours, not before what they put off until, and unless it
 * is sent now, as their day's one nudge. Who has paused or wants none of these does not get it, and is held like anybody
 * who is not at work until its time is over: what somebody has paused is nobody else's to see.
 */
export async function claimBroadcast(desk: Desk, delivery: Delivery, person: Versioned<Person>): Promise<Claim> {
  const { world } = desk;
  const now = world.clock.now();
  const { calendar } = world.nudges.basisOf(person.value);
  const { zone } = calendar;
  const today = localDate(now, zone);
  const tomorrow = startOf(today.add({ days: 1 }), world, person);
  const { unreachable, pid } = person.value;
  if (!isWanted(person.value, today.toString())) return later(delivery, nextWorkingMoment(calendar, tomorrow, MORNING));
  if (unreachable && !delivery.again) return await closing(desk, delivery, person, failed(delivery, 'unreachable', unreachable.reason, unreachable.reason, now));
  const { snooze } = person.value.nudging;
  const from = snooze && snooze.until > today.toString() ? instantAt(Temporal.PlainDate.from(snooze.until), '00:00', zone) : now;
  const opens = nextWorkingMoment(calendar, from, MORNING);
  if (!opens || instantText(opens) > instantText(now)) return later(delivery, opens);
  if (await hasAnswered(desk, delivery, pid)) return { group: unsent(delivery, 'answered', now) };

  const slot = `${today.toString()}|${pid}`;
  const addressee = { kind: 'person' as const, person };
  if (delivery.exempt || delivery.slot === slot) return { group: [{ kind: 'requeue', delivery }], sending: { delivery, addressee } };
  const dated: Delivery = { ...delivery, date: today.toString(), slot };
  return {
    group: [{ kind: 'slot', slot: { ...resultOf(delivery, 'queued', now), id: slot } }, { kind: 'requeue', delivery: dated }],
    sending: { delivery: dated, addressee },
    otherwise: async () => later(delivery, nextWorkingMoment(calendar, tomorrow, MORNING)),
  };
}

/** The same to a team's channel, in the working hours of the programme's own country. */
export function claimChannelPost({ world }: Desk, delivery: Delivery, channel: Versioned<LinkedChannel>): Claim {
  const now = world.clock.now();
  const opens = nextWorkingMoment(channelCalendar(world), now, MORNING);
  if (!opens || instantText(opens) > instantText(now)) return later(delivery, opens);
  return { group: [{ kind: 'requeue', delivery }], sending: { delivery, addressee: { kind: 'channel', channel } } };
}

/** Not past the end of its time: then it is listed as expired, and not before. */
function later(delivery: Delivery, at: Temporal.Instant | undefined): Claim {
  const notBefore = at && instantText(at) < delivery.notAfter ? instantText(at) : delivery.notAfter;
  return { group: [{ kind: 'requeue', delivery: { ...delivery, state: { kind: 'ready', notBefore } } }] };
}

async function hasAnswered({ world }: Desk, { unlessAnswered }: Delivery, pid: PersonId): Promise<boolean> {
  return unlessAnswered !== undefined && (await world.campaigns.answer(unlessAnswered, pid)) !== undefined;
}

async function closing(desk: Desk, delivery: Delivery, person: Versioned<Person>, closed: Closed): Promise<Claim> {
  return { group: (await settle(desk, { delivery, addressee: { kind: 'person', person } }, closed)).group };
}

function startOf(date: Temporal.PlainDate, { nudges }: World, { value }: Versioned<Person>): Temporal.Instant {
  return instantAt(date, '00:00', nudges.basisOf(value).calendar.zone);
}

function isWanted(person: Person, today: string): boolean {
  const { stopped } = person.settings.nudges;
  return stopped !== 'all' && !stopped.includes('meeting-prompt') && !isPaused(person, today);
}
