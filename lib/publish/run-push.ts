import 'server-only';
import { setMaxListeners } from 'node:events';
import { openContent } from '@/lib/inspect/open-content';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Digest } from '@/lib/oci/digest';
import { parseReference, type Reference } from '@/lib/oci/reference';
import type { Target } from '@/lib/oci/target';
import { ConnectionGate } from '@/lib/registry/connection-gate';
import type { PushWork } from '@/lib/store/pushes';
import { bringReferrers } from './bring-referrers';
import { openTarget } from './open-target';
import { type PlannedBlob, type PlannedContent, type PlannedManifest, planContent } from './plan-content';
import { planReferrers } from './plan-referrers';
import { type PushProgress, pushSteps } from './push-progress';
import { onSide, streamOnSide } from './push-side';
import { rememberingPuts } from './remembering-puts';
import { writeTag } from './write-tag';

/** Blobs copied at once: each holds a connection at both ends. */
const copiesAtOnce = 4;

/**
 * Brings everything to the target that `work` names: blobs before manifests, manifests before the index, the tags last. What has a
 * subject is listed where the target does not do that itself. What is there is not sent again, so that a push that broke off goes
 * on where it was. Throws the problem of the side that failed, and `conflict` when a tag no longer points to what it did.
 */
export async function runPush(work: PushWork, progress: PushProgress, signal: AbortSignal): Promise<void> {
  setMaxListeners(0, signal);
  const place = parseReference(work.repository);
  const { target, answers } = rememberingPuts(openTarget(place));
  const run: Run = {
    target,
    content: openContent(place),
    progress,
    options: { signal, trace: progress.trace('target') },
    sourceOptions: { signal, trace: progress.trace('source') },
    copies: new ConnectionGate(copiesAtOnce),
  };
  const planned = await planContent(work.entries, { place, ...run });
  const referring = await planReferrers(work, planned.manifests, { place, ...run });
  progress.begin(pushSteps(work, planned, referring));
  await bringContent(planned, run);
  await bringReferrers(referring, { place, answers, ...run });
  const manifests = new Map(work.manifests.map((manifest) => [manifest.digest, manifest]));
  for (const write of work.tags) {
    const manifest = write.after === null ? null : (manifests.get(write.after) ?? null);
    await progress.during('tag', write.tag, () => onSide('target', () => writeTag({ ...run, place, write, manifest })));
  }
}

type Run = Readonly<{
  target: Target;
  content: Content;
  progress: PushProgress;
  options: ReadOptions;
  sourceOptions: ReadOptions;
  copies: ConnectionGate;
}>;

/** Each manifest is put as soon as its own blobs are there. The first failure ends all. */
async function bringContent({ manifests, blobs }: PlannedContent, run: Run): Promise<void> {
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, ...(run.options.signal ? [run.options.signal] : [])]);
  // Hundreds of requests may end with one; Node takes more than ten listeners for a leak, and warns.
  setMaxListeners(0, signal);
  const within: Run = {
    ...run,
    options: { ...run.options, signal },
    sourceOptions: { ...run.sourceOptions, signal },
  };
  const brought = new Map([...blobs].map(([digest, blob]) => [digest, bringBlob(blob, within)]));
  const all = [...brought.values(), ...manifests.map((manifest) => bringManifest(manifest, brought, within))];
  let first: unknown;
  await Promise.all(
    all.map((one) =>
      one.catch((thrown: unknown) => {
        first ??= thrown;
        failed.abort(thrown);
      }),
    ),
  );
  run.options.signal?.throwIfAborted();
  if (first !== undefined) throw first;
}

async function bringManifest(
  { child, bytes, blobs }: PlannedManifest,
  brought: ReadonlyMap<Digest, Promise<void>>,
  { target, progress, options }: Run,
): Promise<void> {
  if (bytes === null) return;
  await Promise.all(blobs.map((digest) => brought.get(digest)));
  const { mediaType, digest } = child.descriptor;
  await progress.during('manifest', digest, () =>
    onSide('target', () => target.putManifest({ mediaType, digest, bytes }, null, options)),
  );
}

async function bringBlob({ descriptor, way, from }: PlannedBlob, run: Run): Promise<void> {
  if (way === 'there') return;
  const { progress, target, options } = run;
  await progress.during('blob', descriptor.digest, async () => {
    if (way === 'mount' && (await onSide('target', () => target.mountBlob(descriptor, from, options)))) return;
    await run.copies.run(options.signal, () => copyBlob({ descriptor, from }, run));
  });
}

async function copyBlob(
  { descriptor, from }: Readonly<{ descriptor: PlannedBlob['descriptor']; from: Reference }>,
  run: Run,
) {
  const { progress, target, options, sourceOptions } = run;
  progress.change('blob', descriptor.digest, { way: 'copy' });
  const open = () => streamOnSide('source', openContent(from).streamBlob(descriptor, sourceOptions));
  const onSent = (sentBytes: number) => progress.change('blob', descriptor.digest, { sentBytes });
  await onSide('target', () => target.putBlob(descriptor, open, { ...options, onSent }));
}
