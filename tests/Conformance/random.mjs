/**
 * Numbers that look random and depend on the seed alone (xorshift32 after a mixing step, so near seeds lie far apart).
 */
export class Random {
  #state;

  constructor(seed) {
    let mixed = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
    this.#state = (mixed ^ (mixed >>> 16)) | 1;
  }

  /** At least 0, below the bound. */
  below(bound) {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % bound;
  }

  /** True so many times in a hundred. */
  percent(chance) {
    return this.below(100) < chance;
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}
