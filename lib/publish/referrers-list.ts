import 'server-only';
import { z } from 'zod';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Digest } from '@/lib/oci/digest';
import { mediaType } from '@/lib/oci/media-type';
import { parseManifest } from '@/lib/oci/parse-manifest';
import type { ManifestBytes } from '@/lib/oci/target';

/** What is kept of a list as it stands: every field of it and of its entries, also those nobody knows. */
const listSchema = z.looseObject({
  manifests: z
    .array(z.looseObject({ digest: z.string() }))
    .nullish()
    .transform((manifests) => manifests ?? []),
});
export type ReferrersList = z.output<typeof listSchema>;

const emptyList: ReferrersList = { schemaVersion: 2, mediaType: mediaType.ociIndex, manifests: [] };

/** A list of referrers as the tag holds it, empty where there is no tag; null where the tag holds something else than an OCI index. */
export function readReferrersList(manifest: ManifestBytes | null): ReferrersList | null {
  if (manifest === null) return emptyList;
  const parsed = parseManifest(manifest.bytes, manifest.mediaType);
  if (parsed.kind !== 'index' || parsed.mediaType !== mediaType.ociIndex) return null;
  return listSchema.parse(JSON.parse(new TextDecoder().decode(manifest.bytes)));
}

/** The list with `referrers` at its end, none of them twice; null where it has them all. */
export function withReferrers(list: ReferrersList, referrers: readonly Descriptor[]): ReferrersList | null {
  const known = new Set<string>(list.manifests.map(({ digest }) => digest));
  const added = [...new Map(referrers.map((one) => [one.digest, one])).values()].filter(
    ({ digest }) => !known.has(digest),
  );
  return added.length === 0 ? null : { ...list, manifests: [...list.manifests, ...added] };
}

/** The list without `digest`; null where it does not name it. */
export function withoutReferrer(list: ReferrersList, gone: Digest): ReferrersList | null {
  const left = list.manifests.filter(({ digest }) => digest !== gone);
  return left.length === list.manifests.length ? null : { ...list, manifests: left };
}
