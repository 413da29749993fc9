import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../ports.ts';
import type { Report, SelfCheck } from '../ports/self-check.ts';

/** A report that is younger is given again: whoever presses twice learns nothing new, and it costs some eighty requests. */
const FRESH_MS = 60_000;

/** At most one run at a time, whose report everybody gets who asks meanwhile or within a minute of its beginning. */
export function sharedRuns(run: () => Promise<Report>, clock: Clock): SelfCheck {
  let latest: { readonly begun: Temporal.Instant; readonly report: Promise<Report>; isOver: boolean } | undefined;
  const isFresh = (begun: Temporal.Instant) => clock.now().since(begun).total('milliseconds') < FRESH_MS;
  return {
    run() {
      if (latest && (!latest.isOver || isFresh(latest.begun))) return latest.report;
      const begins = { begun: clock.now(), report: run(), isOver: false };
      latest = begins;
      void begins.report.then(() => (begins.isOver = true), () => (latest = undefined));
      return begins.report;
    },
  };
}
