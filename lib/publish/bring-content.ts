import 'server-only';
import { setMaxListeners } from 'node:events';
import { openContent } from '@/lib/inspect/open-content';
import type { ReadOptions } from '@/lib/oci/content';
import type { Digest } from '@/lib/oci/digest';
import { repositoryOf } from '@/lib/oci/reference';
import type { Target } from '@/lib/oci/target';
import { ConnectionGate } from '@/lib/registry/connection-gate';
import { failsWholly } from './fails-wholly';
import type { PlannedBlob, PlannedContent, PlannedManifest } from './plan-content';
import type { PushProgress } from './push-progress';
import { onSide, streamOnSide } from './push-side';

/** Blobs copied at once: each holds a connection at both ends. */
const copiesAtOnce = 4;
/** Mounts and manifests begun at once: more than a registry is asked at once, so that none of its connections waits. */
const writesAtOnce = 128;

type Bringing = Readonly<{
  target: Target;
  progress: PushProgress;
  /** For what is asked of the target, and of the sources. */
  options: ReadOptions;
  sourceOptions: ReadOptions;
}>;

type Run = Bringing &
  Readonly<{
    copies: ConnectionGate;
    writes: ConnectionGate;
    /** Repositories that nothing can be had from. */
    deadSources: Set<string>;
  }>;

/** Thrown in place of a copy from a source that has failed for all that comes from it. */
class NotBegun extends Error {}

/**
 * Brings what is planned to the target, each manifest as soon as its own blobs are there. What fails keeps only those from being
 * brought that need it: the others go on, so that less is left for another time. A failure of the whole target ends all, one of a
 * whole source what has not begun to come from there. Throws what failed first.
 */
export async function bringContent({ manifests, blobs }: PlannedContent, bringing: Bringing): Promise<void> {
  const { options, sourceOptions } = bringing;
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, ...(options.signal ? [options.signal] : [])]);
  // Hundreds of requests may end with one; Node takes more than ten listeners for a leak, and warns.
  setMaxListeners(0, signal);
  const run: Run = {
    ...bringing,
    options: { ...options, signal },
    sourceOptions: { ...sourceOptions, signal },
    copies: new ConnectionGate(copiesAtOnce),
    writes: new ConnectionGate(writesAtOnce),
    deadSources: new Set(),
  };
  let first: unknown;
  const noticed = (work: Promise<void>) =>
    work.catch((thrown: unknown) => {
      if (thrown instanceof NotBegun) return;
      first ??= thrown;
      if (failsWholly(thrown, 'target')) failed.abort(thrown);
    });
  const brought = new Map([...blobs].map(([digest, blob]) => [digest, bringBlob(blob, run)]));
  await Promise.all([
    ...[...brought.values()].map(noticed),
    ...manifests.map((manifest) => noticed(bringManifest(manifest, brought, run))),
  ]);
  options.signal?.throwIfAborted();
  if (first !== undefined) throw first;
}

async function bringManifest(
  { child, bytes, blobs }: PlannedManifest,
  brought: ReadonlyMap<Digest, Promise<void>>,
  { target, progress, options, writes }: Run,
): Promise<void> {
  if (bytes === null) return;
  await Promise.all(blobs.map((digest) => brought.get(digest)));
  const { mediaType, digest } = child.descriptor;
  await inTurn(writes, options, () =>
    progress.during({ kind: 'manifest', name: digest, signal: options.signal }, () =>
      onSide('target', () => target.putManifest({ mediaType, digest, bytes }, null, options)),
    ),
  );
}

async function bringBlob(blob: PlannedBlob, run: Run): Promise<void> {
  const { options, writes, copies } = run;
  if (blob.way === 'there') return;
  if (blob.way === 'mount' && (await inTurn(writes, options, () => mountBlob(blob, run)))) return;
  await inTurn(copies, options, () => copyBlob(blob, run));
}

/** Waits without listening to the signal: thousands of listeners at one signal take their time. */
function inTurn<T>(gate: ConnectionGate, { signal }: ReadOptions, work: () => Promise<T>): Promise<T> {
  return gate.run(undefined, () => {
    signal?.throwIfAborted();
    return work();
  });
}

function mountBlob({ descriptor, from }: PlannedBlob, { progress, target, options }: Run): Promise<boolean> {
  const after = (isMounted: boolean) => (isMounted ? 'done' : 'waiting');
  return progress.during({ kind: 'blob', name: descriptor.digest, signal: options.signal, after }, () =>
    onSide('target', () => target.mountBlob(descriptor, from, options)),
  );
}

async function copyBlob({ descriptor, from }: PlannedBlob, run: Run): Promise<void> {
  const { progress, target, options, sourceOptions, deadSources } = run;
  if (deadSources.has(repositoryOf(from))) throw new NotBegun();
  progress.change('blob', descriptor.digest, { way: 'copy' });
  const open = () => streamOnSide('source', openContent(from).streamBlob(descriptor, sourceOptions));
  const onSent = (sentBytes: number) => progress.change('blob', descriptor.digest, { sentBytes });
  try {
    await progress.during({ kind: 'blob', name: descriptor.digest, signal: options.signal }, () =>
      onSide('target', () => target.putBlob(descriptor, open, { ...options, onSent })),
    );
  } catch (thrown) {
    if (failsWholly(thrown, 'source')) deadSources.add(repositoryOf(from));
    throw thrown;
  }
}
