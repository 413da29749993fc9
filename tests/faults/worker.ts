import type { LaneReport } from '../../bot/delivery/lanes.ts';
import type { LeaseTimes } from '../../bot/delivery/lease.ts';
import type { TenantId } from '../../bot/domain/ids.ts';
import type { DeliverySettings } from '../support/delivery-config.ts';
import { start, type Running } from '../support/processes.ts';

export interface WorkerOptions extends DeliverySettings {
  readonly leaseTimes: LeaseTimes;
  /** When the afternoon began; see support/afternoon.ts. */
  readonly began: number;
}

export interface WorkerQuestions {
  /** Until then it has everything loaded and does nothing; once it has stopped, it can begin again. */
  begin(options: WorkerOptions): void;
  /** The lanes that it holds. */
  held(): readonly TenantId[];
  reports(): readonly LaneReport[];
  /** What it has logged that no outage explains, a line each. */
  surprises(): readonly string[];
  /** Stops as a process does that is asked to; resolves when everything is given back. */
  stop(): Promise<void>;
}

export type Worker = Running<object, WorkerQuestions>;

/** A tenth of the product's own and less, so that a process can be killed often in a short time. */
export const SHORT_LEASE: LeaseTimes = { lookEvery: 250, takeAfter: 3_000, silence: 200, renewEvery: 500, sendWithin: 2_000, scanEvery: 500 };

/** Delivery, and nothing else, in a process of its own, with the real clients of tables and connector; to be begun. */
export async function prepareWorker(): Promise<Worker> {
  return await start<object, WorkerQuestions>(new URL('worker-process.ts', import.meta.url), {});
}
