/** How a promise has ended within a budget of time; `null` when it has not yet. */
export type Settled<Value> =
  | Readonly<{ kind: 'value'; value: Value }>
  | Readonly<{ kind: 'thrown'; thrown: unknown }>
  | null;

/** Waits for `promise`, but at most `budgetMs`. A promise that settles later goes on; it is never unhandled. */
export function settleWithin<Value>(promise: Promise<Value>, budgetMs: number): Promise<Settled<Value>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), budgetMs);
    promise
      .then(
        (value) => resolve({ kind: 'value', value }),
        (thrown: unknown) => resolve({ kind: 'thrown', thrown }),
      )
      .finally(() => clearTimeout(timer));
  });
}
