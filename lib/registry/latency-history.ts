import 'server-only';
import type { RegistryHealth } from '@/lib/contract/registry';
import type { Problem } from '@/lib/problem/problem';

const minuteMs = 60_000;
const keptMinutes = 60;
/** A busy minute is known well enough from this many answers. */
const samplesPerMinute = 200;

type Minute = { count: number; samples: number[] };

/** How a registry answered within the last hour, minute by minute. Times come from a clock that nobody sets. */
export class LatencyHistory {
  readonly #now: () => number;
  /** By the minute since the clock began. */
  readonly #minutes = new Map<number, Minute>();
  #lastProblem: RegistryHealth['lastProblem'] = null;
  #hasAnswered = false;

  /** `now` is in milliseconds, monotonic. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** An answer came `tookMs` after it was asked for. */
  answered(tookMs: number): void {
    this.#lastProblem = null;
    this.#hasAnswered = true;
    const minute = this.#current();
    // Every answer of a minute has the same chance to be among its samples (reservoir sampling).
    const place = minute.count < samplesPerMinute ? minute.count : Math.floor(Math.random() * (minute.count + 1));
    if (place < samplesPerMinute) minute.samples[place] = tookMs;
    minute.count++;
  }

  /** Whether an answer ever came. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  /** None came, and why. */
  failed({ code, message }: Problem): void {
    this.#lastProblem = { code, message, at: new Date().toISOString() };
  }

  read(): RegistryHealth {
    const latest = this.#minute();
    this.#forget();
    const minutes = Array.from({ length: keptMinutes }, (_, index) =>
      this.#minutes.get(latest - keptMinutes + 1 + index),
    );
    const all = minutes.flatMap((minute) => minute?.samples ?? []).sort((a, b) => a - b);
    return {
      answers: minutes.reduce((sum, minute) => sum + (minute?.count ?? 0), 0),
      medianMs: quantile(all, 0.5),
      p95Ms: quantile(all, 0.95),
      perMinuteMs: minutes.map((minute) =>
        quantile(
          (minute?.samples ?? []).toSorted((a, b) => a - b),
          0.5,
        ),
      ),
      lastProblem: this.#lastProblem,
    };
  }

  #minute(): number {
    return Math.floor(this.#now() / minuteMs);
  }

  #current(): Minute {
    const number = this.#minute();
    const known = this.#minutes.get(number);
    if (known !== undefined) return known;
    this.#forget();
    const minute: Minute = { count: 0, samples: [] };
    this.#minutes.set(number, minute);
    return minute;
  }

  #forget(): void {
    const oldest = this.#minute() - keptMinutes + 1;
    for (const number of this.#minutes.keys()) if (number < oldest) this.#minutes.delete(number);
  }
}

/** The value below which `part` of the samples lie (nearest rank), in tenths of a millisecond; null for none. */
function quantile(sorted: readonly number[], part: number): number | null {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
  return value === undefined ? null : Math.round(value * 10) / 10;
}
