import { recipientKey, type Delivery } from '../../domain/lane/lane.ts';
import { listFailedDeliveries, type FailedDelivery } from '../../usecases/nudges/list-failed-deliveries.ts';
import type { DeliveriesView } from '../contract/deliveries.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { cohortIdOf } from '../parameters.ts';

/** What did not arrive, with why, for who leads the teams that it was meant for. */
export const deliveries: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/deliveries',
  async answer(call): Promise<DeliveriesView> {
    const { failures, halted } = await listFailedDeliveries(call.world, call.person.value, cohortIdOf(call));
    return {
      failures: failures.map((failed) => failureView(call, failed)),
      halted: halted.map(({ organisations, ...tenant }) => ({ organisations: [...organisations], ...tenant })),
    };
  },
};

function failureView({ t }: ApiCall, { team, to, failure, mayRetry }: FailedDelivery): DeliveriesView['failures'][number] {
  const { key, kind, reason, at } = failure;
  return {
    id: `${recipientKey(failure.to)}|${key}`,
    team: { id: team.teamId, name: team.name },
    to: to.kind === 'channel' ? to : { kind: 'member', id: to.pid, ...(to.name === undefined ? {} : { name: to.name }) },
    card: t(cardName(kind)),
    reason,
    at,
    ...(mayRetry && to.kind === 'member' ? { retry: { person: to.pid, key } } : {}),
  };
}

function cardName(kind: Delivery['kind']) {
  return `deliveries.card.${kind}` as const;
}
