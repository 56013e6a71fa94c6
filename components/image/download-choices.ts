import type { EntryView, ImageView } from '@/lib/contract/image';
import { formatReference, type Reference, withDigest } from '@/lib/oci/reference';
import { formatFullPlatform } from '@/lib/platform/format-platform';
import { isListedAs } from '@/lib/platform/listed-as';
import { parsePlatform } from '@/lib/platform/parse-platform';
import { routes } from '@/lib/routes';
import { entryLeaves } from '../platform/entry-leaves';

/** One archive that can be downloaded. */
export type DownloadChoice = Readonly<{
  scope: 'image' | 'entry';
  format: 'oci' | 'docker';
  href: string;
  /** Of its configs and layers; null while not all are known. */
  totalBytes: number | null;
}>;

/**
 * What `view` and `entry`, its selected one, can be had as. The digest that is shown is what comes, whatever the tag points to by then.
 */
export function downloadChoices(
  reference: Reference,
  view: ImageView,
  entry: EntryView | null,
): readonly DownloadChoice[] {
  const pinned = formatReference(withDigest(reference, view.digest));
  const isIndex = view.kind === 'index';
  const leaves = entryLeaves(view.entries).map((leaf) => leaf.entry);
  const isKnown = leaves.every(({ kind, totalBytes }) => totalBytes !== null || kind === 'attestation');
  const whole: DownloadChoice[] = [
    {
      scope: 'image',
      format: 'oci',
      href: routes.api.export(pinned, 'oci'),
      totalBytes: isKnown ? view.totalBytes : null,
    },
  ];
  if (entry === null) return whole;
  const { ref, platform } = isIndex
    ? entryName(reference, pinned, leaves, entry)
    : { ref: pinned, platform: undefined };
  const { totalBytes } = entry;
  const docker: DownloadChoice[] =
    entry.kind === 'manifest'
      ? [
          {
            scope: isIndex ? 'entry' : 'image',
            format: 'docker',
            href: routes.api.export(ref, 'docker', platform),
            totalBytes,
          },
        ]
      : [];
  if (!isIndex) return [...whole, ...docker];
  return [
    ...whole,
    { scope: 'entry', format: 'oci', href: routes.api.export(ref, 'oci', platform), totalBytes },
    ...docker,
  ];
}

/** How the server is asked for one entry: by its platform, which then names the file, where no other is listed as that. */
function entryName(
  reference: Reference,
  pinned: string,
  leaves: readonly EntryView[],
  entry: EntryView,
): Readonly<{ ref: string; platform: string | undefined }> {
  const platform = entry.kind === 'manifest' && entry.platform ? formatFullPlatform(entry.platform) : undefined;
  if (platform !== undefined && namesOnly(entry, leaves, platform)) return { ref: pinned, platform };
  return { ref: formatReference(withDigest(reference, entry.digest)), platform: undefined };
}

/** Platforms come from the registry: not each can be written so that it is read again. */
function namesOnly(entry: EntryView, leaves: readonly EntryView[], text: string): boolean {
  try {
    const asked = parsePlatform(text);
    const named = leaves.filter(({ platform }) => platform !== null && isListedAs(platform, asked));
    return named.length > 0 && named.every(({ digest }) => digest === entry.digest);
  } catch {
    return false;
  }
}
