import { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../ids.ts';
import { fewestTogether } from './moves.ts';
import { membershipAt, snapshotOf, type Members, type Snapshot } from './snapshot.ts';
import { suppress, thresholdOf, type SuppressedTable } from './suppression.ts';
import { membershipOf, type CellKey, type Contribution, type Membership, type TableDefinition, type TableId } from './table.ts';

/** What readers see. */
export interface Published {
  /** When a table last changed, instant in ISO 8601 UTC; absent before the first. */
  readonly publishedAt?: string;
  readonly tables: readonly PublishedTable[];
}

export interface PublishedTable extends SuppressedTable {
  readonly id: TableId;
  readonly threshold: number;
  readonly publishedAt: string;
}

/** What is stored: beside what readers see, the private record of who was counted. Plain data, ready for JSON. */
export interface Publication {
  readonly published: Published;
  readonly members: Members;
  readonly snapshots: Readonly<Record<TableId, Snapshot>>;
}

/** What could be published now. */
export interface Figures {
  /** A table that is not among them any more is withdrawn. */
  readonly definitions: readonly TableDefinition[];
  /** Everybody whom the tables are about, also those who count in no cell. */
  readonly contributions: readonly Contribution[];
  readonly k: number;
}

const NOTHING: Publication = { published: { tables: [] }, members: [], snapshots: {} };
const SHORTEST_INTERVAL = Temporal.Duration.from({ minutes: 15 });

/** The product's promise: figures change at most every 15 minutes. */
export function mayRepublish(previous: Publication | undefined, now: Temporal.Instant): boolean {
  const last = previous?.published.publishedAt;
  return last === undefined || isIntervalOver(Temporal.Instant.from(last), now);
}

export function isIntervalOver(since: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, since.add(SHORTEST_INTERVAL)) >= 0;
}

/**
 * The next publication; `previous` itself when nothing may change, so that nothing needs to be stored.
 *
 * Each table changes as a whole or stays as it is. It starts when at least k persons count in it. It changes when,
 * for everything that a reader could work out by comparing the two versions, those who entered or left are nobody or
 * at least k (moves.ts). So one person's answer never shows by itself, however often a reader looks; it shows together
 * with the others'. The price is that a table waits for its slowest cell. A higher k hides more at once, from the same
 * counts; a lower one waits for the next change.
 *
 * Limits: tables are judged one by one, and a reader who knows what k-1 of those who moved did can tell the last one.
 */
export function republish(previous: Publication | undefined, figures: Figures, now: Temporal.Instant): Publication {
  const tables = republishing(previous, figures, now);
  for (;;) {
    const { done, value } = tables.next();
    if (done) return value;
  }
}

/** `republish`, pausing after each table: at ten thousand members one takes tens of milliseconds, and all of them seconds. */
export function* republishing(previous: Publication | undefined, { definitions, contributions, k }: Figures, now: Temporal.Instant): Generator<undefined, Publication> {
  if (!mayRepublish(previous, now)) return previous ?? NOTHING;
  const standing = standingOf(previous ?? NOTHING);
  const members = withNewcomers(previous?.members ?? [], contributions);
  const step = { threshold: thresholdOf(k), members, publishedAt: now.toString() };
  const next: Version[] = [];
  for (const definition of definitions) {
    const version = nextOf(standing.get(definition.id), definition, membershipOf(definition, contributions), step);
    if (version) next.push(version);
    yield;
  }
  if (next.length === standing.size && next.every((version) => version === standing.get(version.table.id))) return previous ?? NOTHING;
  return {
    published: { publishedAt: step.publishedAt, tables: next.map(({ table }) => table) },
    members,
    snapshots: Object.fromEntries(next.map(({ table, snapshot }) => [table.id, snapshot])),
  };
}

/** A table as it stands: what readers see of it, and who was counted. */
interface Version {
  readonly table: PublishedTable;
  readonly snapshot: Snapshot;
}

interface Step {
  readonly threshold: number;
  readonly members: Members;
  readonly publishedAt: string;
}

/** The same version if the table stays as it is; undefined if it has not started. */
function nextOf(standing: Version | undefined, definition: TableDefinition, membership: Membership, step: Step): Version | undefined {
  if (!standing) return countedIn(membership) >= step.threshold ? version(definition, membership, step) : undefined;
  const before = membershipAt(standing.snapshot, step.members);
  const together = fewestTogether(definition, before, membership);
  if (together !== Infinity && together >= step.threshold) return version(definition, membership, step);
  if (standing.table.threshold >= step.threshold) return standing;
  return { table: publishedTable(definition, before, step), snapshot: standing.snapshot };
}

function version(definition: TableDefinition, membership: Membership, step: Step): Version {
  return { table: publishedTable(definition, membership, step), snapshot: snapshotOf(membership, step.members) };
}

function publishedTable(definition: TableDefinition, membership: Membership, { threshold, publishedAt }: Step): PublishedTable {
  const counts = new Map<CellKey, number>();
  for (const counted of membership.values()) {
    for (const key of counted) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const cells = definition.cells.map((cell) => ({ ...cell, count: counts.get(cell.key) ?? 0 }));
  return { id: definition.id, threshold, publishedAt, ...suppress({ ...definition, total: membership.size, cells }, threshold) };
}

function countedIn(membership: Membership): number {
  return [...membership.values()].filter((counted) => counted.size > 0).length;
}

function standingOf({ published, snapshots }: Publication): ReadonlyMap<TableId, Version> {
  return new Map(published.tables.flatMap((table) => {
    const snapshot = snapshots[table.id];
    return snapshot ? [[table.id, { table, snapshot }] as const] : [];
  }));
}

/** Places are never given to somebody else, so the indices in older snapshots hold. */
function withNewcomers(members: Members, contributions: readonly Contribution[]): Members {
  const known = new Set(members);
  return [...members, ...contributions.map(({ pid }) => pid).filter((pid) => !known.has(pid))];
}

/**
 * For an erasure that has been decided: the person's id goes, and the counts they are part of stand until the table
 * changes with at least k.
 */
export function withoutMember(publication: Publication, pid: PersonId): Publication {
  return { ...publication, members: publication.members.map((member) => (member === pid ? null : member)) };
}
