import 'server-only';
import { isArtifact } from '../oci/artifact';
import { attestationSubject } from '../oci/attestation';
import type { Descriptor } from '../oci/descriptor';
import type { Digest } from '../oci/digest';
import { isDistributable } from '../oci/distributable';
import type { Index, Manifest } from '../oci/manifest';
import { maxIndexDepth, maxManifestBytes } from '../oci/manifest-bounds';
import { isIndexType, isManifestType } from '../oci/media-type';
import { parseManifest } from '../oci/parse-manifest';
import { ProblemError } from '../problem/problem';
import { blobPath, type LayoutFiles } from './layout-files';
import { namesInSentence } from './names-in-sentence';

/** An image that an `index.json` names, with all that belongs to it. */
export type CheckedImage = Readonly<{
  descriptor: Descriptor;
  kind: 'index' | 'manifest' | 'artifact';
  /** What it is made of, itself among it. */
  content: ReadonlyMap<Digest, number>;
  /** Those of images and artifacts, without the indexes. */
  manifests: ReadonlySet<Digest>;
  /** What its indexes name and the layout does not hold. */
  missing: readonly Descriptor[];
}>;

const maxManifests = 20_000;
/** Each is looked through for all of its names. */
const maxImages = 1000;

type Walk = {
  readonly files: LayoutFiles;
  readonly sizeOf: (digest: Digest) => number | undefined;
  readonly content: Map<Digest, number>;
  readonly missing: Map<Digest, Descriptor>;
  readonly manifests: Set<Digest>;
};

/**
 * Checks that everything below `index` is there with the size that is said of it. A platform of which not even the manifest is there
 * is missing, as Docker writes images of which it has one platform; an image of which a part is there must be whole.
 * Throws `manifest_invalid` that names what is missing, or whose size is another, and `too_large`.
 */
export async function checkLayout(
  files: LayoutFiles,
  index: Index,
  sizeOf: (digest: Digest) => number | undefined,
): Promise<readonly CheckedImage[]> {
  const images: CheckedImage[] = [];
  const distinct = new Map(index.manifests.map((descriptor) => [descriptor.digest, descriptor]));
  if (distinct.size > maxImages) throw tooManyImages(files, distinct.size);
  const absent = index.manifests.filter((descriptor) => !isThere({ files, sizeOf }, descriptor, 'index.json'));
  if (absent.length > 0) throw missing(files, 'index.json', absent);
  let left = maxManifests;
  for (const descriptor of distinct.values()) {
    const walk: Walk = { files, sizeOf, content: new Map(), missing: new Map(), manifests: new Set() };
    const kind = await checkManifest(walk, descriptor, 1);
    left -= walk.content.size + walk.missing.size;
    if (left < 0) throw tooMany(files);
    images.push({
      descriptor,
      kind,
      content: walk.content,
      manifests: walk.manifests,
      missing: [...walk.missing.values()],
    });
  }
  return images;
}

async function checkManifest(walk: Walk, descriptor: Descriptor, depth: number): Promise<CheckedImage['kind']> {
  walk.content.set(descriptor.digest, descriptor.size);
  if (!isIndexType(descriptor.mediaType) && !isManifestType(descriptor.mediaType)) return 'artifact';
  const manifest = await readManifest(walk.files, descriptor);
  if (manifest.kind === 'index') {
    await checkIndex(walk, descriptor, manifest, depth);
    return 'index';
  }
  walk.manifests.add(descriptor.digest);
  checkBlobs(walk, descriptor, manifest);
  return isArtifact(manifest) ? 'artifact' : 'manifest';
}

async function checkIndex(walk: Walk, { digest }: Descriptor, index: Index, depth: number): Promise<void> {
  if (depth > maxIndexDepth) throw tooDeep(walk.files);
  const absent = index.manifests.filter((child) => !isThere(walk, child, digest));
  if (absent.length > 0 && absent.length === index.manifests.length) throw missing(walk.files, digest, absent);
  for (const child of absent) walk.missing.set(child.digest, child);
  for (const child of index.manifests) {
    if (walk.missing.has(child.digest)) continue;
    if (walk.content.has(child.digest)) continue;
    if (walk.content.size + walk.missing.size > maxManifests) throw tooMany(walk.files);
    await checkManifest(walk, child, depth + 1);
  }
}

/** What attests an image may come without its statements, as Docker writes images that it has in part. */
function checkBlobs(walk: Walk, descriptor: Descriptor, manifest: Manifest): void {
  const blobs = [manifest.config, ...manifest.layers].filter(isDistributable);
  const absent = blobs.filter((blob) => !isThere(walk, blob, descriptor.digest));
  if (absent.length > 0 && attestationSubject(descriptor) === null)
    throw missing(walk.files, descriptor.digest, absent);
  for (const blob of absent) walk.missing.set(blob.digest, blob);
  for (const { digest, size } of blobs) if (!walk.missing.has(digest)) walk.content.set(digest, size);
}

async function readManifest(files: LayoutFiles, { digest, mediaType }: Descriptor): Promise<Index | Manifest> {
  const bytes = await files.read(blobPath(digest), maxManifestBytes);
  return parseManifest(bytes ?? new Uint8Array(), mediaType);
}

/** Whether it is there at all. Throws `manifest_invalid` when it has another size than `where` says. */
function isThere(
  { sizeOf, files }: Pick<Walk, 'sizeOf' | 'files'>,
  { digest, size }: Descriptor,
  where: string,
): boolean {
  const found = sizeOf(digest);
  if (found === undefined || found === size) return found !== undefined;
  throw new ProblemError({
    code: 'manifest_invalid',
    message: `In “${files.name}” ${digest} has ${found} bytes, and ${where} says that it has ${size}.`,
    hint: 'Write the archive again with the tool that made the image.',
    details: { digest, sizeBytes: found, statedBytes: size },
  });
}

function missing({ name }: LayoutFiles, where: string, absent: readonly Descriptor[]): ProblemError {
  const digests = [...new Set(absent.map(({ digest }) => digest))];
  return new ProblemError({
    code: 'manifest_invalid',
    message: `“${name}” does not hold what ${where} names: ${namesInSentence(digests)}.`,
    hint: 'Write the archive again, with all that belongs to the image.',
    details: { missing: digests.slice(0, 100) },
  });
}

function tooDeep({ name }: LayoutFiles): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: `“${name}” holds indexes more than ${maxIndexDepth} deep.`,
  });
}

function tooManyImages({ name }: LayoutFiles, count: number): ProblemError {
  return new ProblemError({
    code: 'too_large',
    message: `“${name}” holds ${count} images; ${maxImages} are the most that one upload may bring.`,
    hint: 'Send them in several archives.',
  });
}

function tooMany({ name }: LayoutFiles): ProblemError {
  return new ProblemError({
    code: 'too_large',
    message: `The images of “${name}” are made of more than ${maxManifests} parts, which is more than is checked.`,
  });
}
