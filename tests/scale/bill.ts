import type { Counted } from './acts/all.ts';
import { HOURS_A_MONTH, type Assumed } from './behaviour.ts';
import type { BusyHour } from './busy-hour.ts';
import type { Month } from './month.ts';
import type { Prices } from './prices.ts';
import { deploymentsFor, type Size } from './sizes.ts';

/** Euro a month. */
export interface Bill {
  readonly plan: keyof Prices['plans'];
  readonly processes: number;
  readonly compute: number;
  readonly requests: number;
  readonly stored: number;
  readonly egress: number;
  readonly telemetry: number;
  readonly total: number;
}

const GB = 1e9;
/** What is stored after a year. */
const MONTHS = 12;

export function billOf(size: Size, { copies }: Pick<BusyHour, 'copies'>, month: Month, prices: Prices, telemetryGb: number): Bill {
  const euro = (usd: number) => usd / prices.usdPerEur.value;
  const plan = size.leastCopies > 1 ? 'P0v3' : 'B1';
  const processes = copies * deploymentsFor(size);
  const parts = {
    compute: euro(processes * prices.plans[plan].usdAMonth),
    requests: euro((month.total / 10_000) * prices.tableUsdPer10kRequests.value),
    stored: euro((MONTHS * month.storedBytes / GB) * prices.tableUsdPerGbMonth.value),
    egress: euro(Math.max(0, month.sentBytes / GB - prices.egressFreeGb.value) * prices.egressUsdPerGb.value),
    telemetry: euro(Math.max(0, telemetryGb - prices.logFreeGb.value) * prices.logUsdPerGb.value),
  };
  return { plan, processes, ...parts, total: Object.values(parts).reduce((all, each) => all + each, 0) };
}

/** What is told of a month to whoever watches. */
export interface ToldGb {
  readonly metrics: number;
  readonly traces: number;
}

/** `processes` of all deployments. */
export function toldGb({ tenants }: Pick<Size, 'tenants'>, processes: number, { spans }: Pick<Month, 'spans'>, { measuringPoints }: Pick<Counted, 'measuringPoints'>, { telemetry }: Pick<Assumed, 'telemetry'>): ToldGb {
  const points = tenants * measuringPoints + processes * telemetry.pointsAProcess;
  return {
    metrics: (points * ((HOURS_A_MONTH * 3_600) / telemetry.metricsEverySeconds) * telemetry.bytesAPoint) / GB,
    traces: (spans * telemetry.tracesKept * telemetry.bytesASpan) / GB,
  };
}
