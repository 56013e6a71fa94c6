import 'server-only';
import type { RateLimit } from '@/lib/oci/content';
import { ProblemError } from '@/lib/problem/problem';
import { headerText } from './header-text';
import { retryAfterMs } from './retry';
import type { Answer } from './transport';

/** The problem behind a 429, with what the registry says of its limit and of when to come back. */
export function rateLimited(answer: Answer, host: string): ProblemError {
  const waitMs = retryAfterMs(answer);
  const retryAfterSeconds = waitMs === null ? null : Math.ceil(waitMs / 1000);
  const { limit, remaining, windowSeconds } = announcedLimit(answer.headers) ?? unannounced;
  return new ProblemError({
    code: 'rate_limited',
    message:
      retryAfterSeconds === null
        ? `${host} limits how often it is asked, and the limit is reached.`
        : `${host} limits how often it is asked, and wants a pause of ${retryAfterSeconds} s.`,
    hint: 'Wait, or sign in: most registries allow an account more.',
    details: {
      retryAfterSeconds,
      retryAt: waitMs === null || waitMs > longestWaitMs ? null : new Date(Date.now() + waitMs).toISOString(),
      limit,
      remaining,
      windowSeconds,
    },
  });
}

const unannounced = { limit: null, remaining: null, windowSeconds: null };
/** Beyond a year a wait is no appointment, and may be no date at all. */
const longestWaitMs = 365 * 24 * 3600 * 1000;

/**
 * The pulls that the headers of an answer tell of; null when they tell none. Docker Hub writes
 * `ratelimit-remaining: 76;w=21600`: 76 left in a window of six hours.
 * @see https://docs.docker.com/docker-hub/usage/pulls/
 */
export function announcedLimit(headers: Answer['headers']): Omit<RateLimit, 'account'> | null {
  const remaining = countIn(headerText(headers, 'ratelimit-remaining'));
  if (remaining === null) return null;
  const limit = countIn(headerText(headers, 'ratelimit-limit'));
  return {
    limit: limit?.count ?? null,
    remaining: remaining.count,
    windowSeconds: remaining.windowSeconds ?? limit?.windowSeconds ?? null,
  };
}

function countIn(text: string | null): { count: number; windowSeconds: number | null } | null {
  const match = /^(?<count>\d{1,9})(?!\d)(?:\s*;\s*w=(?<window>\d{1,9}))?/.exec(text?.trim() ?? '')?.groups;
  if (match === undefined) return null;
  return { count: Number(match.count), windowSeconds: match.window === undefined ? null : Number(match.window) };
}
