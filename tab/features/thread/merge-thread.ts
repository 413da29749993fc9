import type { ThreadView, TrialView } from '../../../bot/api/contract/thread.ts';

/** One thread out of its pages, latest first. Where pages overlap, the later reading (the earlier page) is right. */
export function mergeThread(pages: readonly [ThreadView, ...ThreadView[]]): ThreadView {
  const [first, ...behind] = pages;
  return {
    ...first,
    trials: behind.map((page) => page.trials).reduce(mergeTrials, first.trials),
    weeks: behind.map((page) => page.weeks).reduce(mergeWeeks, first.weeks),
  };
}

function mergeTrials(trials: readonly TrialView[], more: readonly TrialView[]): TrialView[] {
  const known = new Map(trials.map((trial) => [trial.id, trial]));
  for (const trial of more) {
    const before = known.get(trial.id);
    known.set(trial.id, before === undefined ? trial : { ...before, reflections: onceEach(before.reflections, trial.reflections) });
  }
  return [...known.values()];
}

function onceEach<Item extends { id: string }>(items: readonly Item[], more: readonly Item[]): Item[] {
  const ids = new Set(items.map(({ id }) => id));
  return [...items, ...more.filter(({ id }) => !ids.has(id))];
}

function mergeWeeks(weeks: ThreadView['weeks'], more: ThreadView['weeks']): ThreadView['weeks'] {
  const known = new Set(weeks.map(({ iso }) => iso));
  return [...more.filter(({ iso }) => !known.has(iso)), ...weeks].sort((a, b) => (a.iso < b.iso ? -1 : 1));
}
