import 'server-only';
import type { UploadedImage, UploadedLayout } from '@/lib/contract/layout';
import { openContent } from '@/lib/inspect/open-content';
import { type ReceivedLayout, receiveLayout } from '@/lib/layout/receive-layout';
import { removeUploadedLayout } from '@/lib/layout/uploaded-layouts';
import type { Descriptor } from '@/lib/oci/descriptor';
import { formatReference, type LayoutReference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';
import { ConnectionGate } from '@/lib/registry/connection-gate';
import { type SourceEntries, sourceEntries } from './source-entries';

const imagesAtOnce = 4;

/**
 * Keeps an archive as a layout whose images can be sources of drafts, and tells what they are.
 * Throws what `receiveLayout` throws, and what ended `signal`, also at the very end: then nothing is kept.
 */
export async function receiveUpload(
  pieces: AsyncIterable<Uint8Array>,
  options: Readonly<{ fileName?: string; statedBytes?: number; signal?: AbortSignal }>,
): Promise<UploadedLayout> {
  const received = await receiveLayout(pieces, options);
  try {
    const images = await imageViews(received);
    options.signal?.throwIfAborted();
    return layoutView(received, images);
  } catch (thrown) {
    // Nobody would know of it.
    await removeUploadedLayout(received.name);
    throw thrown;
  }
}

function layoutView(received: ReceivedLayout, images: readonly UploadedImage[]): UploadedLayout {
  return {
    reference: images[0]?.reference ?? formatReference({ kind: 'layout', layout: received.name }),
    name: received.name,
    form: received.form,
    sizeBytes: total(received.content),
    manifests: new Set(received.images.flatMap((image) => [...image.manifests])).size,
    blobs: received.content.size,
    images,
  };
}

/** A few at once: each may be an index of megabytes. */
function imageViews(received: ReceivedLayout): Promise<readonly UploadedImage[]> {
  const gate = new ConnectionGate(imagesAtOnce);
  return Promise.all(received.images.map((image) => gate.run(undefined, () => imageView(received, image))));
}

async function imageView(
  { name, images }: ReceivedLayout,
  { descriptor, kind, content, missing, names, tags }: ReceivedLayout['images'][number],
): Promise<UploadedImage> {
  const { digest, mediaType } = descriptor;
  const [tag] = tags;
  const selector = tag === undefined ? (images.length === 1 ? {} : { digest }) : { tag };
  const reference: LayoutReference = { kind: 'layout', layout: name, ...selector };
  const lacks = new Set(missing.map((lacking) => lacking.digest));
  const source = await sourceOrProblem(reference, descriptor);
  const entries = source.entries.filter((entry) => !lacks.has(entry.descriptor.digest));
  return {
    reference: formatReference(reference),
    digest,
    mediaType,
    kind,
    sizeBytes: total(content),
    names,
    tags,
    platforms: entries.flatMap(({ platform, attests }) => (platform === null || attests !== null ? [] : [platform])),
    entries: entries.map((entry) => ({
      digest: entry.descriptor.digest,
      mediaType: entry.descriptor.mediaType,
      platform: entry.platform,
      config: entry.config,
      attests: entry.attests,
    })),
    missing: missing.map((lacking) => ({ digest: lacking.digest, platform: lacking.platform ?? null })),
    note: source.note,
    problem: source.problem,
  };
}

/** All of an image may be there, and it be no source all the same: a config that cannot be read, a type that nobody knows. */
async function sourceOrProblem(
  reference: LayoutReference,
  descriptor: Descriptor,
): Promise<Pick<SourceEntries, 'entries' | 'note'> & Pick<UploadedImage, 'problem'>> {
  try {
    // What it leads to was just read: an `index.json` of a thousand images is not read once for each.
    const content = { ...openContent(reference), resolve: async () => descriptor };
    return { ...(await sourceEntries(reference, { content })), problem: null };
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
    return { entries: [], note: null, problem: thrown.problem };
  }
}

function total(content: ReadonlyMap<unknown, number>): number {
  return [...content.values()].reduce((sum, size) => sum + size, 0);
}
