import { playCohort, type Play } from '../simulate/play-cohort.ts';
import { sum } from './counted-tables.ts';
import type { PageName } from './acts/polls.ts';

export const WEEKS_A_MONTH = 52 / 12;
export const HOURS_A_MONTH = 730;
/** Of a week, in which nearly everything happens. */
export const WORKING_HOURS = 40;

export interface Visit {
  readonly page: PageName;
  readonly aWeek: number;
  readonly minutes: number;
}

/** Shares are of 1. */
export interface Assumed {
  /** Of the answers. */
  readonly edited: number;
  readonly nextStepChanged: number;
  readonly broadcastsAMonth: number;
  readonly broadcastAnswered: number;
  readonly principalsAFacilitator: number;
  readonly visits: readonly Visit[];
  readonly facilitatorsVisits: readonly Visit[];
  /** Of a visit's readings, beside each first one. */
  readonly changesAVisit: number;
  /** How many more pages are open in the busiest minutes than in the mean of working hours. */
  readonly busiest: number;
  /** Of those who answer a card: the first of them. */
  readonly answeredSoon: { readonly share: number; readonly seconds: number };
  /** Weekly cards that are due at the same moment: the others have a time of their own. */
  readonly dueAtOnce: number;
  readonly telemetry: {
    readonly metricsEverySeconds: number;
    /** Of requests, storage and Teams, by what they are told apart by; only what went on since the last time is told. */
    readonly pointsAProcess: number;
    readonly tracesKept: number;
    /** As billed. */
    readonly bytesAPoint: number;
    readonly bytesASpan: number;
  };
}

/** Nobody has counted it yet; how cards are answered is as in the simulation. */
export const ASSUMED: Assumed = {
  edited: 0.1,
  nextStepChanged: 0.05,
  broadcastsAMonth: 1,
  broadcastAnswered: 0.6,
  principalsAFacilitator: 16,
  visits: [
    { page: 'thread', aWeek: 1, minutes: 3 },
    { page: 'team', aWeek: 0.5, minutes: 5 },
    { page: 'cohort', aWeek: 0.25, minutes: 2 },
  ],
  facilitatorsVisits: [
    { page: 'overview', aWeek: 3, minutes: 10 },
    { page: 'broadcasts', aWeek: 1, minutes: 10 },
  ],
  changesAVisit: 1,
  busiest: 5,
  answeredSoon: { share: 0.55, seconds: 90 * 60 },
  dueAtOnce: 0.8,
  telemetry: { metricsEverySeconds: 60, pointsAProcess: 40, tracesKept: 0.1, bytesAPoint: 400, bytesASpan: 700 },
};

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
