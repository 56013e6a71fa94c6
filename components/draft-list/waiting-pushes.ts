import type { PushSummary } from '@/lib/contract/push';

/** Of pushes, latest first, those that somebody should decide about: nothing has been pushed to their tag since. */
export function waitingPushes(pushes: readonly PushSummary[]): readonly PushSummary[] {
  const settled = new Set<string>();
  return pushes.filter(({ target, state, canResume }) => {
    if (state === 'done') settled.add(target);
    return !settled.has(target) && (canResume || state === 'conflict');
  });
}
