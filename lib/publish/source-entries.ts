import 'server-only';
import { randomUUID } from 'node:crypto';
import type { DraftEntry } from '@/lib/draft/draft';
import { openContent } from '@/lib/inspect/open-content';
import { resolveAsked } from '@/lib/inspect/resolve-asked';
import { isArtifact } from '@/lib/oci/artifact';
import { attestationSubject } from '@/lib/oci/attestation';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Index, Manifest } from '@/lib/oci/manifest';
import { maxIndexDepth } from '@/lib/oci/manifest-bounds';
import { isManifestType } from '@/lib/oci/media-type';
import { maxConfigBytes, parseImageConfig } from '@/lib/oci/parse-image-config';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { formatReference, type Reference, withDigest } from '@/lib/oci/reference';
import { configPlatform } from '@/lib/platform/config-platform';
import type { Platform } from '@/lib/platform/platform';
import { ProblemError } from '@/lib/problem/problem';

/** What one source brings into a draft. */
export type SourceEntries = Readonly<{
  entries: readonly DraftEntry[];
  /** The index that was read, where nothing of it was left out or unfolded: it can be written again as it was. */
  index: Readonly<{ text: string; mediaType: string; parsed: Index }> | null;
  /** What was done with the source, in a sentence. */
  note: string | null;
}>;

const maxEntries = 5000;

/**
 * The entries that the image `reference` makes: one of a single manifest, those of an index with their attestations,
 * nested indexes unfolded. Platforms of single manifests come from their config, with os.version and os.features.
 * Throws what `Content.resolve` throws, `unsupported` for what lies too deep or is too much.
 */
export async function sourceEntries(
  reference: Reference,
  { content = openContent(reference), ...options }: ReadOptions & Readonly<{ content?: Content }> = {},
): Promise<SourceEntries> {
  const descriptor = await resolveAsked(content, reference, options);
  const source: Source = { reference, content, options };
  const bytes = await content.getManifest(descriptor, options);
  const manifest = parseManifest(bytes, descriptor.mediaType);
  if (manifest.kind === 'manifest') {
    return { entries: [await entryOfManifest(source, descriptor, manifest)], index: null, note: null };
  }
  const leaves = await unfold(source, manifest, { depth: 1, budget: { left: maxEntries } });
  const index = descriptor.digest;
  const entries = await Promise.all(leaves.map(async (leaf) => ({ ...(await entryOfLeaf(source, leaf)), index })));
  const isFlat =
    leaves.length === manifest.manifests.length && leaves.every((leaf, at) => leaf === manifest.manifests[at]);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return {
    entries,
    index: isFlat ? { text, mediaType: manifest.mediaType, parsed: manifest } : null,
    note: `An index: its ${entries.length === 1 ? 'entry is' : `${entries.length} entries are`} taken.`,
  };
}

type Source = Readonly<{ reference: Reference; content: Content; options: ReadOptions }>;

type Place = Readonly<{ depth: number; budget: { left: number } }>;

/** The descriptors of an index, those of nested indexes in the place of these: one that is named often is unfolded as often. */
async function unfold(source: Source, index: Index, { depth, budget }: Place): Promise<readonly Descriptor[]> {
  if (depth > maxIndexDepth) throw tooDeep(source.reference);
  budget.left -= index.manifests.length;
  if (budget.left < 0) throw tooMany(source.reference);
  const unfolded = await Promise.all(
    index.manifests.map(async (descriptor) => {
      if (attestationSubject(descriptor) !== null || isManifestType(descriptor.mediaType)) return [descriptor];
      const manifest = await readManifest(source, descriptor).catch(() => null);
      return manifest?.kind === 'index' ? unfold(source, manifest, { depth: depth + 1, budget }) : [descriptor];
    }),
  );
  return unfolded.flat();
}

async function entryOfManifest(source: Source, descriptor: Descriptor, manifest: Manifest): Promise<DraftEntry> {
  const config = await readConfigPlatform(source, manifest);
  const artifactType = isArtifact(manifest) ? manifest.artifactType : undefined;
  return draftEntry(
    source,
    { ...descriptor, ...(artifactType && { artifactType }) },
    { platform: config, config, index: null },
  );
}

/** What a child's config says is worth knowing, and no reason to refuse the child where it cannot be read. */
async function entryOfLeaf(source: Source, leaf: Descriptor): Promise<DraftEntry> {
  const attests = attestationSubject(leaf);
  const { platform = null, annotations = {} } = leaf;
  if (attests !== null || !isManifestType(leaf.mediaType))
    return draftEntry(source, leaf, { platform, annotations, attests });
  const manifest = await readManifest(source, leaf).catch(() => null);
  const config = manifest?.kind === 'manifest' ? await readConfigPlatform(source, manifest).catch(() => null) : null;
  return draftEntry(source, leaf, { platform, annotations, config });
}

function draftEntry(
  { reference }: Source,
  { platform: _, annotations: __, ...descriptor }: Descriptor,
  known: Partial<Pick<DraftEntry, 'platform' | 'annotations' | 'config' | 'attests' | 'index'>>,
): DraftEntry {
  return {
    // A letter first: positions are numbers, digests have a colon.
    id: `e${randomUUID().slice(0, 8)}`,
    source: formatReference(withDigest(reference, descriptor.digest)),
    descriptor,
    platform: null,
    annotations: {},
    config: null,
    attests: null,
    ...known,
  };
}

async function readManifest({ content, options }: Source, descriptor: Descriptor): Promise<Index | Manifest> {
  return parseManifest(await content.getManifest(descriptor, options), descriptor.mediaType);
}

/** The platform that a manifest's config states; null for artifacts and for configs that state none. */
async function readConfigPlatform({ content, options }: Source, manifest: Manifest): Promise<Platform | null> {
  if (isArtifact(manifest)) return null;
  const bytes = await content.getBlob(manifest.config, { ...options, maxBytes: maxConfigBytes });
  return configPlatform(parseImageConfig(bytes));
}

function tooDeep(reference: Reference): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: `${formatReference(reference)} holds indexes more than ${maxIndexDepth} deep.`,
    hint: 'Take the index inside by its digest.',
  });
}

function tooMany(reference: Reference): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: `${formatReference(reference)} has more than ${maxEntries} entries, the most that a draft takes from one source.`,
  });
}
