import { start } from '../../support/processes.ts';
import type { TeamsAtScale } from '../../support/teams-at-scale.ts';
import type { TenantTotals } from '../../support/teams-record.ts';
import type { UsualWayOptions, UsualWayQuestions } from './usual-way.ts';

export interface UsualPace {
  readonly receivers: number;
  /** Since 1970, milliseconds. */
  readonly first: number;
  readonly last: number;
  readonly messagesPerSecond: number;
}

/** A tenant of the fake Teams in which nobody else is written to. */
const TENANT = 999;

/**
 * How fast the usual way sends so many cards, from the first to the last. `checksFirst`: as teamsfx does it unless told
 * otherwise; without, as fast as the usual way can be. Forgets what Teams has recorded. Throws if a card was lost.
 */
export async function measureUsualWay(teams: TeamsAtScale, { receivers, card, checksFirst }: { receivers: number; card: object; checksFirst: boolean }): Promise<UsualPace> {
  await teams.ask('reset');
  const options: UsualWayOptions = { serviceUrl: teams.ready.serviceUrl, receivers, tenant: TENANT, card };
  const usualWay = await start<object, UsualWayQuestions>(new URL('usual-way.ts', import.meta.url), options);
  try {
    const sent = await usualWay.ask('broadcast', { checksFirst });
    const totals = (await teams.ask('totals')).byTenant.get(TENANT);
    if (sent !== receivers || totals?.accepted !== receivers) throw new Error(`the usual way sent ${sent} of ${receivers} cards`);
    const { first = NaN, last = NaN } = totals;
    return { receivers, first, last, messagesPerSecond: perSecond(totals) };
  } finally {
    await usualWay.end();
  }
}

/** From the first to the last of a tenant's cards. */
export function perSecond({ accepted, first = NaN, last = NaN }: TenantTotals): number {
  return ((accepted - 1) * 1_000) / (last - first);
}
