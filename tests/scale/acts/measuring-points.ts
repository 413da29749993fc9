import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { deliveryMetrics } from '../../../bot/delivery/delivery-metrics.ts';
import type { LaneReport } from '../../../bot/delivery/lanes.ts';
import type { TenantId } from '../../../bot/domain/ids.ts';
import { NO_FAILURES } from '../../../bot/domain/lane/lane.ts';
import { StoppedClock } from '../../support/world.ts';
import { sum } from '../counted-tables.ts';

const LANES = 10;
const NEVER_BY_ITSELF_MS = 3_600_000;

/** How many measuring points a lane that is held tells each time, though nothing happens in it. */
export async function countMeasuringPoints(): Promise<number> {
  return ((await pointsOf(2 * LANES)) - (await pointsOf(LANES))) / LANES;
}

async function pointsOf(lanes: number): Promise<number> {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.DELTA);
  const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: NEVER_BY_ITSELF_MS })] });
  const reports = Array.from({ length: lanes }, (_, number): LaneReport => ({
    // Told apart by their beginnings, as lanes are in metrics.
    tenantId: `${String(number).padStart(8, '0')}-7777-4777-8777-777777777777` as TenantId,
    held: 'here',
    stats: { pending: 0, failures: NO_FAILURES },
  }));
  deliveryMetrics(provider.getMeter('scale'), new StoppedClock(), () => reports);
  await provider.forceFlush();
  const points = sum(exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics.map(({ dataPoints }) => dataPoints.length))));
  await provider.shutdown();
  return points;
}
