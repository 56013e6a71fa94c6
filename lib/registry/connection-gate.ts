import 'server-only';

/** How many requests may be under way at one registry: halved when it asks for less, regained bit by bit. */
export class ConnectionGate {
  #most: number;
  #limit: number;
  #active = 0;
  #successes = 0;
  readonly #queue: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
    this.#limit = most;
  }

  get limit(): number {
    return this.#limit;
  }

  /** Runs `work` once there is room. */
  async run<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    if (!this.#hasEntered(signal)) await this.#wait(signal);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  /** Waits until there is room for one more request; whoever entered leaves with what is returned, once or more often. */
  async enter(signal: AbortSignal | undefined): Promise<() => void> {
    if (!this.#hasEntered(signal)) await this.#wait(signal);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#leave();
    };
  }

  /** Allows `most` from now on, where it is more; what was halved is regained as before. */
  raise(most: number): void {
    if (most <= this.#most) return;
    if (this.#limit === this.#most) this.#limit = most;
    this.#most = most;
    this.#admit();
  }

  /** The registry answered 429 or 503. */
  slowDown(): void {
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    this.#successes = 0;
  }

  /** A full round of good answers earns one more connection. */
  succeeded(): void {
    if (this.#limit === this.#most || ++this.#successes < this.#limit) return;
    this.#limit++;
    this.#successes = 0;
    this.#admit();
  }

  /** Whether there was room. */
  #hasEntered(signal: AbortSignal | undefined): boolean {
    signal?.throwIfAborted();
    if (this.#active >= this.#limit) return false;
    this.#active++;
    return true;
  }

  #leave(): void {
    this.#active--;
    this.#admit();
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const admit = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(admit), 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#queue.push(admit);
    });
  }

  #admit(): void {
    while (this.#active < this.#limit) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      this.#active++;
      next();
    }
  }
}
