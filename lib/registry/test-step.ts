import 'server-only';
import type { TestStep } from '@/lib/contract/registry';
import { ProblemError } from '@/lib/problem/problem';
import { rangeOf } from './egress-guard';

/** What a step found; what is not said is as for one that passed and has nothing more to tell. */
export type Found = Pick<TestStep, 'message'> & Partial<Omit<TestStep, 'step' | 'message' | 'tookMs'>>;

const nothing = { facts: [], certificate: null, action: null, value: null } as const;

/** Takes one step, however it ends, and measures it. */
export async function takeStep(step: TestStep['step'], take: () => Found | Promise<Found>): Promise<TestStep> {
  const startedMs = performance.now();
  const found = await attempt(take);
  const { state = 'passed' } = found;
  const tookMs = state === 'unneeded' ? null : Math.round((performance.now() - startedMs) * 10) / 10;
  return { ...nothing, ...found, step, state, tookMs };
}

/** A step that was not reached. */
export function skippedStep(step: TestStep['step']): TestStep {
  return { ...nothing, step, state: 'skipped', tookMs: null, message: 'Not reached.' };
}

/** A problem is a step that failed, with the one thing that would help. */
async function attempt(take: () => Found | Promise<Found>): Promise<Found> {
  try {
    return await take();
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
    const { code, message, details = {} } = thrown.problem;
    return { state: 'failed', message, ...remedyFor(code, details) };
  }
}

function remedyFor(code: string, { address, authority }: Readonly<Record<string, unknown>>): Partial<Found> {
  if (code === 'plain_http') return { action: 'allow-http' };
  if (code === 'tls_untrusted' && typeof authority === 'string') return { action: 'trust-ca', value: authority };
  const canBeAllowed = code === 'egress_blocked' && typeof address === 'string' && rangeOf(address).reach !== 'never';
  return canBeAllowed ? { action: 'allow-address', value: address } : {};
}
