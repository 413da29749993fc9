import type { Meter } from '@opentelemetry/api';
import { FAILURE_STATES } from '../domain/lane/lane.ts';
import { laneName } from '../domain/lane/lane-name.ts';
import type { Clock } from '../ports.ts';
import { METRICS } from '../telemetry/names.ts';
import type { Attempted } from './lane-sender.ts';
import type { LaneReport } from './lanes.ts';

/**
 * What is measured of delivery, by OpenTelemetry's names for units. Each process tells of the lanes that it holds, so
 * that a sum over processes counts each lane once. Returns what is told of each attempt.
 */
export function deliveryMetrics(meter: Meter, clock: Clock, reports: () => readonly LaneReport[]): (attempted: Attempted) => void {
  const attempts = meter.createCounter(METRICS.attempts.name, METRICS.attempts);
  const lateness = meter.createHistogram(METRICS.lateness.name, METRICS.lateness);
  const pending = meter.createObservableGauge(METRICS.pending.name, METRICS.pending);
  const oldest = meter.createObservableGauge(METRICS.oldestDue.name, METRICS.oldestDue);
  const failed = meter.createObservableGauge(METRICS.failures.name, METRICS.failures);
  const alerts = meter.createObservableGauge(METRICS.alert.name, METRICS.alert);

  meter.addBatchObservableCallback((result) => {
    const now = clock.now().epochMilliseconds;
    for (const { tenantId, held, stats, alert } of reports()) {
      if (held !== 'here') continue;
      const lane = { lane: laneName(tenantId) };
      result.observe(pending, stats.pending, lane);
      result.observe(oldest, stats.oldestDueAt === undefined ? 0 : Math.max(0, (now - Date.parse(stats.oldestDueAt)) / 1_000), lane);
      for (const state of FAILURE_STATES) result.observe(failed, stats.failures[state], { ...lane, state });
      if (alert) result.observe(alerts, 1, { ...lane, reason: alert });
    }
  }, [pending, oldest, failed, alerts]);

  return ({ tenantId, kind, outcome, late }) => {
    attempts.add(1, { lane: laneName(tenantId), kind, outcome });
    if (outcome === 'sent') lateness.record(Math.max(0, late) / 1_000, { kind });
  };
}
