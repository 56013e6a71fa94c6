import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import { ProblemError } from '@/lib/problem/problem';
import type { Limits } from './limits';
import { networkReason } from './network-problem';

/**
 * Sends again what may arrive twice: after a connection that broke, a failure of the moment, and a pause that the registry asks
 * for, where it is short. Throws what the last attempt threw.
 */
export async function tryAgain<T>(
  limits: Limits,
  signal: AbortSignal | undefined,
  send: (attempt: number) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send(attempt);
    } catch (thrown) {
      signal?.throwIfAborted();
      const waitMs = mayTryAgain(thrown, limits.retryDelayMs * 2 ** (attempt - 1));
      if (waitMs === null || waitMs > limits.retryWaitMs || attempt >= limits.attempts) throw thrown;
      await delay(waitMs, undefined, { signal });
    }
  }
}

/** How long to wait before it is sent again; null where that would not help. A problem of the source is none of ours. */
function mayTryAgain(thrown: unknown, usualMs: number): number | null {
  if (!(thrown instanceof ProblemError) || thrown.problem.details?.side === 'source') return null;
  if (networkReason(thrown) === 'reset') return usualMs;
  const { code, details } = thrown.problem;
  if (code === 'rate_limited') return Number(details?.retryAfterSeconds ?? usualMs / 1000) * 1000;
  return [500, 502, 503, 504].includes(Number(details?.status)) ? usualMs : null;
}
