import type { PeerRoundId, PersonId, TeamId } from '../ids.ts';

/** A pair, or a trio. */
export type PeerGroup = readonly PersonId[];

/** Whose colleagues they are: of one learning team, or across the whole cohort. */
export type PeerScope = { readonly kind: 'team'; readonly teamId: TeamId } | { readonly kind: 'cohort' };

/** Who reflects with whom for a while: proposed, arranged by the facilitator, then confirmed; the next one ends it. */
export interface PeerRound {
  readonly id: PeerRoundId;
  readonly scope: PeerScope;
  readonly groups: readonly PeerGroup[];
  /** Of the round before it only what has fallen apart was made anew: who stayed together has not met once more. */
  readonly renews?: true;
}

export interface ConfirmedRound extends PeerRound {
  /** Instant, ISO 8601 UTC with milliseconds. */
  readonly confirmedAt: string;
  /** Every member knows of it. */
  readonly told?: true;
}

/** How often two have been each other's colleagues. */
export type Encounters = (a: PersonId, b: PersonId) => number;

/** `rounds`: of one scope or of several, in any order. A trio is a meeting of all three pairs. */
export function encountersIn(rounds: readonly ConfirmedRound[]): Encounters {
  const counts = new Map<string, number>();
  const before = new Map<string, ReadonlySet<string>>();
  for (const { scope, groups, renews } of [...rounds].sort((a, b) => (a.confirmedAt < b.confirmedAt ? -1 : 1))) {
    const place = scope.kind === 'team' ? scope.teamId : '';
    const pairs = new Set(groups.flatMap(pairsIn).map(([a, b]) => pairKey(a, b)));
    const stayed = renews ? before.get(place) : undefined;
    for (const pair of pairs) if (!stayed?.has(pair)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    before.set(place, pairs);
  }
  return (a, b) => counts.get(pairKey(a, b)) ?? 0;
}

export function pairsIn(group: PeerGroup): readonly (readonly [PersonId, PersonId])[] {
  return group.flatMap((a, index) => group.slice(index + 1).map((b) => [a, b] as const));
}

function pairKey(a: PersonId, b: PersonId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
