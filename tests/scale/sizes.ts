import { sum } from './counted-tables.ts';
import { MOST_TENANTS } from './limits.ts';

/** How large it is all to be. */
export interface Size {
  readonly name: string;
  readonly principals: number;
  readonly tenants: number;
  /** Principals in one cohort, on the average. */
  readonly cohort: number;
  /** One can do the work; two so that one can go. */
  readonly leastCopies: number;
}

export const SIZES: readonly Size[] = [
  { name: 'a first round', principals: 140, tenants: 15, cohort: 140, leastCopies: 1 },
  { name: 'all of Sweden', principals: 20_000, tenants: 290, cohort: 1_000, leastCopies: 2 },
  { name: 'a million', principals: 1_000_000, tenants: 5_000, cohort: 1_000, leastCopies: 2 },
];

/** Principals of the largest tenant: many in a few, few in most, as in the simulation. */
export function largestTenant({ principals, tenants }: Pick<Size, 'principals' | 'tenants'>): number {
  const weights = Array.from({ length: tenants }, (_, rank) => 1 / (rank + 3));
  return Math.round((principals * (weights[0] ?? 0)) / sum(weights));
}

/** Each with its own tables, processes and app: a list of tenants is one setting. */
export function deploymentsFor({ tenants }: Pick<Size, 'tenants'>): number {
  return Math.ceil(tenants / MOST_TENANTS);
}

export function cohortsIn({ principals, cohort }: Pick<Size, 'principals' | 'cohort'>): number {
  return Math.ceil(principals / cohort);
}
