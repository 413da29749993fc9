import type { CohortId, PersonId } from '../domain/ids.ts';
import type { LogEntry } from '../domain/meeting/log-entry.ts';
import type { Page, Versioned } from './stored.ts';

/** Facilitators' own notes; `pid` is whose. */
export interface ProcessLogs {
  /** Latest first. */
  list(pid: PersonId, cohortId: CohortId, page: { limit: number; before?: string }): Promise<Page<LogEntry>>;
  find(pid: PersonId, key: LogKey): Promise<Versioned<LogEntry> | undefined>;
  /** Throws `conflict`. */
  save(pid: PersonId, entry: LogEntry, before: Versioned<LogEntry> | undefined): Promise<void>;
  /** One that is not there is as good as removed. */
  remove(pid: PersonId, key: LogKey): Promise<void>;
}

export type LogKey = Pick<LogEntry, 'cohortId' | 'writtenAt' | 'id'>;
