import 'server-only';
import type { PushPlan, PushStep } from '@/lib/contract/push';
import { parseReference } from '@/lib/oci/reference';
import type { StoredDraft } from '@/lib/store/drafts';
import { leftReferrers } from './left-referrers';
import { openTarget } from './open-target';
import { planContent } from './plan-content';
import { planReferrers } from './plan-referrers';
import { pushSteps } from './push-progress';
import { bytesOf } from './push-view';
import { workOf } from './start-push';

/** What a push of the draft would do now, step by step; nothing is written. Throws as starting it would. */
export async function pushPlan(stored: StoredDraft, signal?: AbortSignal): Promise<PushPlan> {
  const work = await workOf(stored, { ...(signal && { signal }) });
  const place = parseReference(work.repository);
  const options = { ...(signal && { signal }) };
  const planning = { place, target: openTarget(place), options, sourceOptions: options };
  const [content, notes] = await Promise.all([planContent(work.entries, planning), leftReferrers(work, options)]);
  const steps = pushSteps(work, content, await planReferrers(work, content.manifests, planning));
  const [target] = work.tags;
  return {
    target: `${work.repository}:${target?.tag ?? ''}`,
    tags: work.tags.map(({ tag }) => tag),
    digest: target?.after ?? '',
    replaces: target?.before ?? null,
    steps,
    copyBytes: bytesOf(steps).total,
    requests: steps.reduce((sum, step) => sum + requestsOf(step), 0),
    notes,
  };
}

/** A copy begins a session and sends the bytes. */
function requestsOf({ way }: PushStep): number {
  return { there: 0, mount: 1, put: 1, copy: 2 }[way];
}
