import { LedtradError } from '../domain/errors.ts';
import type { TenantId } from '../domain/ids.ts';
import type { Lane, LaneGroup } from '../domain/lane/lane.ts';
import type { Ids, Lanes, Versioned } from '../ports.ts';
import type { DeliveryClock } from './delivery-clock.ts';

/** Milliseconds. */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 2_000;

/** Somebody else holds the lane now, or may: nothing more is sent or written. */
export class LaneLost extends Error {
  override readonly name = 'LaneLost';
}

export interface LaneWriterOptions {
  readonly lanes: Pick<Lanes, 'commit'>;
  readonly ids: Pick<Ids, 'operation'>;
  readonly clock: DeliveryClock;
  readonly tenantId: TenantId;
  /** Ends waiting for a store that does not answer. */
  readonly signal: AbortSignal;
}

/**
 * Writes a lane for its holder, one transaction after the other. Each proves that the lane is still ours: it succeeds
 * only on the row that we wrote last. Throws LaneLost.
 */
export class LaneWriter {
  readonly #options: LaneWriterOptions;
  #lane: Versioned<Lane> | undefined;
  #provenAt = -Infinity;

  constructor(options: LaneWriterOptions, seen: Versioned<Lane> | undefined) {
    this.#options = options;
    this.#lane = seen;
  }

  /** Milliseconds since the lane was last ours for certain. */
  get sinceProof(): number {
    return this.#options.clock.monotonic() - this.#provenAt;
  }

  /** Returns the groups that were rejected, each alone. An outcome that is not known is asked for until it is. */
  async commit(lane: Lane, groups: readonly LaneGroup[]): Promise<readonly LaneGroup[]> {
    const { lanes, ids, clock, tenantId, signal } = this.#options;
    const opId = ids.operation();
    for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      const begun = clock.monotonic();
      try {
        const result = await lanes.commit(tenantId, lane, this.#lane, groups, opId);
        if (result.kind === 'fenced') throw new LaneLost();
        this.#lane = { value: lane, etag: result.etag };
        // From when it was asked for, because the store may have carried it out right then.
        this.#provenAt = begun;
        return result.rejected;
      } catch (error) {
        if (!(error instanceof LedtradError && error.code === 'storage-unavailable')) throw error;
      }
      await clock.sleep(wait, signal);
      if (signal.aborted) throw new LaneLost();
    }
  }
}
