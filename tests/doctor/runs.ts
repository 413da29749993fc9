import type { Check } from '../../bot/doctor/check.ts';
import type { Finding } from '../../bot/ports/self-check.ts';

/** What a check finds by itself. */
export async function findingOf(check: Check): Promise<Finding> {
  return await check.run(new AbortController().signal);
}

/** The code alone, for what has no details worth a look. */
export async function codeOf(check: Check): Promise<string> {
  return (await findingOf(check)).code;
}
