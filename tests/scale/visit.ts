import type { Poll, TabPage } from './acts/polls.ts';
import { NOTHING, plus, sum, times, type Cost } from './counted-tables.ts';

/** What a visit to a page comes to. */
export interface VisitCost extends Cost {
  /** HTTP requests. */
  readonly calls: number;
  readonly answerBytes: number;
}

/** A page that is open for so many minutes: each of its questions is answered in full at first and after each change, and with 304 otherwise. */
export function costOfVisit({ polls }: TabPage, { minutes, changes }: { minutes: number; changes: number }): VisitCost {
  const parts = polls.map((poll) => {
    const calls = callsIn(poll, minutes);
    const full = Math.min(calls, 1 + changes);
    return { calls, ...plus(times(full, poll.opened), times(calls - full, poll.unchanged)), answerBytes: full * poll.opened.bytes };
  });
  return { ...parts.reduce<Cost>(plus, NOTHING), calls: sum(parts.map(({ calls }) => calls)), answerBytes: sum(parts.map(({ answerBytes }) => answerBytes)) };
}

/** The first at once. */
function callsIn({ everyMs }: Pick<Poll, 'everyMs'>, minutes: number): number {
  return 1 + Math.floor((minutes * 60_000) / everyMs);
}

/** A second, of a page that is open and in which nothing changes. */
export function secondOfPage({ polls }: TabPage): { readonly calls: number; readonly all: Cost; readonly ofCohort: Cost } {
  const eachSecond = (cost: (poll: Poll) => Cost) => polls.map((poll) => times(1_000 / poll.everyMs, cost(poll))).reduce<Cost>(plus, NOTHING);
  return { calls: sum(polls.map(({ everyMs }) => 1_000 / everyMs)), all: eachSecond(({ unchanged }) => unchanged), ofCohort: eachSecond(({ unchanged }) => unchanged.ofCohort) };
}
