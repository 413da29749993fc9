import assert from 'node:assert/strict';
import type { PersonId } from '../../bot/domain/ids.ts';
import type { WishKey } from '../../bot/domain/nudges/wish.ts';
import type { Recipient } from '../../bot/domain/lane/lane.ts';
import { TENANT } from '../support/world.ts';
import { aHolder, DUE, nameOf, type Holder, type LaneHistory } from './lane-history.ts';

export const FIRST = 'p-0001' as PersonId;
export const SECOND = 'p-0002' as PersonId;
export const THIRD = 'p-0003' as PersonId;
/** Milliseconds. */
export const SECOND_MS = 1_000;
export const MINUTE = 60 * SECOND_MS;

export async function works(history: LaneHistory): Promise<Holder> {
  const holder = await aHolder(history, 'holder');
  assert.equal(await holder.work(), 'idle');
  return holder;
}

export async function begins(history: LaneHistory, name = 'holder', options: Parameters<typeof aHolder>[2] = {}): Promise<Holder> {
  const holder = await aHolder(history, name, options);
  void holder.begin();
  return holder;
}

export async function passes(history: LaneHistory, milliseconds: number): Promise<void> {
  await history.time.until(history.time.sleep(milliseconds));
}

export async function ends(history: LaneHistory, { run }: Holder): Promise<void> {
  run.stop();
  await passes(history, 5 * MINUTE);
}

export function attemptsTo({ teams }: LaneHistory, pid: string): number {
  return teams.attempts.filter((attempt) => attempt.pid === pid).length;
}

export async function resultOf(history: LaneHistory, pid: string): Promise<string | undefined> {
  return (await history.results()).find(({ id }) => id.includes(pid))?.state;
}

export async function listed(history: LaneHistory): Promise<readonly (readonly [string, string, string])[]> {
  return (await history.failures()).map(({ to, state, reason }) => [nameOf(to), state, reason]);
}

export async function takesSlot({ world }: LaneHistory, pid: PersonId, date: string, state: 'sent' | 'expired' = 'sent'): Promise<void> {
  const read = await world.lanes.look(TENANT);
  const lane = read?.value ?? { holder: 'earlier', epoch: 1, rate: 45, released: true as const, stats: { pending: 0, failures: { unreachable: 0, uncertain: 0, poisoned: 0, expired: 0 } } };
  const slot = { id: `${date}|${pid}`, kind: 'step-day' as const, key: 'step-day|2026-11-26' as WishKey, state, at: DUE };
  assert.equal((await world.lanes.commit(TENANT, lane, read, [[{ kind: 'slot', slot }]], world.ids.operation())).kind, 'committed');
}

export async function breakHead({ world }: LaneHistory, pid: PersonId): Promise<void> {
  await world.tables.commit('People', pid, [{ kind: 'put', row: { pk: pid, rk: '0', values: { v: 2, json: '{"pid":' } } }]);
}

/** At every moment each of them has a hint at or before their next time, or a card on its way. */
export async function assertAllPlanned(history: LaneHistory): Promise<void> {
  const [hints, queue] = [await history.hints(), await history.queue()];
  for (const pid of history.pids) {
    const { nudging } = await history.head(pid);
    const isOf = ({ to }: { to: Recipient }) => nameOf(to) === pid;
    const { nextDueAt } = nudging;
    const isPlanned = nextDueAt === undefined || queue.some(isOf) || hints.some((hint) => isOf(hint) && hint.dueAt <= nextDueAt);
    assert.ok(isPlanned, `${pid} is in no plan`);
  }
}
