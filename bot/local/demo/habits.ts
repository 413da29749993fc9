import type { Help } from '../../domain/reflection/answer.ts';
import type { Visibility } from '../../domain/reflection/visibility.ts';
import type { Course } from './people.ts';
import type { Random } from './random.ts';

/** How a week with a card turns out; *left-alone*: no card, and nothing said. */
export type Turnout = 'answered' | 'not-reached' | 'unanswered' | 'not-sent' | 'left-alone';

/** One person's ways, the same for all their weeks. */
export interface Habits {
  readonly turnouts: Readonly<Partial<Record<Turnout, number>>>;
  readonly readers: Readonly<Partial<Record<Visibility, number>>>;
  /** Weeks with school from the start of the programme until the choice is made. */
  readonly choosesAfter: number;
  /** Answered weeks before it is time to analyse. */
  readonly triesFor: number;
  readonly analysts: 'yes' | 'no' | 'not-asked';
  readonly pause?: { readonly after: number; readonly weeks: number; readonly until: 'date' | 'return' };
}

const WAYS = {
  diligent: { answered: 82, 'not-reached': 8, unanswered: 9, 'not-sent': 1 },
  ordinary: { answered: 71, 'not-reached': 13, unanswered: 15, 'not-sent': 1 },
  struggling: { answered: 42, 'not-reached': 26, unanswered: 31, 'not-sent': 1 },
} as const;

const READERS = {
  open: { me: 4, peer: 6, team: 90 },
  mixed: { me: 18, peer: 30, team: 52 },
  closed: { me: 70, peer: 22, team: 8 },
} as const;

export function habitsOf(course: Course, random: Random): Habits {
  if (course === 'at-the-keyboard') return { turnouts: WAYS.diligent, readers: READERS.open, choosesAfter: 0, triesFor: 7, analysts: 'not-asked' };
  if (course === 'colleague') return { turnouts: WAYS.diligent, readers: READERS.open, choosesAfter: random.between(0, 1), triesFor: random.between(5, 9), analysts: 'yes' };
  const pause = pauseOf(random);
  return {
    turnouts: WAYS[random.weighted({ diligent: 45, ordinary: 35, struggling: 20 })],
    readers: READERS[random.weighted({ open: 55, mixed: 32, closed: 13 })],
    choosesAfter: random.chance(0.88) ? random.between(0, 1) : random.between(2, 6),
    triesFor: random.between(5, 10),
    analysts: random.weighted({ yes: 62, no: 13, 'not-asked': 25 }),
    ...(pause ? { pause } : {}),
  };
}

function pauseOf(random: Random): Habits['pause'] {
  if (!random.chance(0.2)) return undefined;
  return { after: random.between(4, 19), weeks: random.between(2, 4), until: random.chance(0.5) ? 'date' : 'return' };
}

/**
 * How a week turned out. `left` counts the weeks with school up to now, 0 being the current one. The principal at the
 * keyboard has this week's card still to answer, and in the Playground's team the last weeks are never empty.
 */
export function turnoutOf(course: Course, { turnouts }: Habits, left: number, random: Random): Turnout {
  const drawn = random.weighted(turnouts);
  switch (course) {
    case 'at-the-keyboard':
      if (left === 0) return 'left-alone';
      if (left === 5) return 'not-reached';
      return left === 9 ? 'unanswered' : 'answered';
    case 'colleague':
      return left >= 1 && left <= 2 ? 'answered' : drawn;
    default:
      return drawn;
  }
}

export function helpWanted(random: Random): Help {
  return random.weighted({ none: 88, team: 8, facilitator: 4 });
}
