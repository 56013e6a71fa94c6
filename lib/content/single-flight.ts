import 'server-only';

type Flight<T> = { result: Promise<T>; waiters: number; readonly controller: AbortController };

/** Work that many ask for at once is done once; it is aborted only when all who wait for it have left. */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /** Joins the flight under `key`, or starts it. `signal` ends this wait, and the flight with the last one. */
  run(key: string, signal: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return this.#join(key, this.#flights.get(key) ?? this.#begin(key, start), signal);
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const flight: Flight<T> = { result: start(controller.signal), waiters: 0, controller };
    this.#flights.set(key, flight);
    return flight;
  }

  #join(key: string, flight: Flight<T>, signal: AbortSignal | undefined): Promise<T> {
    flight.waiters++;
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        reject(signal?.reason);
        if (--flight.waiters > 0) return;
        this.#forget(key, flight);
        flight.controller.abort(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      const land = () => {
        signal?.removeEventListener('abort', leave);
        this.#forget(key, flight);
      };
      flight.result.then(
        (value) => {
          land();
          resolve(value);
        },
        (error: unknown) => {
          land();
          reject(error);
        },
      );
    });
  }

  #forget(key: string, flight: Flight<T>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}
