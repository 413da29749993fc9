import type { ReflectionView, ThreadView, TrialView } from '../../../bot/api/contract/thread.ts';
import type { Week, WeekOutcome } from '../../components/vocabulary.ts';

export interface Note {
  readonly reflection: ReflectionView;
  readonly trial: TrialView;
}

export type TimelineEntry =
  | { readonly kind: 'told'; readonly week: Week; readonly notes: readonly Note[] }
  /** Weeks in a row without words, for one and the same reason; `first` is the oldest. One that may be answered stands alone. */
  | { readonly kind: 'quiet'; readonly first: Week; readonly last: Week; readonly outcome: WeekOutcome };

/** Whether nobody has said why a week is without words, so that it can still be told of. */
export function isUnanswered(outcome: WeekOutcome): boolean {
  return outcome === 'unanswered' || outcome === 'asked';
}

/** The weeks behind the person, latest first. The current week is in it only once something has been said. */
export function timelineOf(thread: ThreadView): TimelineEntry[] {
  const notes = notesByWeek(thread.trials);
  const entries: TimelineEntry[] = [];
  for (const week of weeksToShow(thread, notes)) {
    const told = notes.get(week.iso);
    if (told !== undefined) entries.push({ kind: 'told', week, notes: told });
    else if (week.outcome !== undefined && week.iso !== thread.week.iso) addQuiet(entries, week, week.outcome);
  }
  return entries;
}

type WeekToShow = Week & { outcome: WeekOutcome | undefined };

/** Weeks further back than what has been read are left out: what was said in them is not known yet. */
function weeksToShow(thread: ThreadView, notes: ReadonlyMap<string, readonly Note[]>): WeekToShow[] {
  const weeks = new Map<string, WeekToShow>();
  for (const [first] of notes.values()) {
    if (first !== undefined) weeks.set(first.reflection.week.iso, { ...first.reflection.week, outcome: undefined });
  }
  const oldestRead = thread.earlier === undefined ? '' : ([...weeks.keys()].sort()[0] ?? '');
  for (const week of thread.weeks) {
    if (week.iso >= oldestRead) weeks.set(week.iso, week);
  }
  return [...weeks.values()].sort((a, b) => (a.iso < b.iso ? 1 : -1));
}

function notesByWeek(trials: readonly TrialView[]): Map<string, Note[]> {
  const notes = trials
    .flatMap((trial) => trial.reflections.map((reflection) => ({ reflection, trial })))
    .sort((a, b) => (a.reflection.submittedAt < b.reflection.submittedAt ? 1 : -1));
  const byWeek = new Map<string, Note[]>();
  for (const note of notes) {
    const { iso } = note.reflection.week;
    byWeek.set(iso, [...(byWeek.get(iso) ?? []), note]);
  }
  return byWeek;
}

function addQuiet(entries: TimelineEntry[], week: Week, outcome: WeekOutcome): void {
  const newer = entries.at(-1);
  if (newer?.kind === 'quiet' && newer.outcome === outcome && !isUnanswered(outcome)) {
    entries[entries.length - 1] = { ...newer, first: week };
  } else {
    entries.push({ kind: 'quiet', first: week, last: week, outcome });
  }
}
