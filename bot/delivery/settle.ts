import { instantText } from '../domain/calendar/instant-text.ts';
import { DEFAULT_ZONE } from '../domain/calendar/zone.ts';
import { LedtradError } from '../domain/errors.ts';
import { digestDue } from '../domain/lane/digest-due.ts';
import type { Delivery, LaneGroup } from '../domain/lane/lane.ts';
import { subjectOf } from '../domain/nudges/wish.ts';
import type { Person } from '../domain/person/person.ts';
import type { LinkedChannel } from '../domain/lane/lane.ts';
import type { Versioned } from '../ports.ts';
import type { AfterSending } from './after-sending.ts';
import type { Desk, Sending } from './desk.ts';

type Closed = Extract<AfterSending, { kind: 'closed' }>;

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
export async function settle(desk: Desk, sending: Pick<Sending, 'delivery' | 'addressee' | 'hint'>, closed: Closed): Promise<LaneGroup> {
  return (await settleWithHead(desk, sending, closed)).group;
}

export async function settleWithHead(desk: Desk, { delivery, addressee, hint }: Pick<Sending, 'delivery' | 'addressee' | 'hint'>, closed: Closed): Promise<Settled> {
  const { result, failure } = closed;
  const close: LaneGroup = [
    { kind: 'close', delivery, result, ...(failure ? { failure } : {}) },
    ...(hint ? [{ kind: 'unhint' as const, hint: hint.value, etag: hint.etag }] : []),
  ];
  if (addressee.kind === 'channel') return { group: [...close, ...tellChannel(desk, delivery, addressee.channel, closed)] };
  const { person } = addressee;
  const leavesHeadAlone = closed.fate === 'missed' || (delivery.exempt && closed.fate !== 'blocked' && closed.fate !== 'no-conversation');
  const settled = leavesHeadAlone ? person.value : await writeHead(desk, delivery, person, closed);
  if (delivery.exempt) return { group: close };
  return { group: [...close, ...hintOf(desk, settled)], ...(leavesHeadAlone ? {} : { person: settled }) };
}

function hintOf({ world }: Desk, person: Person): LaneGroup {
  const { nextDueAt, nextKind } = world.nudges.withNextDue(person, world.clock.now()).nudging;
  return nextDueAt === undefined ? [] : [{ kind: 'hint', hint: { dueAt: nextDueAt, to: { kind: 'person', pid: person.pid }, ...(nextKind ? { kind: nextKind } : {}) } }];
}

/** Decided anew as often as the person changes something at the same time. */
async function writeHead({ world }: Desk, delivery: Delivery, loaded: Versioned<Person>, { fate }: Closed): Promise<Person> {
  let current: Versioned<Person> | undefined = loaded;
  while (current) {
    const after = world.nudges.after(current.value, delivery, fate, world.clock.now());
    try {
      const { value } = await world.people.save({ person: { ...after, rev: after.rev + 1 }, records: [] }, current.etag);
      return value;
    } catch (error) {
      if (!(error instanceof LedtradError && error.code === 'conflict')) throw error;
    }
    current = await world.people.load(loaded.value.pid);
  }
  return loaded.value;
}

function tellChannel({ world }: Desk, { key, to }: Delivery, channel: Versioned<LinkedChannel>, { fate }: Closed): LaneGroup {
  const month = subjectOf(key);
  const told = fate === 'missed' ? channel.value.told : [...channel.value.told.filter((each) => each !== month), month].slice(-MOST_MONTHS);
  const { next } = digestDue(told, world.nudges.calendarOf({ zone: DEFAULT_ZONE, inBreaks: 'quiet' }), world.clock.now());
  return [
    { kind: 'channel', channel: { ...channel.value, told }, etag: channel.etag },
    { kind: 'hint', hint: { dueAt: instantText(next), to, kind: 'team-digest' } },
  ];
}

const MOST_MONTHS = 12;
