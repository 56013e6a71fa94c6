import 'server-only';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Digest } from '@/lib/oci/digest';
import type { Index, Manifest } from '@/lib/oci/manifest';
import { maxIndexDepth } from '@/lib/oci/manifest-bounds';
import { isIndexType, isManifestType, isSchema1Type } from '@/lib/oci/media-type';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { ProblemError } from '@/lib/problem/problem';

/** A manifest with its exact, verified bytes; `parsed` is null where its type is unknown and its form is, too. */
export type ReadManifest = Readonly<{ descriptor: Descriptor; bytes: Uint8Array; parsed: Index | Manifest | null }>;

const maxManifests = 20_000;
/** Of all manifests together: they are held in memory until the last byte is out. */
const maxBytes = 64 * 1024 * 1024;

/**
 * `root` and all manifests below it, nested indexes and attestations among them, each once: an index before what it names.
 * Throws what `Content` throws, and `too_large` or `unsupported` for what is more than one answer can hold.
 */
export async function readManifestTree(
  root: Descriptor,
  content: Content,
  options: ReadOptions,
): Promise<readonly ReadManifest[]> {
  const reading = new Map<Digest, Promise<ReadManifest>>();
  let sizeBytes = 0;
  const read = async (descriptor: Descriptor, depth: number): Promise<void> => {
    if (reading.has(descriptor.digest)) return;
    if (depth > maxIndexDepth) throw tooDeep(descriptor);
    sizeBytes += descriptor.size;
    if (sizeBytes > maxBytes || reading.size === maxManifests) throw tooMuch(root);
    const begun = readManifest(descriptor, content, options);
    reading.set(descriptor.digest, begun);
    const { parsed } = await begun;
    if (parsed?.kind === 'index') await Promise.all(parsed.manifests.map((child) => read(child, depth + 1)));
  };
  await read(root, 0);
  return inOrder(
    root,
    new Map(await Promise.all([...reading].map(async ([digest, one]) => [digest, await one] as const))),
  );
}

async function readManifest(descriptor: Descriptor, content: Content, options: ReadOptions): Promise<ReadManifest> {
  const bytes = await content.getManifest(descriptor, options);
  return { descriptor, bytes, parsed: parsedAs(descriptor.mediaType, bytes) };
}

/** Of what is neither an image nor an index by its type, the bytes alone may be all there is. */
function parsedAs(type: string, bytes: Uint8Array): Index | Manifest | null {
  if (isIndexType(type) || isManifestType(type) || isSchema1Type(type)) return parseManifest(bytes, type);
  try {
    return parseManifest(bytes, type);
  } catch {
    return null;
  }
}

/** The order does not depend on which answer came first, so that the same image makes the same archive. */
function inOrder(root: Descriptor, read: ReadonlyMap<Digest, ReadManifest>): readonly ReadManifest[] {
  const found = new Map<Digest, ReadManifest>();
  const visit = ({ digest }: Descriptor): void => {
    const manifest = read.get(digest);
    if (manifest === undefined || found.has(digest)) return;
    found.set(digest, manifest);
    if (manifest.parsed?.kind === 'index') manifest.parsed.manifests.forEach(visit);
  };
  visit(root);
  return [...found.values()];
}

function tooDeep({ digest }: Descriptor): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: `The index ${digest} lies more than ${maxIndexDepth} indexes deep.`,
    hint: 'Download what it holds by its digest.',
  });
}

function tooMuch({ digest }: Descriptor): ProblemError {
  return new ProblemError({
    code: 'too_large',
    message: `${digest} has more than ${maxManifests} manifests, or more than ${maxBytes} bytes of them.`,
    hint: 'Download its platforms one by one.',
  });
}
