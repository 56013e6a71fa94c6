import { expect, it } from 'vitest';
import { registryState } from './registry-state';
import { unsavedRegistry } from './unsaved-registry';

const { health } = unsavedRegistry('reg.lab');
const problem = (code: string) => ({
  ...health,
  answers: 4,
  lastProblem: { code, message: '', at: '2026-03-12T12:00:00Z' },
});
const limit = (remaining: number) => ({ limit: 100, remaining, windowSeconds: 21_600 });

it.each([
  [{ health, rateLimit: null }, 'not asked yet'],
  [{ health: { ...health, answers: 3 }, rateLimit: null }, 'healthy'],
  [{ health: { ...health, answers: 3 }, rateLimit: limit(80) }, 'healthy'],
  [{ health: { ...health, answers: 3 }, rateLimit: limit(14) }, '14 pulls left'],
  [{ health: problem('tls_untrusted'), rateLimit: limit(14) }, 'TLS not trusted'],
  [{ health: problem('something_new'), rateLimit: null }, 'failed'],
])('the latest problem, scarce pulls, answers, in this order: %#', (registry, word) => {
  expect(registryState(registry).word).toBe(word);
});
