import { LedtradError } from '../domain/errors.ts';
import { instantText } from '../domain/calendar/instant-text.ts';
import type { Clock } from '../ports.ts';
import type { Finding, Report } from '../ports/self-check.ts';
import { within } from '../within.ts';
import { wrong, type Check } from './check.ts';

/** For one check with all its calls; as they run side by side, about what the whole takes at worst. */
const CHECK_LIMIT_MS = 15_000;

/** Every check side by side, each with an end. Never throws: a check that does is a line of the report. */
export async function examine(checks: readonly Check[], clock: Clock, limitMs = CHECK_LIMIT_MS): Promise<Report> {
  const at = instantText(clock.now());
  const lines = await Promise.all(checks.map(async (check) => ({ check: check.id, finding: await findingOf(check, limitMs) })));
  return { at, lines };
}

async function findingOf(check: Check, limitMs: number): Promise<Finding> {
  const over = new AbortController();
  try {
    return (await within(limitMs, check.run(over.signal))) ?? wrong('no-answer', { count: Math.ceil(limitMs / 1_000) });
  } catch (error) {
    return wrong('check-failed', { reason: nameOf(error) });
  } finally {
    over.abort();
  }
}

/** No message: it could hold what was read. */
function nameOf(error: unknown): string {
  if (error instanceof LedtradError) return String(error.details['reason'] ?? error.code);
  return error instanceof Error ? error.name : typeof error;
}
