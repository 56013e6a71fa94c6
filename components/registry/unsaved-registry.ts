import type { Registry } from '@/lib/contract/registry';

/** The line of a registry that was added and not saved. */
export function unsavedRegistry(host: string): Registry {
  return {
    id: host,
    host,
    name: null,
    isStored: false,
    http: false,
    tlsVerify: true,
    trust: 'system',
    ca: null,
    allowedAddresses: [],
    account: { kind: 'docker', username: null, helper: null, failure: null },
    health: {
      answers: 0,
      medianMs: null,
      p95Ms: null,
      perMinuteMs: Array.from({ length: 60 }, () => null),
      lastProblem: null,
    },
    rateLimit: null,
  };
}
