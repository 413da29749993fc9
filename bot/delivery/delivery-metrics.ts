import type { Meter } from '@opentelemetry/api';
import { FAILURE_STATES } from '../domain/lane/lane.ts';
import type { Clock } from '../ports.ts';
import type { Attempted } from './lane-sender.ts';
import type { LaneReport } from './lanes.ts';

/**
 * What is measured of delivery, by OpenTelemetry's names for units. Each process tells of the lanes that it holds, so
 * that a sum over processes counts each lane once. Returns what is told of each attempt.
 */
export function deliveryMetrics(meter: Meter, clock: Clock, reports: () => readonly LaneReport[]): (attempted: Attempted) => void {
  const attempts = meter.createCounter('ledtrad.delivery.attempts', { description: 'Attempts to send a card, by kind and outcome', unit: '{attempt}' });
  const lateness = meter.createHistogram('ledtrad.delivery.lateness', { description: 'From when a card was due to when it was sent', unit: 's' });
  const pending = meter.createObservableGauge('ledtrad.lane.pending', { description: 'Due and not sent', unit: '{card}' });
  const oldest = meter.createObservableGauge('ledtrad.lane.oldest_due', { description: 'Age of the oldest card that is due and not sent', unit: 's' });
  const failed = meter.createObservableGauge('ledtrad.lane.failures', { description: 'Cards that did not arrive and are listed, by state', unit: '{card}' });
  const alerts = meter.createObservableGauge('ledtrad.lane.alert', { description: '1 while somebody should look at a lane, by reason', unit: '{alert}' });

  meter.addBatchObservableCallback((result) => {
    const now = clock.now().epochMilliseconds;
    for (const { tenantId, held, stats, alert } of reports()) {
      if (held !== 'here') continue;
      const lane = { lane: tenantId };
      result.observe(pending, stats.pending, lane);
      result.observe(oldest, stats.oldestDueAt === undefined ? 0 : Math.max(0, (now - Date.parse(stats.oldestDueAt)) / 1_000), lane);
      for (const state of FAILURE_STATES) result.observe(failed, stats.failures[state], { ...lane, state });
      if (alert) result.observe(alerts, 1, { ...lane, reason: alert });
    }
  }, [pending, oldest, failed, alerts]);

  return ({ tenantId, kind, outcome, late }) => {
    attempts.add(1, { lane: tenantId, kind, outcome });
    if (outcome === 'sent') lateness.record(Math.max(0, late) / 1_000, { kind });
  };
}
