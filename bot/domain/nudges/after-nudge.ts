import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../calendar/instant-text.ts';
import type { Person } from '../person/person.ts';
import { decideNudges, type DueNudge } from './decide.ts';
import type { Unreachable } from './nudging.ts';
import { withSaid } from './said.ts';
import { withAsked } from './weekly-schedule.ts';
import { weekAskedBy, type NudgeBasis, type NudgeRule, type WishKey } from './wish.ts';

/**
 * What became of a nudge, as far as the person is concerned. `sent`: it arrived for certain, or perhaps. `refused`: it
 * never will. `missed`: its day is over, and the wish stands. `blocked`, `no-conversation`: nothing is tried until they
 * are heard from.
 */
export type NudgeFate = 'sent' | 'refused' | 'missed' | Unreachable['reason'];

/** The person's head after a nudge, with when the next may be due. */
export function afterNudge(
  rules: readonly NudgeRule[],
  person: Person,
  basis: NudgeBasis,
  { key, lines, date }: Pick<DueNudge, 'key' | 'lines' | 'date'>,
  fate: NudgeFate,
  now: Temporal.Instant,
): Person {
  const keys = [key, ...lines];
  switch (fate) {
    case 'sent':
      return withNextDue(rules, asked(withSaid(person, keys, date), basis, keys), basis, now);
    case 'refused':
      return withNextDue(rules, withSaid(person, keys, date), basis, now);
    case 'missed':
      return withNextDue(rules, person, basis, now);
    case 'blocked':
    case 'no-conversation':
      return withNextDue(rules, { ...person, unreachable: { since: instantText(now), reason: fate } }, basis, now);
  }
}

/** The person with `nudging.nextDueAt` as it follows from everything else. What is due is due now. */
export function withNextDue(rules: readonly NudgeRule[], person: Person, basis: NudgeBasis, now: Temporal.Instant): Person {
  const { due, nextDueAt, nextKind } = decideNudges(rules, person, basis, now);
  const { nextDueAt: _at, nextKind: _kind, ...nudging } = person.nudging;
  if (due) return { ...person, nudging: { ...nudging, nextDueAt: instantText(now), nextKind: due.kind } };
  return { ...person, nudging: nextDueAt === undefined || !nextKind ? nudging : { ...nudging, nextDueAt, nextKind } };
}

/** The weeks that were asked about stand in the ledger. */
function asked(person: Person, { calendar }: NudgeBasis, keys: readonly WishKey[]): Person {
  let { ledger } = person;
  for (const key of keys) {
    const week = weekAskedBy(key);
    if (week) ledger = withAsked({ ...person, ledger }, calendar, week);
  }
  return { ...person, ledger };
}
