import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import { headerText } from './header-text';
import type { Limits } from './limits';
import { networkReason } from './network-problem';
import type { Answer } from './transport';

const passing = new Set([429, 502, 503, 504]);

/**
 * Tries a read again when the registry is busy for a moment or the connection broke. A wait that the registry asks
 * for is kept when it is short; when it is long, its answer is the result.
 */
export async function withRetries(
  limits: Limits,
  signal: AbortSignal | undefined,
  read: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt >= limits.attempts;
    let waitMs = limits.retryDelayMs * 2 ** (attempt - 1);
    try {
      const answer = await read();
      if (isLast || !passing.has(answer.status)) return answer;
      waitMs = retryAfterMs(answer) ?? waitMs;
      if (waitMs > limits.retryWaitMs) return answer;
    } catch (error) {
      if (isLast || networkReason(error) !== 'reset') throw error;
    }
    await delay(waitMs, undefined, { signal });
  }
}

/** The wait that an answer asks for, given in seconds or as a date; null when it asks for none. @see RFC 9110, 10.2.3 */
export function retryAfterMs({ headers }: Pick<Answer, 'headers'>, nowMs: number = Date.now()): number | null {
  const text = headerText(headers, 'retry-after')?.trim();
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.max(0, time - nowMs);
}
