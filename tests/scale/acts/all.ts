import { countAnswers } from './answers.ts';
import { countBroadcast } from './broadcasts.ts';
import { countCards } from './cards.ts';
import type { Act } from './act.ts';
import { countHealthCheck } from './health.ts';
import { countMeasuringPoints } from './measuring-points.ts';
import { countPeak, type Peak } from './peak.ts';
import { countLeading, countPages, type PageName, type TabPage } from './polls.ts';
import { countPublishing } from './publishing.ts';
import { countRest, type Rest } from './rest.ts';
import { aTabWorld, withTenants } from './tab-world.ts';
import type { Cost } from '../counted-tables.ts';

/** A cohort of a first round, and one of a nation's part, so that what grows with its size is seen to grow. */
export const SMALL_COHORT = 140;
export const LARGE_COHORT = 5_000;
export const TENANTS_MORE = 20;

/** Everything that is counted; the same whenever it is counted. */
export interface Counted {
  readonly acts: readonly Act[];
  readonly pages: Readonly<Record<PageName, TabPage>>;
  /** Those of who leads all of a cohort: a small one, the same with tenants more and a broadcast under way, a large one. */
  readonly leading: Readonly<Record<'small' | 'withTenants' | 'large', Awaited<ReturnType<typeof countLeading>>>>;
  readonly rest: Rest;
  readonly peak: Peak;
  readonly publishing: Readonly<Record<'small' | 'large', Cost>>;
  readonly healthCheck: Cost;
  /** Of a lane at rest, each time that metrics are told. */
  readonly measuringPoints: number;
}

export async function countAll(): Promise<Counted> {
  const acts = [...(await countCards()), ...(await countAnswers()), ...(await countBroadcast())];
  const [small, large] = [await aTabWorld(SMALL_COHORT), await aTabWorld(LARGE_COHORT)];
  const pages = await countPages(small);
  const leading = { small: await countLeading(small), large: await countLeading(large) };
  const publishing = { small: await countPublishing(small), large: await countPublishing(large) };
  const many = await withTenants(await aTabWorld(SMALL_COHORT), TENANTS_MORE);
  return {
    acts,
    pages,
    leading: { ...leading, withTenants: await countLeading(many) },
    rest: await countRest(),
    peak: await countPeak(),
    publishing,
    healthCheck: await countHealthCheck(),
    measuringPoints: await countMeasuringPoints(),
  };
}

export function actOf({ acts }: Pick<Counted, 'acts'>, name: string): Act {
  const act = acts.find((each) => each.name === name);
  if (!act) throw new Error(`nothing is counted as ${name}`);
  return act;
}
