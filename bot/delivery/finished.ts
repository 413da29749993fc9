import { MOST_ROWS, rowsIn, type LaneGroup } from '../domain/lane/lane.ts';
import { CLAIMED_AT_ONCE } from './round-rows.ts';

/** Nothing that is over is kept from the lane for longer, or more would be in doubt if its holder died. */
const GATHERED_FOR_MS = 200;

/** What is over and done with, and is to be written into the lane. Times are monotonic milliseconds, given by the caller. */
export class Finished {
  readonly #groups: LaneGroup[] = [];
  #gatherUntil = -Infinity;

  get isEmpty(): boolean {
    return this.#groups.length === 0;
  }

  /** Until when the first of them may wait for others. */
  get gatherUntil(): number {
    return this.#gatherUntil;
  }

  /** To be written by the next round. */
  add(groups: readonly LaneGroup[]): void {
    this.#groups.push(...groups);
  }

  /** To be written soon: may wait a moment for the next claims, or for more of its kind. */
  gather(groups: readonly LaneGroup[], now: number): void {
    if (this.isEmpty) this.#gatherUntil = now + GATHERED_FOR_MS;
    this.add(groups);
  }

  /** Whether something is there, and so little that it may wait. */
  mayGather(now: number): boolean {
    return !this.isEmpty && this.#groups.length < CLAIMED_AT_ONCE && now < this.#gatherUntil;
  }

  /** These, and as much of what is finished as their transaction has room for, which is taken out. */
  fillUp(groups: readonly LaneGroup[]): readonly LaneGroup[] {
    const all = [...groups];
    let room = MOST_ROWS - all.reduce((rows, group) => rows + rowsIn(group), 0);
    while (this.#groups[0] && rowsIn(this.#groups[0]) <= room) {
      const group = this.#groups.shift() ?? [];
      room -= rowsIn(group);
      all.push(group);
    }
    return all;
  }
}
