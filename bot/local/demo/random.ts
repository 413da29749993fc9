import { createHash } from 'node:crypto';

const BYTES_A_DRAW = 4;
const DRAWS_A_DIGEST = 8;
const RANGE = 2 ** 32;

/** Chance that falls out the same on every machine: what is drawn follows from the seed and from nothing else. */
export class Random {
  #digest = Buffer.alloc(0);
  #draws = 0;

  constructor(readonly seed: string) {}

  /** From 0 up to, not including, 1. */
  unit(): number {
    const place = this.#draws % DRAWS_A_DIGEST;
    if (place === 0) this.#digest = createHash('sha256').update(`${this.seed} ${this.#draws}`).digest();
    this.#draws += 1;
    return this.#digest.readUInt32BE(place * BYTES_A_DRAW) / RANGE;
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    const picked = items[this.between(0, items.length - 1)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }

  /** One of the keys, as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Partial<Record<Key, number>>>): Key {
    // Written by callers as literals, so the keys are what the type says.
    const entries = Object.entries(weights) as [Key, number][];
    let left = this.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    throw new RangeError('no weights to draw by');
  }
}
