import { Temporal } from 'temporal-polyfill';
import { DEFAULT_ZONE } from '../../bot/domain/calendar/zone.ts';
import type { DueNudge } from '../../bot/domain/nudges/decide.ts';
import { hasAPeer, type Doing } from '../domain/nudges/doings.ts';
import { PLANNER } from '../support/world.ts';
import { Chance } from './chance.ts';
import { madeUpMunicipality, municipalitySizes, withTrial, type Member, type Municipality, type Team } from './cohort.ts';
import { EventQueue } from './event-queue.ts';
import { SimulatedLanes } from './lanes.ts';
import { reactionsTo, type Plan } from './life.ts';
import { Tally } from './tally.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface Play {
  readonly members: number;
  readonly weeks: number;
  /** Local date; a Monday, or else the Monday of its week. */
  readonly from: string;
  readonly seed: number;
}

type Event =
  /** The planner looks at a member; `at` is when the head said that something may be due. */
  | { readonly kind: 'look'; readonly member: Member; readonly dueAt: number }
  /** A place in the tenant's line has come. */
  | { readonly kind: 'send'; readonly member: Member; readonly dueAt: number }
  | { readonly kind: 'plan'; readonly member: Member; readonly plan: Pick<Plan, 'does' | 'shares'> }
  | { readonly kind: 'week-ends'; readonly monday: Temporal.PlainDate };

export interface PlayedCohort {
  readonly tally: Tally;
  readonly lanes: SimulatedLanes;
}

/** A cohort's weeks through the real planner. Municipalities have nothing to do with each other, so each is played by itself. */
export function playCohort({ members, weeks, from, seed }: Play): PlayedCohort {
  const date = Temporal.PlainDate.from(from);
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  const tally = new Tally();
  const lanes = new SimulatedLanes();
  let first = 1;
  for (const [number, size] of municipalitySizes(members).entries()) {
    const chance = new Chance(seed * 1_000 + number);
    const municipality = madeUpMunicipality({ number, size, first }, monday, chance);
    playMunicipality(municipality, { monday, weeks, chance, tally, lanes });
    tally.ended(number, municipality.members);
    first += size;
  }
  return { tally, lanes };
}

interface Stage {
  readonly monday: Temporal.PlainDate;
  readonly weeks: number;
  readonly chance: Chance;
  readonly tally: Tally;
  readonly lanes: SimulatedLanes;
}

