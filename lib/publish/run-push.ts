import 'server-only';
import { setMaxListeners } from 'node:events';
import { openContent } from '@/lib/inspect/open-content';
import { parseReference } from '@/lib/oci/reference';
import type { PushWork } from '@/lib/store/pushes';
import { bringContent } from './bring-content';
import { bringReferrers } from './bring-referrers';
import { noticeForm } from './notice-form';
import { openTarget } from './open-target';
import { planContent } from './plan-content';
import { planReferrers } from './plan-referrers';
import { type PushProgress, pushSteps } from './push-progress';
import { onSide } from './push-side';
import { rememberingPuts } from './remembering-puts';
import { writeTag } from './write-tag';

/**
 * Brings everything to the target that `work` names: blobs before manifests, manifests before the index, the tags last. What has a
 * subject is listed where the target does not do that itself. What is there is not sent again, so that a push that broke off goes
 * on where it was; with `isFresh` the target is asked for all of it, whatever it was seen to have. Throws the problem of the side
 * that failed first, and `conflict` when a tag no longer points to what it did.
 */
export async function runPush(
  work: PushWork,
  progress: PushProgress,
  { signal, isFresh }: Readonly<{ signal: AbortSignal; isFresh: boolean }>,
): Promise<void> {
  setMaxListeners(0, signal);
  const place = parseReference(work.repository);
  const { target, answers } = rememberingPuts(openTarget(place));
  const run = {
    place,
    target,
    progress,
    options: { signal, trace: progress.trace('target') },
    sourceOptions: { signal, trace: progress.trace('source') },
  };
  const planned = await planContent(work.entries, { ...run, isFresh });
  const referring = await planReferrers(work, planned.manifests, run);
  progress.begin(pushSteps(work, planned, referring));
  await bringContent(planned, run);
  await bringReferrers(referring, { ...run, answers });
  const content = openContent(place);
  const manifests = new Map(work.manifests.map((manifest) => [manifest.digest, manifest]));
  for (const write of work.tags) {
    const manifest = write.after === null ? null : (manifests.get(write.after) ?? null);
    await progress.during({ kind: 'tag', name: write.tag, signal }, () =>
      onSide('target', () => noticeForm(place, manifest, () => writeTag({ ...run, content, write, manifest }))),
    );
  }
}
