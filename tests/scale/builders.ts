import type { Act } from './acts/act.ts';
import type { Counted } from './acts/all.ts';
import type { Answered, Poll, TabPage } from './acts/polls.ts';
import { ASSUMED, type Assumed } from './behaviour.ts';
import { NOTHING, type Cost } from './counted-tables.ts';
import type { Lives } from './month.ts';

const NAMES = [
  'weekly card, a team of eight at once', 'weekly card, 800 at once', 'reminder', 'the own next step, on its day', 'preparation of a meeting',
  'answer to the weekly card', 'edit of an answer', '*hann inte*', 'another next step', 'answer to a broadcast',
  'broadcast, written and confirmed, a receiver', 'broadcast, sent, a receiver',
];

export function asks(requests: number, entities = requests): Cost {
  return { requests, entities };
}

export function anAct(name: string, act: Partial<Act> = {}): Act {
  return { name, ...NOTHING, ofCohort: NOTHING, storedBytes: 1, sentBytes: 0, ...act };
}

export function answered(requests: number, more: Partial<Answered> = {}): Answered {
  return { ...asks(requests), ofCohort: NOTHING, bytes: 0, ...more };
}

export function aPoll(poll: Partial<Poll> = {}): Poll {
  return { name: '/x', everyMs: 60_000, opened: answered(0), unchanged: answered(0), ...poll };
}

export function aPage(...polls: readonly Poll[]): TabPage {
  return { name: 'a page', polls };
}

/** Nothing costs anything but what is said. */
export function aCount({ acts = [], ...counted }: Partial<Counted> = {}): Counted {
  const nothing = aPage();
  const leading = { overview: nothing, broadcasts: nothing, broadcast: nothing };
  return {
    acts: NAMES.map((name) => acts.find((act) => act.name === name) ?? anAct(name)),
    pages: { thread: nothing, team: nothing, cohort: nothing, overview: nothing, overviewOfAll: nothing, broadcasts: nothing, broadcast: nothing },
    leading: { small: leading, withTenants: leading, large: leading },
    rest: { lane: NOTHING, look: NOTHING, copy: NOTHING, cohort: NOTHING },
    peak: { cardsASecond: 45, lane: NOTHING, cohort: NOTHING, all: NOTHING },
    publishing: { small: NOTHING, large: NOTHING },
    healthCheck: NOTHING,
    measuringPoints: 6,
    ...counted,
  };
}

/** One weekly card and one answer a week, and nothing else. */
export function aLife(counted: Partial<Counted> = {}, assumed: Partial<Assumed> = {}): Lives {
  return {
    counted: aCount(counted),
    assumed: { ...ASSUMED, broadcastsAMonth: 0, edited: 0, nextStepChanged: 0, ...assumed },
    played: { play: { members: 1, weeks: 1, from: '2027-01-11', seed: 1 }, cards: { 'weekly-card': 1 }, answers: 1, notReached: 0 },
  };
}
