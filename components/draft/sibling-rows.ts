import type { DraftEntryView } from '@/lib/contract/draft';
import type { PlatformView } from '@/lib/contract/image';
import type { Sibling, Siblings } from '@/lib/contract/siblings';
import { formatReference, parseReference } from '@/lib/oci/reference';
import { missingPlatforms } from '@/lib/platform/missing-platforms';

/** A sibling, and what the draft has of it. */
export type SiblingRow = Sibling & Readonly<{ entries: readonly DraftEntryView[] }>;

/** The siblings by the pattern of their names. */
export type SiblingGroup = Readonly<{ pattern: string; rows: readonly SiblingRow[] }>;

/** What the draft has of each sibling: what was taken from there, or names the same manifest. */
export function siblingGroups(images: readonly DraftEntryView[], siblings: Siblings | null): readonly SiblingGroup[] {
  const named = images.map((entry) => ({ entry, reference: withoutDigest(entry.source) }));
  return (siblings?.families ?? []).map(({ pattern, siblings: members }) => ({
    pattern,
    rows: members.map((sibling) => ({
      ...sibling,
      entries: named
        .filter(({ entry, reference }) => reference === sibling.reference || entry.digest === sibling.digest)
        .map(({ entry }) => entry),
    })),
  }));
}

/** The platforms that siblings are there for, and that neither the draft nor the tag today has. */
export function missingSiblings(
  groups: readonly SiblingGroup[],
  present: readonly (PlatformView | null)[],
): readonly PlatformView[] {
  const found = groups.flatMap(({ rows }) => rows.filter(({ entries }) => entries.length === 0));
  return missingPlatforms(
    found.map(({ platform }) => platform),
    present.filter((platform) => platform !== null),
  );
}

function withoutDigest(source: string): string {
  const { digest: _, ...reference } = parseReference(source);
  return reference.tag === undefined ? source : formatReference({ ...reference, tag: reference.tag });
}
