import 'server-only';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntryChoice } from '@/lib/contract/entry-choice';
import type { EntryView, FindingView, ImageLine } from '@/lib/contract/image';
import { totalBytesOf } from '@/lib/contract/total-bytes';
import { checkImage } from '@/lib/finding/check-image';
import { artifactTypeOf, isArtifact } from '@/lib/oci/artifact';
import type { Content, Cost, ReadOptions } from '@/lib/oci/content';
import { type Descriptor, sameContent } from '@/lib/oci/descriptor';
import type { Index, Manifest } from '@/lib/oci/manifest';
import { formatReference, type Reference, withDefaultTag } from '@/lib/oci/reference';
import { configPlatform } from '@/lib/platform/config-platform';
import { type LoadContext, loadEntry, loadManifest, newBudget } from './load-entry';
import { openContent } from './open-content';
import { parsedManifest } from './parsed-content';
import { pendingEntries, pendingEntry } from './pending-entries';
import { resolveAsked } from './resolve-asked';
import { pullsAreScarce, wantedEntries } from './wanted-entries';

export type LoadOptions = Readonly<{
  signal?: AbortSignal;
  content?: Content;
  /** Which entries of an index are read; all by default. */
  entries?: EntryChoice;
}>;

export type ImageHead = Extract<ImageLine, { type: 'image' }>;

/** An image whose manifest or index is at hand. */
type OpenedImage = Readonly<{
  head: ImageHead;
  /** Reads its entries and checks the whole; `onEntry` hears each, a nested index before its entries. */
  load: (onEntry: LoadContext['onEntry']) => Promise<LoadedImage>;
  cost: Cost;
  notices: Content['notices'];
}>;

type LoadedImage = Readonly<{ entries: readonly EntryView[]; findings: readonly FindingView[]; totalBytes: number }>;

type Reading = Readonly<{
  reference: Reference;
  content: Content;
  choice: EntryChoice;
  cost: Cost;
  options: ReadOptions;
}>;

/**
 * Reads the manifest or index that `reference` names. While a registry is asked whether a tag points to what it did, what is at
 * hand of that is read already, so that an image that has not changed costs the time of the answer. Throws what `Content.resolve` throws.
 */
export async function openImage(
  reference: Reference,
  { signal, content = openContent(reference), entries: choice = 'all' }: LoadOptions,
): Promise<OpenedImage> {
  const cost: Cost = { requests: 0, bytesRead: 0 };
  const reading: Reading = { reference, content, choice, cost, options: { cost, ...(signal && { signal }) } };
  let ahead: ReadAhead | undefined;
  const onAsked = (last: Descriptor) => {
    ahead ??= { descriptor: last, image: readAhead(last, reading) };
  };
  const descriptor = await resolveAsked(content, reference, { ...reading.options, onAsked });
  const known = ahead !== undefined && sameContent(ahead.descriptor, descriptor) ? await ahead.image : null;
  return known !== null && known.head.thrift === (await isThrifty(known.head.kind, reading))
    ? known
    : openAt(descriptor, reading);
}

type ReadAhead = Readonly<{ descriptor: Descriptor; image: Promise<OpenedImage | null> }>;

/** The image at `last` with all its entries, where all of that is at hand; else null. */
async function readAhead(last: Descriptor, reading: Reading): Promise<OpenedImage | null> {
  // The question goes out first.
  await nextTurn();
  try {
    const image = await openAt(last, { ...reading, options: { ...reading.options, atHandOnly: true } });
    const heard: EntryView[] = [];
    const loaded = await image.load((entry) => heard.push(entry));
    const load: OpenedImage['load'] = async (onEntry) => {
      for (const entry of heard) onEntry(entry);
      return loaded;
    };
    return { ...image, load };
  } catch {
    // It is read as if nothing were known, which tells what is wrong where something is.
    return null;
  }
}

async function openAt(descriptor: Descriptor, reading: Reading): Promise<OpenedImage> {
  const { reference, content, choice, cost, options } = reading;
  const manifest = parsedManifest(descriptor, await content.getManifest(descriptor, options));
  const pending = manifest.kind === 'index' ? pendingEntries(manifest.manifests) : [pendingEntry(descriptor, 0, '0')];
  const thrift = await isThrifty(manifest.kind, reading);
  const isWanted = wantedEntries(choice, content, thrift);
  const head = { ...imageHead(reference, descriptor, manifest, pending), thrift };
  return {
    head,
    cost,
    notices: () => content.notices(),
    load: async (onEntry) => {
      const context: LoadContext = { content, options, isWanted, onEntry, budget: newBudget() };
      const entries = await Promise.all(
        pending.map((entry) =>
          manifest.kind === 'index' ? loadEntry(entry, context) : loadOnlyEntry(entry, manifest, context),
        ),
      );
      return { entries, findings: checkImage({ ...head, entries }), totalBytes: totalBytesOf(entries) };
    },
  };
}

/** Whether its entries are left unread for now, as far as they are not at hand. */
async function isThrifty(kind: ImageHead['kind'], { reference, content, choice }: Reading): Promise<boolean> {
  if (choice !== 'auto' || kind !== 'index') return false;
  const { rateLimit } = await content.notices();
  return pullsAreScarce(reference, rateLimit);
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
