import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Digest } from '@/lib/oci/digest';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { formatReference, type Reference, withDigest } from '@/lib/oci/reference';
import { type Referrer, referrerOf } from '@/lib/oci/referrer';
import { referrersTag } from '@/lib/oci/referrers-tag';
import type { ManifestBytes, Target } from '@/lib/oci/target';
import type { PushWork } from '@/lib/store/pushes';
import type { PlannedManifest } from './plan-content';
import { onSide } from './push-side';

/** What refers to one manifest, and where that is listed. */
export type PlannedList = Readonly<{
  tag: string;
  /** `there`: the registry keeps the list itself; `put`: whoever pushes does, under the tag. */
  way: 'there' | 'put';
  referrers: readonly Descriptor[];
}>;

export type PlannedReferrers = Readonly<{
  /** What the tags will name and has a subject: it is put by its digest first, to hear whether the registry lists it. */
  indexes: readonly PlannedManifest[];
  lists: readonly PlannedList[];
}>;

type Planning = Readonly<{ place: Reference; target: Target; options: ReadOptions }>;

/** Which lists of referrers a push touches: of all that it brings, or finds, that has a subject. Nothing is written. */
export async function planReferrers(
  { tags, manifests }: PushWork,
  children: readonly PlannedManifest[],
  { place, target, options }: Planning,
): Promise<PlannedReferrers> {
  const written = new Set(tags.map(({ after }) => after));
  const referring = manifests.filter(({ digest }) => written.has(digest)).flatMap((one) => ownReferrer(one) ?? []);
  const indexes = await Promise.all(
    referring.map(async ({ manifest, referrer }): Promise<PlannedManifest> => {
      const { mediaType, digest, bytes } = manifest;
      const descriptor = { mediaType, digest, size: bytes.length };
      const isThere = await onSide('target', () => target.hasManifest(descriptor, options));
      const child = { descriptor, source: formatReference(withDigest(place, digest)) };
      return { child, bytes: isThere ? null : bytes, blobs: [], referrer };
    }),
  );
  const bySubject = new Map<Digest, Descriptor[]>();
  for (const { referrer } of [...children, ...indexes]) {
    if (referrer === null) continue;
    bySubject.set(referrer.subject, [...(bySubject.get(referrer.subject) ?? []), referrer.descriptor]);
  }
  const lists = await Promise.all(
    [...bySubject].map(async ([subject, referrers]): Promise<PlannedList> => {
      const isKept = await onSide('target', () => target.keepsReferrers(subject, options));
      return { tag: referrersTag(subject), way: isKept ? 'there' : 'put', referrers };
    }),
  );
  return { indexes, lists: merged(lists) };
}

function ownReferrer(manifest: ManifestBytes): Readonly<{ manifest: ManifestBytes; referrer: Referrer }> | null {
  const { mediaType, digest, bytes } = manifest;
  const referrer = referrerOf(parseManifest(bytes, mediaType), { mediaType, digest, size: bytes.length });
  return referrer && { manifest, referrer };
}

/** Two subjects whose digests are cut may share a tag, and with it a list. */
function merged(lists: readonly PlannedList[]): readonly PlannedList[] {
  const byTag = new Map<string, PlannedList>();
  for (const list of lists) {
    const same = byTag.get(list.tag);
    byTag.set(
      list.tag,
      same === undefined
        ? list
        : {
            ...list,
            way: same.way === 'put' ? 'put' : list.way,
            referrers: [...same.referrers, ...list.referrers],
          },
    );
  }
  return [...byTag.values()];
}
