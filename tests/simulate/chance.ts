import { seededRandom } from '../support/seeded-random.ts';

/** Dice with a seed: two plays of the same cohort are the same. */
export class Chance {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** In `share` of all cases. */
  happens(share: number): boolean {
    return this.#random() < share;
  }

  /** Evenly, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  /** One of several, by weight. */
  oneOf<Choice>(choices: readonly (readonly [weight: number, choice: Choice])[]): Choice {
    let left = this.#random() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, choice] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    const last = choices.at(-1);
    if (!last) throw new RangeError('nothing to choose from');
    return last[1];
  }
}
