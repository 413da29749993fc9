import type { TenantId } from '../domain/ids.ts';
import type { Lane, LaneGroup } from '../domain/lane/lane.ts';
import type { Ids } from '../ports.ts';
import type { Lanes } from '../ports/lanes.ts';
import type { Versioned } from '../ports/stored.ts';
import type { DeliveryClock } from './delivery-clock.ts';
import { LaneLost, untilAnswered } from './until-answered.ts';

export interface LaneWriterOptions {
  readonly lanes: Pick<Lanes, 'commit'>;
  readonly ids: Pick<Ids, 'operation'>;
  readonly clock: DeliveryClock;
  readonly tenantId: TenantId;
  /** Ends waiting for a store that does not answer. */
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
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
    const { lanes, ids, clock, tenantId, signal, onError } = this.#options;
    const opId = ids.operation();
    const begun = clock.monotonic();
    return await untilAnswered(async () => {
      const result = await lanes.commit(tenantId, lane, this.#lane, groups, opId);
      if (result.kind === 'fenced') throw new LaneLost();
      this.#lane = { value: lane, etag: result.etag };
      // From when it was first asked for, because the store may have carried it out right then.
      this.#provenAt = begun;
      return result.rejected;
    }, clock, signal, onError);
  }
}
