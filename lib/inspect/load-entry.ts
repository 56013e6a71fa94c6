import 'server-only';
import type { ConfigView, EntryView } from '@/lib/contract/image';
import { artifactTypeOf, isArtifact } from '@/lib/oci/artifact';
import { hasArtifactFacts, maxArtifactConfigBytes, parseArtifactFacts } from '@/lib/oci/artifact-facts';
import { type Content, NotAtHand, type ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Index, Manifest } from '@/lib/oci/manifest';
import { maxIndexDepth } from '@/lib/oci/manifest-bounds';
import { maxConfigBytes } from '@/lib/oci/parse-image-config';
import { type Problem, ProblemError, toProblem } from '@/lib/problem/problem';
import { parsedConfig, parsedManifest } from './parsed-content';
import { pendingEntries } from './pending-entries';
import type { Wanted } from './wanted-entries';

/** Entries loaded for one image, all nested indexes together. */
const maxEntries = 20_000;

/** What the loading of one image shares: where content comes from, and what is left of the bounds. */
export type LoadContext = Readonly<{
  content: Content;
  options: ReadOptions;
  isWanted: Wanted;
  /** Hears each entry as it becomes known. */
  onEntry: (entry: EntryView) => void;
  budget: { entries: number };
}>;

export function newBudget(): LoadContext['budget'] {
  return { entries: maxEntries };
}

/**
 * Loads what a pending entry stands for, its nested entries included; one that is not wanted stays pending. What
 * cannot be loaded becomes the entry's `problem`; only the asker's own abort is thrown, and `NotAtHand`.
 */
export async function loadEntry(entry: EntryView, context: LoadContext, depth = 1): Promise<EntryView> {
  if (!isLoadable(entry) || !(await context.isWanted(entry))) return entry;
  try {
    const descriptor = descriptorOf(entry);
    const bytes = await context.content.getManifest(descriptor, context.options);
    const manifest = parsedManifest(descriptor, bytes);
    return manifest.kind === 'index'
      ? await loadNestedIndex(entry, manifest, context, depth)
      : await loadManifest(entry, manifest, context);
  } catch (thrown) {
    return announced({ ...entry, problem: problemOf(thrown, context) }, context);
  }
}

/** The view of an entry whose manifest is at hand: layers at once, then its config. */
export async function loadManifest(entry: EntryView, manifest: Manifest, context: LoadContext): Promise<EntryView> {
  const known: EntryView = {
    ...entry,
    kind: isArtifact(manifest) ? 'artifact' : 'manifest',
    artifactType: isArtifact(manifest) ? artifactTypeOf(manifest) : (manifest.artifactType ?? entry.artifactType),
    layers: manifest.layers.map(({ digest, mediaType, size, annotations }) => ({
      digest,
      mediaType,
      sizeBytes: size,
      ...(annotations && { annotations }),
    })),
    totalBytes: distinctBytes([manifest.config, ...manifest.layers]),
  };
  try {
    const told =
      known.kind === 'artifact'
        ? { artifactFacts: await loadArtifactFacts(manifest.config, context) }
        : { config: await loadConfig(manifest.config, context) };
    return announced({ ...known, ...told }, context);
  } catch (thrown) {
    return announced({ ...known, problem: problemOf(thrown, context) }, context);
  }
}

async function loadNestedIndex(
  entry: EntryView,
  index: Index,
  context: LoadContext,
  depth: number,
): Promise<EntryView> {
  if (depth >= maxIndexDepth) throw new ProblemError(tooDeep(entry));
  const pending = pendingEntries(index.manifests, `${entry.id}.`);
  context.budget.entries -= pending.length;
  if (context.budget.entries < 0) throw new ProblemError(tooMany(entry));
  const known: EntryView = { ...entry, kind: 'index', entries: pending };
  context.onEntry(known);
  const entries = await Promise.all(pending.map((child) => loadEntry(child, context, depth + 1)));
  return { ...known, entries };
}

async function loadConfig(descriptor: Descriptor, { content, options }: LoadContext): Promise<ConfigView> {
  const bytes = await content.getBlob(descriptor, { ...options, maxBytes: maxConfigBytes });
  const { digest, mediaType, size } = descriptor;
  return { digest, mediaType, sizeBytes: size, ...parsedConfig(descriptor, bytes) };
}

/** Only configs that are known to tell something cost a request. */
async function loadArtifactFacts(
  descriptor: Descriptor,
  { content, options }: LoadContext,
): Promise<EntryView['artifactFacts']> {
  if (!hasArtifactFacts(descriptor.mediaType)) return null;
  const bytes = await content.getBlob(descriptor, { ...options, maxBytes: maxArtifactConfigBytes });
  return parseArtifactFacts(descriptor.mediaType, bytes);
}

/** What hinders one entry; throws what concerns them all. */
function problemOf(thrown: unknown, { options }: LoadContext): Problem {
  options.signal?.throwIfAborted();
  if (thrown instanceof NotAtHand) throw thrown;
  return toProblem(thrown);
}

function isLoadable(entry: EntryView): boolean {
  return entry.kind === 'manifest' || entry.kind === 'index';
}

function descriptorOf({ mediaType, digest, sizeBytes }: EntryView): Descriptor {
  return { mediaType, digest, size: sizeBytes };
}

function distinctBytes(descriptors: readonly Descriptor[]): number {
  const sizes = new Map(descriptors.map(({ digest, size }) => [digest, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

function announced(entry: EntryView, context: LoadContext): EntryView {
  context.onEntry(entry);
  return entry;
}

function tooDeep({ digest }: EntryView): Problem {
  return {
    code: 'unsupported',
    message: `The index ${digest} lies more than ${maxIndexDepth} indexes deep and was not read.`,
    hint: 'Inspect it by its digest.',
  };
}

function tooMany({ digest }: EntryView): Problem {
  return {
    code: 'unsupported',
    message: `With the index ${digest} this image has more than ${maxEntries} entries; the rest was not read.`,
    hint: 'Inspect the nested index by its digest.',
  };
}
