import { addWeeks, compareWeeks, weeksBetween, weekRange, type IsoWeek } from './iso-week.ts';

/** How a week that is over went for one person. */
export type WeekOutcome = 'answered' | 'not-reached' | 'unanswered' | 'paused' | 'break' | 'not-sent';

/** What can be marked; *unanswered* is never marked, it is what *asked* becomes when the week is over. */
export type WeekMark = Exclude<WeekOutcome, 'unanswered'> | 'asked';

/** One person's weeks, one character each from the week `from` on, so that years of them fit in a small row. */
export interface Ledger {
  readonly from: IsoWeek;
  readonly codes: string;
}

/**
 * Weakest first; a week keeps the strongest of its marks, so the order in which they arrive does not matter and a
 * repeated mark changes nothing. What the person said outranks all, and having written outranks *hann inte*. A pause
 * or a break excuses: it outranks a card that nobody answered, so that it never reads as a missing answer.
 */
const WEAKEST_FIRST = ['not-sent', 'asked', 'break', 'paused', 'not-reached', 'answered'] as const satisfies readonly WeekMark[];

const CODES: Readonly<Record<WeekMark, string>> = {
  'not-sent': 'x',
  asked: 's',
  break: 'b',
  paused: 'p',
  'not-reached': 'n',
  answered: 'a',
};
const MARKS: ReadonlyMap<string, WeekMark> = new Map(WEAKEST_FIRST.map((mark) => [CODES[mark], mark]));

export function emptyLedger(from: IsoWeek): Ledger {
  return { from, codes: '' };
}

/** Weeks in between that were never marked become *not sent*; a week before the first can be marked too. */
export function mark(ledger: Ledger, week: IsoWeek, marked: WeekMark): Ledger {
  const { from, codes } = reaching(ledger, week);
  const index = weeksBetween(from, week);
  return { from, codes: codes.slice(0, index) + CODES[stronger(markAt(codes, index), marked)] + codes.slice(index + 1) };
}

/** A card still counts as asked, not as unanswered, until its week is over. Outside the ledger nothing was sent. */
export function outcomeOf(ledger: Ledger, week: IsoWeek, current: IsoWeek): WeekOutcome | 'asked' {
  const marked = markAt(ledger.codes, weeksBetween(ledger.from, week));
  return marked === 'asked' && compareWeeks(week, current) < 0 ? 'unanswered' : marked;
}

/** *Hann inte* is an answer, too. */
export function isAnswered(ledger: Ledger, week: IsoWeek): boolean {
  const marked = markAt(ledger.codes, weeksBetween(ledger.from, week));
  return marked === 'answered' || marked === 'not-reached';
}

export interface LedgerWeek {
  readonly week: IsoWeek;
  readonly outcome: WeekOutcome | 'asked';
}

/** The earliest first, the current week last. */
export function lastWeeks(ledger: Ledger, count: number, current: IsoWeek): LedgerWeek[] {
  if (count < 1) return [];
  return weekRange(addWeeks(current, 1 - count), current).map((week) => ({ week, outcome: outcomeOf(ledger, week, current) }));
}

/** The ledger's own last `count` weeks. */
export function tail(ledger: Ledger, count: number): Ledger {
  const dropped = Math.max(0, ledger.codes.length - Math.max(0, count));
  if (dropped === 0) return ledger;
  return { from: addWeeks(ledger.from, dropped), codes: ledger.codes.slice(dropped) };
}

/** Text that is codes which this file writes. */
export const LEDGER_CODES = /^[xsbpna]*$/;

/** The same ledger, stretched with *not sent* to hold the week. */
function reaching({ from, codes }: Ledger, week: IsoWeek): Ledger {
  if (codes === '') return { from: week, codes: CODES['not-sent'] };
  const index = weeksBetween(from, week);
  if (index < 0) return { from: week, codes: CODES['not-sent'].repeat(-index) + codes };
  return { from, codes: codes.padEnd(index + 1, CODES['not-sent']) };
}

function markAt(codes: string, index: number): WeekMark {
  return MARKS.get(codes.charAt(index)) ?? 'not-sent';
}

function stronger(a: WeekMark, b: WeekMark): WeekMark {
  return WEAKEST_FIRST.indexOf(a) >= WEAKEST_FIRST.indexOf(b) ? a : b;
}
