import { Temporal } from 'temporal-polyfill';
import { firstDay } from '../../bot/domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../bot/domain/calendar/zone.ts';
import { NUDGE_KINDS } from '../../bot/domain/nudges/kind.ts';
import { median } from '../bench/figures.ts';
import { printTable } from '../bench/report.ts';
import { say } from './say.ts';
import type { Play, PlayedCohort } from './play-cohort.ts';
import { MOST_DAYS_LATE, type Tally } from './tally.ts';

const TENANTS_SHOWN = 6;
const numbers = new Intl.NumberFormat('en-GB');
const n = (value: number | undefined) => (value ? numbers.format(value) : '·');
const percent = (part: number, whole: number) => (whole === 0 ? '·' : `${Math.round((100 * part) / whole)} %`);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + (value ?? 0), 0);

/** Everything that a planner of a cohort asks of its weeks, in tables; the times are local. */
export function printPlayed({ tally, lanes }: PlayedCohort, play: Play): void {
  printHours(tally);
  printKinds(tally);
  printWeeks(tally, Temporal.PlainDate.from(play.from), play.weeks);
  printPeaks(lanes, tally.sizes);
  printTotals(tally, play);
}

function printHours({ hours, cards }: Tally): void {
  const days = [1, 2, 3, 4, 5];
  const rows = [...hours.keys()].sort((a, b) => a - b).map((hour) => {
    const of = hours.get(hour) ?? [];
    return [`${String(hour).padStart(2, '0')}–${String(hour + 1).padStart(2, '0')}`, ...days.map((day) => n(of[day])), n(sum(of)), percent(sum(of), cards)];
  });
  const all = days.map((day) => sum([...hours.values()].map((of) => of[day] ?? 0)));
  printTable('When: cards by hour and weekday', ['hour', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'all', 'share'], [...rows, ['all', ...all.map(n), n(cards), '']]);
}

function printKinds({ kinds, cards, linesOnACard }: Tally): void {
  const present = NUDGE_KINDS.filter((kind) => kinds.has(kind));
  const rows = present.map((kind) => {
    const { cards: byDays, lines } = kinds.get(kind) ?? { cards: [], lines: 0 };
    const all = sum(byDays);
    const later = (from: number, to: number) => percent(sum(byDays.slice(from, to + 1)), all);
    return [kind, n(all), percent(all, cards), n(lines), later(0, 0), later(1, 1), later(2, 3), later(4, MOST_DAYS_LATE - 1), later(MOST_DAYS_LATE, MOST_DAYS_LATE)];
  });
  printTable('What: cards of their own, lines on another’s card, and how long a card waited', ['kind', 'cards', 'share', 'lines', 'same day', '1 day', '2–3 days', '4–6 days', 'later'], rows);
  say(`Cards with no line ${n(linesOnACard[0])}, with one ${n(linesOnACard[1])}, with two ${n(linesOnACard[2])}.`);
}

function printWeeks({ weeks }: Tally, from: Temporal.PlainDate, count: number): void {
  const ordered = [...weeks.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, count);
  const rows = ordered.map(([week, of]) => {
    const { kinds, trying } = of;
    const others = of.cards - (kinds['weekly-card'] ?? 0) - (kinds.reminder ?? 0);
    return [
      `${week} ${firstDay(week).toString().slice(5)}`, n(trying), percent(of.quiet, trying), percent(of.paused, trying), percent(of.halved, trying), n(kinds['weekly-card']), n(kinds.reminder), n(others), n(of.lines),
      percent(of.asked, trying), percent(of.answered, of.asked),
    ];
  });
  printTable(
    `Week by week, from ${from.toString()}: who tries something, who of them is on a break, pauses or is silent (halved pace), and what was sent`,
    ['week', 'trying', 'break', 'paused', 'silent', 'weekly', 'reminder', 'others', 'lines', 'asked', 'answered'],
    rows,
  );
  say('“asked”: of those who try. “answered”: answers for the week by its Sunday, in per cent of those asked.');
}

function printPeaks({ peaks }: PlayedCohort['lanes'], sizes: readonly number[]): void {
  const ordered = [...peaks.entries()].sort(([, a], [, b]) => b.cards - a.cards);
  const row = ([tenant, { dueAt, cards, lastSentAt }]: (typeof ordered)[number]) => {
    const due = Temporal.Instant.fromEpochMilliseconds(dueAt).toZonedDateTimeISO(DEFAULT_ZONE).toPlainDateTime();
    const last = Temporal.Instant.fromEpochMilliseconds(Math.round(lastSentAt)).toZonedDateTimeISO(DEFAULT_ZONE).toPlainTime();
    return [`tenant ${tenant + 1}`, n(sizes[tenant]), n(cards), due.toString({ smallestUnit: 'minute' }).replace('T', ' '), `${((lastSentAt - dueAt) / 1_000).toFixed(1)} s`, last.toString({ smallestUnit: 'second' })];
  };
  printTable('Each tenant’s largest peak at 45 cards a second: its largest tenants', ['tenant', 'members', 'cards', 'due', 'took', 'last one at'], ordered.slice(0, TENANTS_SHOWN).map(row));
  const seconds = ordered.map(([, { dueAt, lastSentAt }]) => (lastSentAt - dueAt) / 1_000);
  say(`Of ${n(sizes.length)} tenants the peak takes ${median(seconds).toFixed(1)} s in the middle one, and over 10 s in ${seconds.filter((each) => each > 10).length}.`);
}

function printTotals(tally: Tally, { weeks }: Play): void {
  const { kinds, cards, members, fullestWeeks, quietDays, faults } = tally;
  const of = (kind: 'weekly-card' | 'reminder') => sum(kinds.get(kind)?.cards ?? []);
  printTable('Together', ['of all', ''], [
    ['members', n(members)],
    ['without a chat with the app, so that nothing reaches them', n(tally.outOfReach)],
    ['with everything stopped, at the end', n(tally.stopped)],
    ['cards', n(cards)],
    ['cards a member and week', (cards / members / weeks).toFixed(2)],
    ...[1, 2, 3, 4, 5].map((count) => [`members with ${count} in their fullest week`, n(fullestWeeks[count])]),
    ['reminders for a hundred weekly cards', Math.round((100 * of('reminder')) / of('weekly-card'))],
    ['cards once more after being put off', n(tally.again)],
    ['holidays kept, in weekdays of those who try', n(quietDays.holiday)],
    ['days of break kept', n(quietDays.break)],
    ['cards on such a day, outside 07:30–17:00, in a pause, or a second on one day', faults.length === 0 ? 'none' : n(faults.length)],
  ]);
}
