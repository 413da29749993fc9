import { Temporal } from 'temporal-polyfill';
import { instantText } from '../domain/calendar/instant-text.ts';
import { later } from '../domain/calendar/working-hours.ts';
import { isConflict } from '../domain/errors.ts';
import { digestDue } from '../domain/lane/digest-due.ts';
import type { Delivery, LaneChange, LaneGroup, LinkedChannel } from '../domain/lane/lane.ts';
import { wasSaidOn } from '../domain/nudges/said.ts';
import { subjectOf } from '../domain/nudges/wish.ts';
import type { Person } from '../domain/person/person.ts';
import type { Versioned } from '../ports/stored.ts';
import type { Closed } from './after-sending.ts';
import { channelCalendar, closing, hintOf, type Desk, type Sending } from './desk.ts';

/** Of a channel's digests, to know which it has had. */
const MOST_MONTHS = 12;

export interface Settled {
  readonly group: LaneGroup;
  /** The head as it is now, where it was written. */
  readonly person?: Person;
}

/**
 * Ends a delivery: first the person's head learns what has been said to them, then the lane's rows are written in one
 * group, which is what this returns. Until that is committed the delivery stands in the queue, so whatever breaks off in
 * between is done once more. One request, for a broadcast beside the day's nudge none.
 */
export async function settle(desk: Desk, { delivery, addressee, hint }: Pick<Sending, 'delivery' | 'addressee' | 'hint'>, closed: Closed): Promise<Settled> {
  const close: LaneChange[] = [
    ...closing(delivery, closed),
    ...(hint ? [{ kind: 'unhint' as const, hint: hint.value, etag: hint.etag }] : []),
  ];
  if (addressee.kind === 'channel' && delivery.campaignId) return { group: close };
  if (addressee.kind === 'channel') return { group: [...close, ...tellChannel(desk, delivery, addressee.channel, closed)] };
  const { person } = addressee;
  const isReachedAgain = closed.fate === 'sent' && person.value.unreachable !== undefined;
  const leavesHeadAlone = closed.fate === 'missed' || (delivery.exempt && !isReachedAgain && closed.fate !== 'blocked' && closed.fate !== 'no-conversation');
  const settled = leavesHeadAlone ? person.value : await toldHead(desk, delivery, person, closed);
  if (delivery.exempt && !isReachedAgain) return { group: close };
  // A broadcast that did not arrive gives the day back.
  if (delivery.slot !== undefined && closed.failure && closed.fate !== 'sent') close.push({ kind: 'forget-slot', id: delivery.slot });
  return { group: [...close, ...hintOf(desk.world, settled)], ...(leavesHeadAlone ? {} : { person: settled }) };
}

/**
 * Whoever writes for the first time leaves where they are reached, and then looks in their head; nobody reached is written
 * there first, and then it is looked for where they are reached. So one of the two sees the other, at whatever moment.
 */
async function toldHead(desk: Desk, delivery: Delivery, loaded: Versioned<Person>, { fate }: Closed): Promise<Person> {
  const { world } = desk;
  const told = await writeHead(desk, loaded, (person) => (hasLearnt(person, delivery, fate) ? undefined : headAfter(world, delivery, person, fate)));
  if (fate !== 'no-conversation' || !(await isReached(desk, told.value))) return told.value;
  const { value } = await writeHead(desk, told, ({ unreachable, ...reached }) => unreachable && world.nudges.withNextDue(reached, world.clock.now()));
  return value;
}

async function isReached({ world: { identities } }: Desk, { home }: Person): Promise<boolean> {
  return home !== undefined && (await identities.find(home))?.reach !== undefined;
}

/** Decided anew as often as the person changes something at the same time; nothing is written where nothing is to be. */
async function writeHead({ world }: Desk, loaded: Versioned<Person>, decide: (person: Person) => Person | undefined): Promise<Versioned<Person>> {
  let current: Versioned<Person> | undefined = loaded;
  while (current) {
    const after = decide(current.value);
    if (!after) return current;
    try {
      return await world.people.save({ person: { ...after, rev: after.rev + 1 }, records: [] }, current.etag);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
    current = await world.people.load(loaded.value.pid);
  }
  return loaded;
}

/** What has arrived where nothing did takes that back; beside the day's one nudge it says nothing else. */
function headAfter({ nudges, clock }: Desk['world'], delivery: Delivery, person: Person, fate: Closed['fate']): Person {
  const now = clock.now();
  if (fate !== 'sent' || !person.unreachable) return nudges.after(person, delivery, fate, now);
  const { unreachable: _reachedAgain, ...reached } = person;
  return delivery.exempt ? nudges.withNextDue(reached, now) : nudges.after(reached, delivery, fate, now);
}

/** From a write of which the answer was lost, or from a holder who lived no longer than that: told twice, it would count as having come twice. */
function hasLearnt(person: Person, { key, lines, date }: Delivery, fate: Closed['fate']): boolean {
  return (fate === 'sent' || fate === 'refused') && wasSaidOn(person, [key, ...lines], date);
}

function tellChannel({ world }: Desk, { key, to }: Delivery, channel: Versioned<LinkedChannel>, { fate, result }: Closed): LaneGroup {
  const month = subjectOf(key);
  const told = fate === 'missed' ? channel.value.told : [...channel.value.told.filter((each) => each !== month), month].slice(-MOST_MONTHS);
  // What was to wait past the end of its day is late from then on, not from now.
  const { next } = digestDue(told, channelCalendar(world), later(world.clock.now(), Temporal.Instant.from(result.at)));
  return [
    { kind: 'channel', channel: { ...channel.value, told }, etag: channel.etag },
    { kind: 'hint', hint: { dueAt: instantText(next), to, kind: 'team-digest' } },
  ];
}
