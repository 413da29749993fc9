import { recipientKey, type Delivery, type LaneChange, type Recipient, type SendAgain, type Ticket } from '../domain/lane/lane.ts';
import type { TenantId } from '../domain/ids.ts';
import type { Place } from '../ports/cohorts.ts';
import { laneRepairRow, nudgeHintRow } from './hint-rows.ts';
import { channelSchema, deliverySchema, failureSchema, laneSchema, resultSchema, sendAgainSchema, ticketSchema } from './lane-schema.ts';
import { rowCodec } from './row-codec.ts';
import type { Row, Values, Write } from './table/tables.ts';

/** Behind a ticket's key. */
export const CANCELLED = '|cancelled';
export const AGAIN = '|again';

export const lanes = rowCodec('lane', 1, laneSchema);
export const deliveries = rowCodec('delivery', 1, deliverySchema);
export const results = rowCodec('delivery-result', 1, resultSchema);
export const failures = rowCodec('delivery-failure', 1, failureSchema);
export const tickets = rowCodec('ticket', 1, ticketSchema);
export const sendAgains = rowCodec('send-again', 1, sendAgainSchema);
export const channels = rowCodec('digest-channel', 1, channelSchema);

/** What a change of a lane writes. */
export function writesOf(tenantId: TenantId, change: LaneChange): Write[] {
  const put = (rk: string, values: Values): Write => ({ kind: 'put', row: { pk: tenantId, rk, values } });
  switch (change.kind) {
    case 'queue': {
      const { delivery, at, instead } = change;
      const { id, kind, key } = delivery;
      const row: Row = { pk: tenantId, rk: slotKey(id), values: results.write({ id, kind, key, state: 'queued', at }) };
      return [instead ? { kind: 'replace', row, etag: instead.etag } : { kind: 'insert', row }, put(queueKey(delivery), deliveries.write(delivery))];
    }
    case 'requeue':
      return [put(queueKey(change.delivery), deliveries.write(change.delivery))];
    case 'slot':
      return [{ kind: 'insert', row: { pk: tenantId, rk: slotKey(change.slot.id), values: results.write(change.slot) } }];
    case 'close': {
      const { delivery, result, failure } = change;
      return [
        { kind: 'delete', rk: queueKey(delivery) },
        put(slotKey(result.id), results.write(result)),
        ...(failure ? [put(failureKey(failure.to, failure.key), failures.write(failure))] : []),
      ];
    }
    case 'forget-failure':
      return [{ kind: 'delete', rk: failureKey(change.to, change.key) }];
    case 'forget-slot':
      return [{ kind: 'delete', rk: slotKey(change.id) }];
    case 'hint':
      return [{ kind: 'put', row: nudgeHintRow(tenantId, change.hint) }];
    case 'unhint':
      return [{ kind: 'delete', rk: nudgeHintRow(tenantId, change.hint).rk, etag: change.etag }];
    case 'repair':
      return [{ kind: 'put', row: laneRepairRow({ tenantId, pid: change.pid, dueAt: change.dueAt }) }];
    case 'repaired':
      return [{ kind: 'delete', rk: laneRepairRow({ tenantId, pid: change.pid, dueAt: change.dueAt }).rk }];
    case 'sent-again':
      return [{ kind: 'delete', rk: againKey(change.order), etag: change.etag }];
    case 'forget-cancelled':
      return [{ kind: 'delete', rk: `${ticketKey(change)}${CANCELLED}` }];
    case 'ticket':
      return [put(ticketKey(change.ticket), tickets.write(change.ticket))];
    case 'ticket-done':
      return [{ kind: 'delete', rk: ticketKey(change.ticket) }, put(endKey(change.ticket), tickets.write(change.ticket))];
    case 'channel':
      return [{ kind: 'replace', row: { pk: tenantId, rk: channelKey(change.channel), values: channels.write(change.channel) }, etag: change.etag }];
  }
}

export function slotKey(id: string): string {
  return `d|${id}`;
}

function queueKey({ dueAt, id }: Pick<Delivery, 'dueAt' | 'id'>): string {
  return `q|${dueAt}|${id}`;
}

export function ticketKey({ campaignId }: Pick<Ticket, 'campaignId'>): string {
  return `b|${campaignId}`;
}

export function channelKey({ cohortId, teamId }: Place): string {
  return `c|${cohortId}|${teamId}`;
}

/** That of a broadcast that is over. */
export function endKey({ campaignId }: Pick<Ticket, 'campaignId'>): string {
  return `e|${campaignId}`;
}

export function againKey({ campaignId, only }: Pick<SendAgain, 'campaignId' | 'only'>): string {
  return `${ticketKey({ campaignId })}${AGAIN}${only ? `|${recipientKey(only)}` : ''}`;
}

export function isTicket(rk: string): boolean {
  return !rk.slice('b|'.length).includes('|');
}

export function failureKey(to: Recipient, key: string): string {
  return `f|${recipientKey(to)}|${key}`;
}
