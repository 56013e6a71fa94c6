import 'server-only';

type Job = Readonly<{ sizeBytes: number; run: () => Promise<void> }>;

/** No job waits longer than this for quiet. */
const longestWaitMs = 2000;

export type WriteBehindOptions = Readonly<{
  /** What waits beyond this is dropped. */
  maxBytes: number;
  /** Work begins when nothing was added for as long. */
  quietMs: number;
  /** Hears why a job failed. */
  onFailed: (cause: unknown) => void;
}>;

/**
 * Work on the disk that nobody waits for: one job after another, once things are quiet, so that answers come first.
 * It is never piled up, and never fails anyone.
 */
export class WriteBehind {
  readonly #options: WriteBehindOptions;
  readonly #jobs = new Map<string, Job>();
  #bytes = 0;
  #firstAddedMs = 0;
  #lastAddedMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(options: WriteBehindOptions) {
    this.#options = options;
  }

  /** Adds a job; one that waits under the same key gives way to it. */
  add(key: string, sizeBytes: number, run: Job['run']): void {
    this.#take(key);
    if (this.#bytes + sizeBytes > this.#options.maxBytes) return;
    this.#lastAddedMs = Date.now();
    if (this.#jobs.size === 0) this.#firstAddedMs = this.#lastAddedMs;
    this.#jobs.set(key, { sizeBytes, run });
    this.#bytes += sizeBytes;
    // Hundreds are added in one go: the timer is set once, and looks anew when it fires.
    if (this.#timer === undefined) this.#wakeLater();
  }

  /** Does all that waits, now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#working = this.#working.then(() => this.#work());
    await this.#working;
  }

  #wakeLater(): void {
    const dueMs = Math.min(this.#firstAddedMs + longestWaitMs, this.#lastAddedMs + this.#options.quietMs);
    const leftMs = dueMs - Date.now();
    this.#timer = setTimeout(() => (leftMs > 0 ? this.#wakeLater() : this.flush()), Math.max(0, leftMs));
    // A process that has nothing else to do ends; what is only cached can be had again.
    this.#timer.unref();
  }

  async #work(): Promise<void> {
    for (const key of this.#jobs.keys()) {
      const job = this.#take(key);
      await job?.run().catch(this.#options.onFailed);
    }
  }

  #take(key: string): Job | undefined {
    const job = this.#jobs.get(key);
    if (job === undefined) return undefined;
    this.#jobs.delete(key);
    this.#bytes -= job.sizeBytes;
    return job;
  }
}
