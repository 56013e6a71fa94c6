import type { Digest } from '../oci/digest';
import type { Platform } from '../platform/platform';
import { nameablePlatform } from './nameable-platform';

/** What a page shows of an image, as far as it bears on the commands. */
export type ShownImage = Readonly<{
  kind: 'index' | 'manifest' | 'artifact';
  mediaType: string;
  /** Those that the index itself names; without an index the manifest. */
  entries: readonly ShownEntry[];
}>;

export type ShownEntry = Readonly<{
  kind: 'manifest' | 'index' | 'artifact' | 'attestation' | 'unknown';
  digest: Digest;
  platform: Platform | null;
}>;

/** How commands name one image of an index: by its platform, where that is not null, or by its digest. */
export type Selected = Readonly<{ digest: Digest; platform: Platform | null }>;

/** How to name `entry`; null for what is no image of its own. An entry of a nested index has only its digest. */
export function selectedOf(image: ShownImage | null, entry: ShownEntry | null): Selected | null {
  if (image?.kind !== 'index' || entry?.kind !== 'manifest') return null;
  const { digest } = entry;
  if (!image.entries.includes(entry)) return { digest, platform: null };
  const others = image.entries.filter((other) => other !== entry).map(({ platform }) => platform);
  return { digest, platform: nameablePlatform(entry.platform, others) };
}

/** Docker's CLI fails on an index of nothing, and on one that holds another. */
export function isReadByDocker({ kind, entries }: ShownImage): boolean {
  return kind !== 'index' || (entries.length > 0 && !entries.some((entry) => entry.kind === 'index'));
}

/** manifest-tool crashes on an entry without a platform. */
export function isReadByManifestTool({ kind, entries }: ShownImage): boolean {
  return kind !== 'index' || entries.every((entry) => entry.kind !== 'manifest' || entry.platform !== null);
}
