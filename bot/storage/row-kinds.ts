import type { TableName } from './table/tables.ts';

/** A row by its keys. */
export interface RowKeys {
  readonly table: TableName;
  readonly pk: string;
  readonly rk: string;
}

/** The version that this code writes of a kind of row, where it is not the first; as the codecs have them, which a test compares. */
const LATER_VERSIONS: Readonly<Record<string, number>> = { person: 3, cohort: 2, team: 2, channel: 2, candidate: 2, meeting: 2 };

/** Which rows are of one kind: the first pattern that fits both keys, as README.md beside this file states them. */
interface Pattern {
  readonly kind: string;
  readonly rk: RegExp;
  /** Any partition of the table, if it is not said. */
  readonly pk?: RegExp;
}

const MARK = 'mark';

const IDENTITY: readonly Pattern[] = [
  { kind: 'invitation', pk: /^code\|/, rk: /^0$/ },
  { kind: MARK, pk: /^codes\|/, rk: /./ },
  { kind: 'seat', pk: /\|seats$/, rk: /./ },
  { kind: 'identity', rk: /^0$/ },
  { kind: 'code-tries', rk: /^t$/ },
];

const PEOPLE: readonly Pattern[] = [
  { kind: 'person', rk: /^0$/ },
  { kind: 'reflection', rk: /^[rv]\|/ },
  { kind: 'trial-retired', rk: /^t\|.*\|retired$/ },
  { kind: 'trial', rk: /^t\|/ },
  { kind: 'choice-draft', rk: /^c\|draft$/ },
  { kind: 'own-case', rk: /^k\|/ },
  { kind: 'own-commitment', rk: /^n\|/ },
  { kind: 'log-entry', rk: /^l\|/ },
  { kind: MARK, rk: /^f\|/ },
];

const COHORT: readonly Pattern[] = [
  { kind: 'organisation', pk: /^organisations$/, rk: /^o\|/ },
  { kind: MARK, pk: /^directory$/, rk: /./ },
  { kind: 'candidate', pk: /^intake\|/, rk: /^i\|/ },
  { kind: MARK, pk: /^intake\|/, rk: /^n\|/ },
  { kind: 'team', rk: /^m\|.*\|!$|^g\|/ },
  { kind: 'summary', rk: /^m\|/ },
  { kind: 'shared-reflection', rk: /^fc?\|/ },
  { kind: 'cohort', rk: /^s\|0$/ },
  { kind: 'published', rk: /^s\|p$/ },
  { kind: 'channel', rk: /^c\|/ },
  { kind: 'roster-entry', rk: /^r\|e\|/ },
  { kind: 'granted', rk: /^r\|g\|/ },
  { kind: 'seat-claim', rk: /^r\|x\|/ },
  { kind: 'roster-import', rk: /^r\|vi$/ },
  { kind: 'import-work', rk: /^ri\|[^|]*\|0$/ },
  { kind: 'import-part', rk: /^ri\|[^|]*\|c/ },
  { kind: 'import-names', rk: /^ri\|[^|]*\|n$/ },
  { kind: 'import-revisions', rk: /^ri\|[^|]*\|r$/ },
  { kind: 'peer-proposal', rk: /^p\|.*\|0$/ },
  { kind: 'peer-round', rk: /^p\|/ },
  { kind: 'meeting', rk: /^e\||^ed\|[^|]*\|0$/ },
  { kind: 'meeting-case', rk: /^ed\|[^|]*\|c\|/ },
  { kind: 'meeting-commitment', rk: /^ed\|[^|]*\|n\|/ },
  { kind: 'attendance', rk: /^ed\|[^|]*\|a$/ },
  { kind: 'broadcast', rk: /^u\|b\|/ },
  { kind: 'broadcast-template', rk: /^u\|t\|/ },
  { kind: MARK, rk: /^(?:v|ve)$|^v\||^n\||^r\|v$|^r\|m\||^ed\|[^|]*\|t$|^u\|n\|/ },
];

const LANE: readonly Pattern[] = [
  { kind: MARK, pk: /^copies$/, rk: /./ },
  { kind: 'lane', rk: /^0$/ },
  { kind: 'hint', rk: /^h\|/ },
  { kind: 'nudge-hint', rk: /^n\|/ },
  { kind: 'delivery', rk: /^q\|/ },
  { kind: 'delivery-result', rk: /^d\|/ },
  { kind: 'delivery-failure', rk: /^f\|/ },
  { kind: 'ticket', rk: /^[be]\|[^|]*$/ },
  { kind: 'send-again', rk: /^b\|[^|]*\|again/ },
  { kind: 'digest-channel', rk: /^c\|/ },
  { kind: MARK, rk: /^b\|[^|]*\|cancelled$|^i\|/ },
];

const CAMPAIGN: readonly Pattern[] = [
  { kind: 'campaign', rk: /^0$/ },
  { kind: 'campaign-receivers', rk: /^c$/ },
  { kind: 'campaign-answer', rk: /^a\|/ },
  { kind: MARK, rk: /^[tn]\|/ },
];

const PATTERNS: Readonly<Record<TableName, readonly Pattern[]>> = {
  Identity: IDENTITY, People: PEOPLE, Cohort: COHORT, Lane: LANE, Campaign: CAMPAIGN, Thread: [], Audit: [], Erased: [],
};

/**
 * The kind of a row, as its codec is called (`row-codec.ts`); `mark` for one without a codec; undefined for keys that
 * this code never writes, which may be a later version's.
 */
export function kindOfRow({ table, pk, rk }: RowKeys): string | undefined {
  return PATTERNS[table].find((pattern) => pattern.rk.test(rk) && (pattern.pk?.test(pk) ?? true))?.kind;
}

/** The version that this code writes of a kind, and the newest that it reads. */
export function writtenVersion(kind: string): number {
  return LATER_VERSIONS[kind] ?? 1;
}

/** Every kind that some key stands for. */
export const KINDS_OF_KEYS: ReadonlySet<string> = new Set(Object.values(PATTERNS).flat().map(({ kind }) => kind));
