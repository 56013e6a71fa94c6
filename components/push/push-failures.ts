import type { Push } from '@/lib/contract/push';
import type { Problem } from '@/lib/problem/problem';
import { platformChipText } from '../platform/platform-chip';
import type { PlatformProgress } from './platform-progress';

/** One reason why a push ended, with the platforms that it kept from being complete; none where it concerns the push as such. */
export type PushFailureCause = Readonly<{ problem: Problem; platforms: readonly string[] }>;

/** Why a push failed: what ended it first, then each other reason once. */
export function pushFailures(
  { problem, steps }: Pick<Push, 'problem' | 'steps'>,
  platforms: readonly PlatformProgress[],
): readonly PushFailureCause[] {
  if (problem === null) return [];
  const causes = new Map<string, { problem: Problem; digests: Set<string> }>([
    [keyOf(problem), { problem, digests: new Set() }],
  ]);
  for (const step of steps) {
    if (step.problem === null) continue;
    const known = causes.get(keyOf(step.problem)) ?? { problem: step.problem, digests: new Set() };
    for (const digest of step.entries) known.digests.add(digest);
    causes.set(keyOf(step.problem), known);
  }
  return [...causes.values()].map(({ problem: cause, digests }) => ({
    problem: cause,
    platforms: platforms
      .filter(({ digest }) => digests.has(digest))
      .map(({ platform }) => (platform === null ? 'no platform' : platformChipText(platform))),
  }));
}

/** Several blobs of one source fail in the same way: their sentences differ in a digest. */
function keyOf({ code, message, details }: Problem): string {
  const place = details?.registry ?? details?.host;
  return `${code} ${details?.side} ${place ?? message}`;
}
