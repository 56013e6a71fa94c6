import 'server-only';

/** Keeps what was used last, up to a total weight. */
export class LruCache<V, K extends string = string> {
  readonly #maxWeight: number;
  readonly #weigh: (value: V) => number;
  readonly #onEvicted: (key: K) => void;
  // A Map remembers the order of insertion: the first key is the one not used for longest.
  readonly #values = new Map<K, { value: V; weight: number }>();
  #weight = 0;

  /** `weigh` defaults to 1 for each value, which makes `maxWeight` a count. `onEvicted` hears what had to go for lack of room. */
  constructor(maxWeight: number, weigh: (value: V) => number = () => 1, onEvicted: (key: K) => void = () => undefined) {
    this.#maxWeight = maxWeight;
    this.#weigh = weigh;
    this.#onEvicted = onEvicted;
  }

  get weight(): number {
    return this.#weight;
  }

  get(key: K): V | undefined {
    const kept = this.#values.get(key);
    if (kept === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, kept);
    return kept.value;
  }

  /** Keeps `value`, weighed now. A value heavier than the whole cache is not kept. */
  set(key: K, value: V): void {
    this.delete(key);
    const weight = this.#weigh(value);
    if (weight > this.#maxWeight) {
      this.#onEvicted(key);
      return;
    }
    this.#values.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#values.keys()) {
      if (this.#weight <= this.#maxWeight) return;
      this.delete(oldest);
      this.#onEvicted(oldest);
    }
  }

  delete(key: K): void {
    const kept = this.#values.get(key);
    if (kept === undefined) return;
    this.#values.delete(key);
    this.#weight -= kept.weight;
  }

  /** All that is kept, what was not used for longest first. */
  *entries(): Generator<[key: K, value: V]> {
    for (const [key, { value }] of this.#values) yield [key, value];
  }
}
