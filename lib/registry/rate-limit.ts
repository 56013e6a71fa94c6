import 'server-only';
import { ProblemError } from '@/lib/problem/problem';
import { headerText } from './header-text';
import { retryAfterMs } from './retry';
import type { Answer } from './transport';
import { untrustedText } from './untrusted-text';

/** The problem behind a 429, with what the registry says of its limit and of when to come back. */
export function rateLimited(answer: Answer, host: string): ProblemError {
  const waitMs = retryAfterMs(answer);
  const retryAfterSeconds = waitMs === null ? null : Math.ceil(waitMs / 1000);
  return new ProblemError({
    code: 'rate_limited',
    message:
      retryAfterSeconds === null
        ? `${host} limits how often it is asked, and the limit is reached.`
        : `${host} limits how often it is asked, and wants a pause of ${retryAfterSeconds} s.`,
    hint: 'Wait, or sign in with “docker login”: most registries allow an account more.',
    details: {
      retryAfterSeconds,
      limit: limitText(answer, 'ratelimit-limit'),
      remaining: limitText(answer, 'ratelimit-remaining'),
    },
  });
}

/** Docker Hub writes `100;w=21600`: a hundred in six hours. */
function limitText({ headers }: Answer, name: string): string | null {
  const text = headerText(headers, name);
  return text === null ? null : untrustedText(text, 100);
}
