import 'server-only';
import { openContent } from '@/lib/inspect/open-content';
import type { ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Digest } from '@/lib/oci/digest';
import { isDistributable } from '@/lib/oci/distributable';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { parseReference, type Reference, repositoryOf } from '@/lib/oci/reference';
import { type Referrer, referrerOf } from '@/lib/oci/referrer';
import type { Target } from '@/lib/oci/target';
import { ProblemError } from '@/lib/problem/problem';
import { ConnectionGate } from '@/lib/registry/connection-gate';
import { onSide } from './push-side';

/** A manifest that the index names, with where it can be had. */
export type Child = Readonly<{ descriptor: Descriptor; source: string }>;

/** A blob that the target needs: it has it, can mount it from `from`, or gets its bytes from there. */
export type PlannedBlob = Readonly<{ descriptor: Descriptor; way: 'there' | 'mount' | 'copy'; from: Reference }>;

/** A manifest that the target needs, with its bytes where it lacks it. */
export type PlannedManifest = Readonly<{
  child: Child;
  bytes: Uint8Array | null;
  /** Digests of the blobs that must be there before; none where the target has the manifest. */
  blobs: readonly Digest[];
  /** What a list of referrers says of it; null where it has no subject, or that is not known. */
  referrer: Referrer | null;
}>;

export type PlannedContent = Readonly<{
  manifests: readonly PlannedManifest[];
  blobs: ReadonlyMap<Digest, PlannedBlob>;
}>;

type Planning = Readonly<{
  place: Reference;
  target: Target;
  /** For what is asked of the target, and of the sources. */
  options: ReadOptions;
  sourceOptions: ReadOptions;
  /** Asks the target for all, also for what it was seen to have a moment ago. */
  isFresh?: boolean;
}>;

/**
 * What the target lacks of `children`, and how it can get it: what it has is left, what another repository of its registry has is
 * mounted, the rest is copied. Nothing is written. Throws the problem of the side that does not answer, `unsupported` for an index
 * within the index.
 */
export async function planContent(children: readonly Child[], planning: Planning): Promise<PlannedContent> {
  const distinct = [...new Map(children.map((child) => [child.descriptor.digest, child])).values()];
  // Thousands at once would wait for each other, each listening to one signal.
  const gate = new ConnectionGate(askedAtOnce);
  const read = await Promise.all(distinct.map((child) => gate.run(undefined, () => planManifest(child, planning))));
  const wanted = new Map<Digest, WantedBlob>();
  for (const { child, needed } of read) {
    const from = parseReference(child.source);
    for (const descriptor of needed) {
      const known = wanted.get(descriptor.digest);
      // A place that it can be mounted from costs no bytes.
      if (known === undefined || (isMountable(planning.place, from) && !isMountable(planning.place, known.from))) {
        wanted.set(descriptor.digest, { descriptor, from });
      }
    }
  }
  const planned = await Promise.all(
    [...wanted.values()].map((blob) => gate.run(undefined, () => planBlob(blob, planning))),
  );
  return {
    manifests: read.map(({ needed, ...manifest }) => ({ ...manifest, blobs: needed.map(({ digest }) => digest) })),
    blobs: new Map(planned.map((blob) => [blob.descriptor.digest, blob])),
  };
}

/** Entries and blobs that are asked for at once. */
const askedAtOnce = 128;

type WantedBlob = Readonly<{ descriptor: Descriptor; from: Reference }>;

type ReadManifest = Omit<PlannedManifest, 'blobs'> & Readonly<{ needed: readonly Descriptor[] }>;

async function planManifest(
  child: Child,
  { place, target, options, sourceOptions, isFresh = false }: Planning,
): Promise<ReadManifest> {
  const { descriptor } = child;
  if (await onSide('target', () => target.hasManifest(descriptor, { ...options, isFresh }))) {
    return { child, bytes: null, needed: [], referrer: await referrerAtHand(place, descriptor, options) };
  }
  const content = openContent(parseReference(child.source));
  const [bytes, manifest] = await onSide('source', async () => {
    const read = await content.getManifest(descriptor, sourceOptions);
    return [read, parseManifest(read, descriptor.mediaType)] as const;
  });
  if (manifest.kind === 'index') throw nested(child);
  const needed = [manifest.config, ...manifest.layers].filter(isDistributable);
  return { child, bytes, needed, referrer: referrerOf(manifest, descriptor) };
}

/** A push that broke off between a manifest and its list has read it: what is there is looked at where that costs no request. */
async function referrerAtHand(
  place: Reference,
  descriptor: Descriptor,
  options: ReadOptions,
): Promise<Referrer | null> {
  const content = openContent(place);
  if (!(await content.isAtHand(descriptor))) return null;
  try {
    const bytes = await content.getManifest(descriptor, options);
    return referrerOf(parseManifest(bytes, descriptor.mediaType), descriptor);
  } catch (thrown) {
    // What cannot be read names no subject, and is for others to find.
    if (thrown instanceof ProblemError) return null;
    throw thrown;
  }
}

/** A mount tells whether the blob is there as well: it is not asked for before. */
async function planBlob(
  { descriptor, from }: WantedBlob,
  { place, target, options, isFresh = false }: Planning,
): Promise<PlannedBlob> {
  if (isMountable(place, from)) return { descriptor, from, way: 'mount' };
  const isThere = await onSide('target', () => target.hasBlob(descriptor, { ...options, isFresh }));
  return { descriptor, from, way: isThere ? 'there' : 'copy' };
}

function isMountable(place: Reference, from: Reference): boolean {
  const isSameRegistry = place.kind === 'registry' && from.kind === 'registry' && place.registry === from.registry;
  return isSameRegistry && repositoryOf(place) !== repositoryOf(from);
}

function nested({ descriptor }: Child): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: `${descriptor.digest} is an index within the index, and could not be unfolded.`,
    hint: 'Remove the entry, and add what it holds by its digest.',
    details: { side: 'source' },
  });
}
