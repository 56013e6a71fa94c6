import type { Registry } from '@/lib/contract/registry';
import type { Tone } from '../ui/status';

export type RegistryState = Readonly<{ tone: Tone; word: string }>;

const problems: Readonly<Record<string, RegistryState>> = {
  tls_untrusted: { tone: 'danger', word: 'TLS not trusted' },
  plain_http: { tone: 'warn', word: 'speaks plain http' },
  unauthorized: { tone: 'info', word: 'wants a sign-in' },
  denied: { tone: 'warn', word: 'denies access' },
  rate_limited: { tone: 'warn', word: 'limit reached' },
  unreachable: { tone: 'danger', word: 'no answer' },
  timeout: { tone: 'danger', word: 'too slow' },
  egress_blocked: { tone: 'danger', word: 'address refused' },
};

/** With fewer pulls left than this a page of a large image may not be readable any more. */
const fewPulls = 50;

/** How a registry does, in a word or two: the latest problem, then scarce pulls, then whether it answers at all. */
export function registryState({ health, rateLimit }: Pick<Registry, 'health' | 'rateLimit'>): RegistryState {
  if (health.lastProblem !== null) return problems[health.lastProblem.code] ?? { tone: 'danger', word: 'failed' };
  if (rateLimit !== null && rateLimit.remaining < fewPulls) {
    return { tone: 'warn', word: `${rateLimit.remaining} pulls left` };
  }
  return health.answers > 0 ? { tone: 'ok', word: 'healthy' } : { tone: 'muted', word: 'not asked yet' };
}

/** Whether it answered last, as far as it was asked. */
export function isAnswering({ health }: Pick<Registry, 'health'>): boolean {
  return health.answers > 0 && health.lastProblem === null;
}
