import 'server-only';
import type { EntryChoice } from '@/lib/contract/entry-choice';
import type { EntryView, ImageLine, ImageView } from '@/lib/contract/image';
import { totalBytesOf } from '@/lib/contract/total-bytes';
import { attachFindings } from '@/lib/finding/attach-findings';
import { checkImage } from '@/lib/finding/check-image';
import { artifactTypeOf, isArtifact } from '@/lib/oci/artifact';
import type { Content, Cost, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Index, Manifest } from '@/lib/oci/manifest';
import { formatReference, type Reference, withDefaultTag } from '@/lib/oci/reference';
import { configPlatform } from '@/lib/platform/config-platform';
import { Channel } from './channel';
import { type LoadContext, loadEntry, loadManifest, newBudget } from './load-entry';
import { openContent } from './open-content';
import { parsedManifest } from './parsed-content';
import { pendingEntries, pendingEntry } from './pending-entries';
import { resolveAsked } from './resolve-asked';
import { pullsAreScarce, wantedEntries } from './wanted-entries';

type LoadOptions = Readonly<{
  signal?: AbortSignal;
  content?: Content;
  /** Which entries of an index are read; all by default. */
  entries?: EntryChoice;
}>;

type ImageHead = Extract<ImageLine, { type: 'image' }>;

/**
 * Everything about an image: its manifest or index, and of each entry the manifest and config, all read together.
 * An entry that cannot be read has its `problem` and the rest is there. Throws what `Content.resolve` throws.
 */
export async function loadImage(
  reference: Reference,
  options: LoadOptions &
    Readonly<{
      /** Hears what the index tells, before its entries are read. */
      onHead?: (head: ImageHead) => void;
    }> = {},
): Promise<ImageView> {
  const image = await openImage(reference, options);
  options.onHead?.(image.head);
  const entries = await image.loadEntries(() => undefined);
  const { type: _, ...head } = image.head;
  const findings = checkImage({ ...head, entries });
  return {
    ...head,
    entries: attachFindings(entries, findings),
    findings,
    totalBytes: totalBytesOf(entries),
    cost: image.cost,
    ...(await image.notices()),
  };
}

/**
 * The same as lines: the image with what its index tells, a line per entry as it arrives (a nested index before its
 * entries), the end. Throws only before the first line.
 */
export async function* streamImage(reference: Reference, options: LoadOptions = {}): AsyncGenerator<ImageLine> {
  const image = await openImage(reference, options);
  yield image.head;
  const lines = new Channel<ImageLine>();
  const loading = image.loadEntries((entry) => lines.push({ type: 'entry', entry })).finally(() => lines.close());
  // A reader that leaves early never comes to await it.
  loading.catch(() => undefined);
  yield* lines;
  const entries = await loading;
  const findings = checkImage({ ...image.head, entries });
  const totalBytes = totalBytesOf(entries);
  yield { type: 'end', findings, totalBytes, cost: image.cost, ...(await image.notices()) };
}

type OpenedImage = Readonly<{
  head: ImageHead;
  loadEntries: (onEntry: LoadContext['onEntry']) => Promise<EntryView[]>;
  cost: Cost;
  notices: Content['notices'];
}>;

async function openImage(
  reference: Reference,
  { signal, content = openContent(reference), entries: choice = 'all' }: LoadOptions,
): Promise<OpenedImage> {
  const cost: Cost = { requests: 0, bytesRead: 0 };
  const options: ReadOptions = { cost, ...(signal && { signal }) };
  const descriptor = await resolveAsked(content, reference, options);
  const manifest = parsedManifest(descriptor, await content.getManifest(descriptor, options));
  const pending = manifest.kind === 'index' ? pendingEntries(manifest.manifests) : [pendingEntry(descriptor, 0, '0')];
  const { rateLimit } = await content.notices();
  const thrift = choice === 'auto' && manifest.kind === 'index' && pullsAreScarce(reference, rateLimit);
  const isWanted = wantedEntries(choice, content, thrift);
  return {
    head: { ...imageHead(reference, descriptor, manifest, pending), thrift },
    cost,
    notices: () => content.notices(),
    loadEntries: (onEntry) => {
      const context: LoadContext = { content, options, isWanted, onEntry, budget: newBudget() };
      return Promise.all(
        pending.map((entry) =>
          manifest.kind === 'index' ? loadEntry(entry, context) : loadOnlyEntry(entry, manifest, context),
        ),
      );
    },
  };
}

/** Without an index no descriptor declares a platform: what the config says stands in its place. */
async function loadOnlyEntry(pending: EntryView, manifest: Manifest, context: LoadContext): Promise<EntryView> {
  const entry = await loadManifest(pending, manifest, { ...context, onEntry: () => undefined });
  const known = { ...entry, platform: configPlatform(entry.config) };
  context.onEntry(known);
  return known;
}

function imageHead(
  reference: Reference,
  descriptor: Descriptor,
  manifest: Index | Manifest,
  entries: readonly EntryView[],
): Omit<OpenedImage['head'], 'thrift'> {
  const artifactType = manifest.kind === 'manifest' && isArtifact(manifest) ? artifactTypeOf(manifest) : null;
  return {
    type: 'image',
    reference: formatReference(withDefaultTag(reference)),
    digest: descriptor.digest,
    mediaType: manifest.mediaType,
    kind: artifactType === null ? manifest.kind : 'artifact',
    artifactType: artifactType ?? manifest.artifactType ?? null,
    sizeBytes: descriptor.size,
    annotations: manifest.annotations ?? {},
    subject: manifest.subject
      ? { digest: manifest.subject.digest, mediaType: manifest.subject.mediaType, sizeBytes: manifest.subject.size }
      : null,
    entries,
  };
}
