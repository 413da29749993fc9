import { setTimeout as wait } from 'node:timers/promises';
import { instantText } from '../../bot/domain/calendar/instant-text.ts';
import type { TenantId } from '../../bot/domain/ids.ts';
import { recipientKey, type DeliveryResult, type Failure } from '../../bot/domain/lane/lane.ts';
import { resultSchema } from '../../bot/storage/lane-schema.ts';
import { rowCodec } from '../../bot/storage/row-codec.ts';
import type { World } from '../../bot/usecases/world.ts';
import { tenantsOf, type Receiver } from '../bench/delivery/receivers.ts';
import { realNow } from '../support/afternoon.ts';
import type { AcceptedCard } from '../support/teams-record.ts';
import type { Ground } from './ground.ts';

/** What became of one receiver. */
export interface Fate {
  readonly receiver: Receiver;
  /** What stands in their chat. */
  readonly cards: readonly AcceptedCard[];
  /** What is listed of them. */
  readonly failures: readonly Failure[];
  /** Their days that were taken. */
  readonly slots: readonly DeliveryResult[];
}

const LOOK_EVERY_MS = 300;

/** Until nothing is due and nothing waits in any of the lanes; false when that takes too long. */
export async function untilSettled(world: World, tenants: readonly TenantId[], limitMs: number): Promise<boolean> {
  const limit = realNow() + limitMs;
  while (realNow() < limit) {
    const open = await Promise.all(tenants.map((tenantId) => isOpen(world, tenantId)));
    if (!open.includes(true)) return true;
    await wait(LOOK_EVERY_MS);
  }
  return false;
}

async function isOpen({ lanes, clock }: World, tenantId: TenantId): Promise<boolean> {
  if ((await lanes.dueHints(tenantId, instantText(clock.now()), 1)).length > 0) return true;
  return (await lanes.queue(tenantId)).length > 0;
}

export async function fatesOf({ world, tables, teams }: Ground, receivers: readonly Receiver[]): Promise<readonly Fate[]> {
  const conversations = await teams.ask('conversations');
  const failures = new Map<string, Failure[]>();
  const slots = new Map<string, DeliveryResult[]>();
  for (const tenantId of tenantsOf(receivers)) {
    for (const failure of await failuresIn(world, tenantId)) add(failures, recipientKey(failure.to), failure);
    for (const row of await tables.range('Lane', tenantId, { prefix: 'd|' })) {
      const slot = results.read(row);
      if (!slot.id.includes('|!')) add(slots, slot.id.split('|')[1] ?? '', slot);
    }
  }
  return receivers.map((receiver) => ({
    receiver,
    cards: conversations.get(receiver.conversationId) ?? [],
    failures: failures.get(receiver.pid) ?? [],
    slots: slots.get(receiver.pid) ?? [],
  }));
}

const results = rowCodec('delivery-result', 1, resultSchema);

async function failuresIn({ lanes }: World, tenantId: TenantId): Promise<readonly Failure[]> {
  const all: Failure[] = [];
  let before: string | undefined;
  do {
    const { items, earlier } = await lanes.failures(tenantId, { limit: 500, ...(before === undefined ? {} : { before }) });
    all.push(...items);
    before = earlier;
  } while (before !== undefined);
  return all;
}

function add<Value>(to: Map<string, Value[]>, key: string, value: Value): void {
  const values = to.get(key);
  if (values) values.push(value);
  else to.set(key, [value]);
}

/** Cards beyond a receiver's first. */
export function extraCards(fates: readonly Fate[]): number {
  return fates.reduce((extra, { cards }) => extra + Math.max(0, cards.length - 1), 0);
}
