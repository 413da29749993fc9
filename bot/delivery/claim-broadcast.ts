import { Temporal } from 'temporal-polyfill';
import { instantText } from '../domain/calendar/instant-text.ts';
import { instantAt, nextWorkingMoment } from '../domain/calendar/working-hours.ts';
import { localDate } from '../domain/calendar/zone.ts';
import type { Delivery } from '../domain/lane/lane.ts';
import { isPaused } from '../domain/person/pause.ts';
import type { Person } from '../domain/person/person.ts';
import type { Versioned } from '../ports.ts';
import type { World } from '../usecases/world.ts';
import { failed, resultOf, tooLate, type Closed } from './after-sending.ts';
import { unsent, type Claim, type Desk } from './desk.ts';
import { settle } from './settle.ts';

/** On a later day than its own, a broadcast comes at this local time. */
const MORNING = '08:00';

/**
 * A facilitator's prompt to one receiver: in their working hours, not before what they put off until, not to who has paused or wants none of these, and
 * unless it is sent now, as their day's one nudge.
 */
export async function claimBroadcast(desk: Desk, delivery: Delivery, person: Versioned<Person>): Promise<Claim> {
  const { world } = desk;
  const now = world.clock.now();
  const { calendar } = world.nudges.basisOf(person.value);
  const { zone } = calendar;
  const today = localDate(now, zone);
  const { unreachable } = person.value;
  if (!isWanted(person.value, today.toString())) return { group: unsent(delivery, 'not-wanted-any-more', now) };
  if (unreachable) return await closing(desk, delivery, person, failed(delivery, 'unreachable', unreachable.reason, unreachable.reason, now));
  const { snooze } = person.value.nudging;
  const from = snooze && snooze.until > today.toString() ? instantAt(Temporal.PlainDate.from(snooze.until), '00:00', zone) : now;
  const opens = nextWorkingMoment(calendar, from, MORNING);
  if (!opens || instantText(opens) > instantText(now)) return await later(desk, delivery, person, opens);

  const slot = `${today.toString()}|${person.value.pid}`;
  const addressee = { kind: 'person' as const, person };
  if (delivery.exempt || delivery.slot === slot) return { group: [{ kind: 'requeue', delivery }], sending: { delivery, addressee } };
  const dated: Delivery = { ...delivery, date: today.toString(), slot };
  return {
    group: [{ kind: 'slot', slot: { ...resultOf(delivery, 'queued', now), id: slot } }, { kind: 'requeue', delivery: dated }],
    sending: { delivery: dated, addressee },
    otherwise: () => later(desk, delivery, person, nextWorkingMoment(calendar, startOf(today.add({ days: 1 }), world, person), MORNING)),
  };
}

async function later(desk: Desk, delivery: Delivery, person: Versioned<Person>, at: Temporal.Instant | undefined): Promise<Claim> {
  if (!at || instantText(at) >= delivery.notAfter) return await closing(desk, delivery, person, tooLate(delivery, desk.world.clock.now()));
  return { group: [{ kind: 'requeue', delivery: { ...delivery, state: { kind: 'ready', notBefore: instantText(at) } } }] };
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
