import { Temporal } from 'temporal-polyfill';
import { dateText } from '../calendar/date-text.ts';
import type { Phase, PhaseLength } from './phase.ts';

export const MOST_PHASES = 12;

export interface PhaseFault {
  /** Which of the phases, from 0. */
  readonly at: number;
  /** It ends before it begins; it begins before the one before it is over. */
  readonly fault: 'backwards' | 'overlaps';
}

/** What is wrong with a plan whose phases stand in the order in which they are meant to come. */
export function faultsOf(phases: readonly Phase[]): readonly PhaseFault[] {
  return phases.flatMap(({ from, until }, at): PhaseFault[] => {
    const before = phases[at - 1];
    return [
      ...(until < from ? [{ at, fault: 'backwards' as const }] : []),
      ...(before && from <= before.until ? [{ at, fault: 'overlaps' as const }] : []),
    ];
  });
}

/** The phase that a local date lies in; between two there is none. */
export function phaseOn(phases: readonly Phase[], date: string): Phase | undefined {
  return phases.find(({ from, until }) => from <= date && date <= until);
}

export function nextPhase(phases: readonly Phase[], date: string): Phase | undefined {
  return phases.find(({ from }) => from > date);
}

/** One after the other from a local date on, as long as the programme lets them last. */
export function proposedPlan(lengths: readonly PhaseLength[], from: string): readonly Phase[] {
  const phases: Phase[] = [];
  let begins = Temporal.PlainDate.from(from);
  for (const { kind, months } of lengths) {
    const next = begins.add({ months });
    phases.push({ kind, name: '', from: dateText(begins), until: dateText(next.subtract({ days: 1 })) });
    begins = next;
  }
  return phases;
}
