import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId } from '../../domain/ids.ts';
import type { LogEntry } from '../../domain/meeting/log-entry.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Person } from '../../domain/person/person.ts';
import type { LogKey } from '../../ports/process-logs.ts';
import type { Page } from '../../ports/stored.ts';
import type { World } from '../world.ts';

export type LogText = Pick<LogEntry, 'text' | 'teamId' | 'meetingId'>;

/** Enough to know again what was sent a moment ago. */
const LATELY = 5;

/** The own notes, latest first; of nobody else can they be asked for. Throws `not-allowed`. */
export async function listLog(world: World, facilitator: Person, cohortId: CohortId, page: { limit: number; before?: string }): Promise<Page<LogEntry>> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  return await world.processLogs.list(facilitator.pid, cohortId, page);
}

/** `id` is made by who writes, so that what is sent twice is one note. Throws `not-allowed`. */
export async function writeLogEntry(world: World, facilitator: Person, cohortId: CohortId, id: string, text: LogText): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const { items } = await world.processLogs.list(facilitator.pid, cohortId, { limit: LATELY });
  if (items.some((entry) => entry.id === id)) return;
  await world.processLogs.save(facilitator.pid, { id, cohortId, writtenAt: instantText(world.clock.now()), ...text }, undefined);
}

/** Throws `not-allowed`, `not-found`, `conflict`. */
export async function editLogEntry(world: World, facilitator: Person, key: LogKey, text: LogText): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId: key.cohortId });
  const stored = await world.processLogs.find(facilitator.pid, key);
  if (!stored) throw new LedtradError('not-found');
  const { id, cohortId, writtenAt } = stored.value;
  await world.processLogs.save(facilitator.pid, { id, cohortId, writtenAt, ...text, editedAt: instantText(world.clock.now()) }, stored);
}

/** Gone for good: it is a note of one's own. Throws `not-allowed`. */
export async function removeLogEntry(world: World, facilitator: Person, key: LogKey): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId: key.cohortId });
  await world.processLogs.remove(facilitator.pid, key);
}
