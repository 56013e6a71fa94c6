import type { DraftSummary } from '@/lib/contract/draft';
import type { PushSummary } from '@/lib/contract/push';

/** Ids of the drafts whose tag a push of `pushes`, latest first, has moved since it was looked at. */
export function movedDrafts(
  drafts: readonly Pick<DraftSummary, 'id' | 'target' | 'today'>[],
  pushes: readonly Pick<PushSummary, 'target' | 'state' | 'digest' | 'finishedAt'>[],
): readonly string[] {
  return drafts
    .filter(({ target, today }) => {
      const last = pushes.find((push) => push.target === target && push.state === 'done');
      if (last?.finishedAt == null || today === null) return false;
      return Date.parse(last.finishedAt) > Date.parse(today.at) && last.digest !== today.digest;
    })
    .map(({ id }) => id);
}
