import type { Clock } from '../ports.ts';
import { ask, Unanswered } from './ask.ts';
import { well, wrong, type Check } from './check.ts';

/** Entra's and the connector's tokens are good five minutes beside their times; two are a sign that it is getting worse. */
const MOST_SECONDS = 2 * 60;

/** Our clock against that of storage, which says its own in every answer, also in one that refuses. */
export function checkClock(storageUrl: string, clock: Clock): Check {
  return {
    id: 'clock',
    async run(signal) {
      try {
        const before = clock.now().epochMilliseconds;
        const { headers } = await ask(storageUrl, signal);
        const theirs = Date.parse(headers.get('date') ?? '');
        if (Number.isNaN(theirs)) return wrong('clock-unknown', { reason: 'no Date' });
        const ours = (before + clock.now().epochMilliseconds) / 2;
        const count = Math.round(Math.abs(theirs - ours) / 1_000);
        return count > MOST_SECONDS ? wrong('clock-wrong', { count }) : well('clock-right', { count });
      } catch (error) {
        if (error instanceof Unanswered) return wrong('clock-unknown', { reason: error.reason });
        throw error;
      }
    },
  };
}
