import { playCohort, type Play } from '../simulate/play-cohort.ts';
import { sum } from './counted-tables.ts';
import type { PageName } from './acts/polls.ts';

export const WEEKS_A_MONTH = 52 / 12;
export const HOURS_A_MONTH = 730;
/** Of a week, in which nearly everything happens. */
export const WORKING_HOURS = 40;

interface Visit {
  readonly page: PageName;
  readonly aWeek: number;
  readonly minutes: number;
}

/** Assumed; nobody has counted it yet. */
export const ASSUMED = {
  /** Of the answers. */
  edited: 0.1,
  nextStepChanged: 0.05,
  broadcastsAMonth: 1,
  broadcastAnswered: 0.6,
  principalsAFacilitator: 16,
  visits: [
    { page: 'thread', aWeek: 1, minutes: 3 },
    { page: 'team', aWeek: 0.5, minutes: 5 },
    { page: 'cohort', aWeek: 0.25, minutes: 2 },
  ] satisfies readonly Visit[],
  facilitatorsVisits: [
    { page: 'overview', aWeek: 3, minutes: 10 },
    { page: 'broadcasts', aWeek: 1, minutes: 10 },
  ] satisfies readonly Visit[],
  /** Of a visit's readings, beside each first one. */
  changesAVisit: 1,
  /** How many more pages are open in the busiest minutes than in the mean of working hours. */
  busiest: 5,
  /** Of those who answer a card: within the first hour and a half. As in the simulation. */
  answeredSoon: { share: 0.55, seconds: 90 * 60 },
  /** Weekly cards that are due at the same moment: the others have a time of their own. As in the simulation. */
  dueAtOnce: 0.8,
  telemetry: {
    metricsEverySeconds: 60,
    tracesKept: 0.1,
    /** As billed; nobody has seen the bill yet. */
    bytesAPoint: 400,
    bytesASpan: 700,
  },
} as const;

export type Assumed = typeof ASSUMED;

/** What the planner makes of a cohort's weeks. */
export interface Played {
  readonly play: Play;
  /** By kind, a member and week. */
  readonly cards: Readonly<Record<string, number>>;
  /** A member and week. */
  readonly answers: number;
  /** Of those, that said *hann inte*; as in the simulation. */
  readonly notReached: number;
}

const PLAY: Play = { members: 400, weeks: 20, from: '2027-01-11', seed: 1 };
const NOT_REACHED = 0.15;

export function playWeeks(): Played {
  const { tally } = playCohort(PLAY);
  const memberWeeks = tally.members * PLAY.weeks;
  return {
    play: PLAY,
    cards: Object.fromEntries([...tally.kinds].map(([kind, { cards }]) => [kind, sum(cards.filter((each) => each !== undefined)) / memberWeeks])),
    answers: sum([...tally.weeks.values()].map(({ answered }) => answered)) / memberWeeks,
    notReached: NOT_REACHED,
  };
}
