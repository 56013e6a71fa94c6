import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import type { Digest } from '@/lib/oci/digest';
import type { Reference } from '@/lib/oci/reference';
import type { PutManifest, Target } from '@/lib/oci/target';
import { ConnectionGate } from '@/lib/registry/connection-gate';
import { changeReferrersList } from './change-referrers-list';
import type { PlannedManifest } from './plan-content';
import type { PlannedList, PlannedReferrers } from './plan-referrers';
import type { PushProgress } from './push-progress';
import { onSide } from './push-side';
import { type ReferrersList, withReferrers } from './referrers-list';

type Bringing = Readonly<{
  place: Reference;
  target: Target;
  /** What the target made of each manifest that this push put there. */
  answers: ReadonlyMap<Digest, PutManifest>;
  progress: PushProgress;
  options: ReadOptions;
}>;

/** Lists written at once. */
const listsAtOnce = 4;

/**
 * Puts what has a subject itself, by its digest, then lists all that has one where the target does not do that. A list that fails
 * keeps no other from being written; the first failure is thrown. @see distribution-spec, Pushing Manifests with Subject
 */
export async function bringReferrers({ indexes, lists }: PlannedReferrers, bringing: Bringing): Promise<void> {
  for (const index of indexes) await bringIndex(index, bringing);
  const gate = new ConnectionGate(listsAtOnce);
  const outcomes = await Promise.allSettled(
    lists.map((list) => gate.run(bringing.options.signal, () => bringList(list, bringing))),
  );
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

async function bringIndex(
  { child: { descriptor }, bytes }: PlannedManifest,
  { target, progress, options }: Bringing,
): Promise<void> {
  if (bytes === null) return;
  const { mediaType, digest } = descriptor;
  await progress.during({ kind: 'manifest', name: digest, signal: options.signal }, () =>
    onSide('target', () => target.putManifest({ mediaType, digest, bytes }, null, options)),
  );
}

/** What the target said when it took the manifests counts for more than what was planned. */
async function bringList({ tag, way, referrers }: PlannedList, bringing: Bringing): Promise<void> {
  const { progress, answers, options } = bringing;
  const said = referrers.flatMap(({ digest }) => answers.get(digest) ?? []);
  const isKept = said.length === 0 ? way === 'there' : said.every(({ subject }) => subject !== null);
  progress.change('referrers', tag, isKept ? { way: 'there', state: 'done' } : { way: 'put' });
  if (isKept) return;
  const change = (list: ReferrersList) => withReferrers(list, referrers);
  await progress.during({ kind: 'referrers', name: tag, signal: options.signal }, () =>
    onSide('target', () => changeReferrersList({ ...bringing, tag, change })),
  );
}
