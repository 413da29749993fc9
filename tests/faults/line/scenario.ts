import type { FailureReason } from '../../../bot/domain/lane/lane.ts';
import type { Checks } from '../checks.ts';
import type { Fate } from '../outcome.ts';
import type { Scene } from './scene.ts';

/** Something that goes wrong, and what may come of it beyond the card that everybody gets. */
export interface Scenario {
  readonly name: string;
  /** In each of the two tenants. */
  readonly receivers: readonly [number, number];
  /** Waits in it take so long that the others are played meanwhile. */
  readonly isSlow?: true;
  /** Before anybody is due; else all is well until `happens`. */
  before?(scene: Scene): Promise<void>;
  /** While cards are being sent. Whatever it spoils that does not end by itself it mends. */
  happens?(scene: Scene): Promise<void>;
  /** How many cards may have come twice; none if left out. */
  mostExtra?(scene: Scene): number;
  /** Why somebody may be listed; nobody is if left out. */
  readonly reasons?: readonly FailureReason[];
  /** Whatever else has to hold. */
  also?(scene: Scene, fates: readonly Fate[], checks: Checks): Promise<void>;
}
