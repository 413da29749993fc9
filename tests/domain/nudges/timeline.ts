import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { afterNudge, withNextDue, type NudgeFate } from '../../../bot/domain/nudges/after-nudge.ts';
import { decideNudges, type DueNudge } from '../../../bot/domain/nudges/decide.ts';
import type { NudgeBasis } from '../../../bot/domain/nudges/wish.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { NUDGES } from '../../../bot/nudges/kinds.ts';

/** Something that changes a person, as by the chat: at a time (milliseconds), with the clock's own time. */
export interface Happening {
  readonly at: number;
  change(person: Person, now: Temporal.Instant): Person;
}

/** Milliseconds; nothing is sent in between. */
export interface Outage {
  readonly from: number;
  readonly until: number;
}

/** From `at` on, the clock shows so many milliseconds more, or less. */
export interface Jump {
  readonly at: number;
  readonly by: number;
}

export interface Timeline {
  readonly person: Person;
  basisOf(person: Person): NudgeBasis;
  /** Milliseconds. */
  readonly from: number;
  readonly until: number;
  readonly happenings?: readonly Happening[];
  readonly outages?: readonly Outage[];
  readonly jumps?: readonly Jump[];
  /** Looks so often, in milliseconds; absent: when something is due by the person's head, and never else. */
  readonly every?: number;
  /** Further times at which somebody looks. */
  readonly looks?: readonly number[];
  /** Times at which the person is looked at and left alone. */
  readonly sights?: readonly number[];
  see?(person: Person, now: Temporal.Instant): void;
  fateOf?(nudge: DueNudge): NudgeFate;
}

export interface PlayedCard extends DueNudge {
  /** By the clock. */
  readonly at: Temporal.Instant;
  /** As they were when it was decided. */
  readonly to: Person;
}

export interface Played {
  readonly cards: readonly PlayedCard[];
  readonly person: Person;
  /** How often it was looked. */
  readonly looks: number;
}

type Step = { readonly at: number } & (
  | { readonly kind: 'happening'; readonly happening: Happening }
  | { readonly kind: 'jump'; readonly by: number }
  | { readonly kind: 'look' }
  | { readonly kind: 'sight' }
);

/** Plays what one person meets with. Throws where somebody would be looked at again and again with nothing to send. */
export function play(timeline: Timeline): Played {
  const { basisOf, until, outages = [], fateOf = () => 'sent' as const } = timeline;
  const steps = stepsOf(timeline);
  const cards: PlayedCard[] = [];
  let clockIsAhead = 0;
  let time = timeline.from;
  let looks = 0;
  const now = () => Temporal.Instant.fromEpochMilliseconds(time + clockIsAhead);
  let person = withNextDue(NUDGES, timeline.person, basisOf(timeline.person), now());

  const look = () => {
    looks += 1;
    const { due } = decideNudges(NUDGES, person, basisOf(person), now());
    const card = due && { ...due, at: now(), to: person };
    person = due ? afterNudge(NUDGES, person, basisOf(person), due, fateOf(due), now()) : withNextDue(NUDGES, person, basisOf(person), now());
    if (card) cards.push(card);
    const { nextDueAt } = person.nudging;
    assert.ok(nextDueAt === undefined || Date.parse(nextDueAt) > time + clockIsAhead, `looks again and again at ${now().toString()}`);
  };

  for (;;) {
    const step = steps[0];
    const dueAt = timeline.every === undefined ? wakeAt(person, time, clockIsAhead, outages) : Infinity;
    time = Math.min(step?.at ?? until, dueAt, until);
    if (time >= until) return { cards, person, looks };
    if (!step || dueAt < step.at || (dueAt === step.at && step.kind === 'sight')) {
      look();
      continue;
    }
    steps.shift();
    take(step);
  }

  function take(step: Step): void {
    switch (step.kind) {
      case 'jump':
        clockIsAhead += step.by;
        return;
      case 'happening': {
        const changed = step.happening.change(person, now());
        person = withNextDue(NUDGES, changed, basisOf(changed), now());
        return;
      }
      case 'look':
        if (!outageAt(outages, time)) look();
        return;
      case 'sight':
        timeline.see?.(person, now());
    }
  }
}

function wakeAt({ nudging }: Person, time: number, clockIsAhead: number, outages: readonly Outage[]): number {
  if (nudging.nextDueAt === undefined) return Infinity;
  let at = Math.max(time, Date.parse(nudging.nextDueAt) - clockIsAhead);
  for (let out = outageAt(outages, at); out; out = outageAt(outages, at)) at = out.until;
  return at;
}

function outageAt(outages: readonly Outage[], time: number): Outage | undefined {
  return outages.find(({ from, until }) => from <= time && time < until);
}

/** In the order of time; of what comes at once, what happens first, and looking last. */
function stepsOf({ from, until, happenings = [], jumps = [], looks = [], sights = [], every }: Timeline): Step[] {
  const ticks = every === undefined ? [] : Array.from({ length: Math.max(0, Math.ceil((until - from) / every)) }, (_, index) => from + index * every);
  return [
    ...jumps.map(({ at, by }): Step => ({ at, kind: 'jump', by })),
    ...happenings.map((happening): Step => ({ at: happening.at, kind: 'happening', happening })),
    ...[...looks, ...ticks].map((at): Step => ({ at, kind: 'look' })),
    ...sights.map((at): Step => ({ at, kind: 'sight' })),
  ].filter(({ at }) => at >= from && at < until).sort((a, b) => a.at - b.at);
}
