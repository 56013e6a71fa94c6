import 'server-only';

/** Keeps what was used last, up to a total weight. */
export class LruCache<V> {
  readonly #maxWeight: number;
  readonly #weigh: (value: V) => number;
  // A Map remembers the order of insertion: the first key is the one not used for longest.
  readonly #values = new Map<string, V>();
  #weight = 0;

  /** `weigh` defaults to 1 for each value, which makes `maxWeight` a count. */
  constructor(maxWeight: number, weigh: (value: V) => number = () => 1) {
    this.#maxWeight = maxWeight;
    this.#weigh = weigh;
  }

  get(key: string): V | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  /** A value heavier than the whole cache is not kept. */
  set(key: string, value: V): void {
    this.delete(key);
    const weight = this.#weigh(value);
    if (weight > this.#maxWeight) return;
    this.#values.set(key, value);
    this.#weight += weight;
    for (const oldest of this.#values.keys()) {
      if (this.#weight <= this.#maxWeight) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const value = this.#values.get(key);
    if (value === undefined) return;
    this.#values.delete(key);
    this.#weight -= this.#weigh(value);
  }
}