/** One event after the other; nothing waits for a clock. */
function playMunicipality({ members, teams }: Municipality, { monday, weeks, chance, tally, lanes }: Stage): void {
  const neighbours = new Map(teams.flatMap((team) => team.members.map((member, index) => [member, team.members[(index + 1) % team.members.length]] as const)));
  const queue = new EventQueue<Event>();
  const until = at(monday.add({ weeks }), '00:00');
  /** When each member is looked at next; an older look is void. */
  const nextLooks = new Map<Member, number>();

  for (const member of members) {
    queue.add(at(Temporal.PlainDate.from(member.begins), `${String(chance.between(8, 15)).padStart(2, '0')}:00`), { kind: 'plan', member, plan: { does: (person) => withTrial(person, member.begins) } });
  }
  for (const team of teams) for (const meeting of meetingsOf(team, monday, weeks)) queue.add(meeting.toldAt, { kind: 'plan', ...meeting });
  for (let week = 1; week <= weeks; week += 1) queue.add(at(monday.add({ weeks: week }), '00:00') - 1, { kind: 'week-ends', monday: monday.add({ weeks: week - 1 }) });

  for (let next = queue.next(); next && next.at < until; next = queue.next()) take(next.event, next.at);

  function take(event: Event, time: number): void {
    switch (event.kind) {
      case 'look':
        if (nextLooks.get(event.member) !== event.dueAt) return;
        // Another change and back can have left the same look twice.
        nextLooks.delete(event.member);
        look(event.member, event.dueAt, time);
        return;
      case 'send':
        send(event.member, event.dueAt, time);
        return;
      case 'plan':
        change(event.member, event.plan.does, time);
        if (event.plan.shares) tellNeighbour(event.member, time);
        return;
      case 'week-ends':
        tally.weekEnded(event.monday, members);
    }
  }

  function look(member: Member, dueAt: number, time: number): void {
    const { due } = PLANNER.decide(member.person, Temporal.Instant.fromEpochMilliseconds(time));
    if (!due) return change(member, (person) => person, time);
    const place = lanes.placeAt(member.municipality, time);
    if (place > time) queue.add(place, { kind: 'send', member, dueAt });
    else arrive(member, due, dueAt, time);
  }

  /** Decided anew, because much can have happened while it waited. */
  function send(member: Member, dueAt: number, time: number): void {
    const { due } = PLANNER.decide(member.person, Temporal.Instant.fromEpochMilliseconds(time));
    if (due) arrive(member, due, dueAt, time);
    else change(member, (person) => person, time);
  }

  function arrive(member: Member, due: DueNudge, dueAt: number, time: number): void {
    const now = Temporal.Instant.fromEpochMilliseconds(time);
    if (member.isOutOfReach) member.person = PLANNER.after(member.person, due, 'no-conversation', now);
    else {
      tally.sent(member, due, time);
      lanes.sent(member.municipality, dueAt, time);
      member.person = PLANNER.after(member.person, due, 'sent', now);
      for (const plan of reactionsTo(due, member, chance)) queue.add(toTheMinute(time + plan.in), { kind: 'plan', member, plan });
    }
    lookAgain(member);
  }

  function change(member: Member, does: Doing, time: number): void {
    const now = Temporal.Instant.fromEpochMilliseconds(time);
    member.person = PLANNER.withNextDue(does(member.person, now), now);
    lookAgain(member);
  }

  function lookAgain(member: Member): void {
    const { nextDueAt } = member.person.nudging;
    const dueAt = nextDueAt === undefined ? Infinity : Date.parse(nextDueAt);
    if (dueAt === nextLooks.get(member)) return;
    nextLooks.set(member, dueAt);
    if (dueAt < until) queue.add(dueAt, { kind: 'look', member, dueAt });
  }

  function tellNeighbour(member: Member, time: number): void {
    const colleague = neighbours.get(member);
    if (!colleague || colleague === member) return;
    const told = `${member.person.pid}.${member.person.recent[0]?.id ?? ''}`;
    queue.add(toTheMinute(time + chance.between(1, 30) * HOUR), { kind: 'plan', member: colleague, plan: { does: hasAPeer(told) } });
  }
}

/** People's doings need not be told to the millisecond. */
function toTheMinute(time: number): number {
  return Math.ceil(time / MINUTE) * MINUTE;
}

/** Told of two weeks before; a meeting that would fall on a quiet day is a week later. */
function* meetingsOf({ members, firstWeek, weekday, time }: Team, monday: Temporal.PlainDate, weeks: number) {
  const [first] = members;
  if (!first || members.length < 2) return;
  const { calendar } = PLANNER.basisOf(first.person);
  for (let week = firstWeek; week < weeks; week += 4) {
    const day = [0, 7, 14].map((days) => monday.add({ weeks: week, days: days + weekday - 1 })).find((date) => calendar.quietOn(date) === undefined);
    if (!day) continue;
    const startsAt = new Date(at(day, time)).toISOString();
    const meeting = { id: `${first.person.pid}.${day.toString()}`, startsAt };
    const does: Doing = (person, now) => ({ ...person, meetings: [...person.meetings.filter((each) => Date.parse(each.startsAt) > now.epochMilliseconds), meeting] });
    for (const member of members) yield { member, plan: { does }, toldAt: at(day.subtract({ weeks: 2 }), '10:00') };
  }
}

function at(date: Temporal.PlainDate, time: string): number {
  return date.toZonedDateTime({ timeZone: DEFAULT_ZONE, plainTime: time }).epochMilliseconds;
}
