import 'server-only';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import { digestAlgorithm } from '@/lib/oci/digest';
import type { Manifest } from '@/lib/oci/manifest';
import { isManifestType } from '@/lib/oci/media-type';
import { maxConfigBytes } from '@/lib/oci/parse-image-config';
import { parseManifest } from '@/lib/oci/parse-manifest';
import type { Reference } from '@/lib/oci/reference';
import { type ProblemCode, ProblemError } from '@/lib/problem/problem';
import * as docker from './docker-json';
import { openContent } from './open-content';
import { resolveAsked } from './resolve-asked';

/** The children of one index, together; a hostile index names more than a server can hold. */
const maxChildrenBytes = 64 * 1024 * 1024;

type DockerManifestOptions = ReadOptions &
  Readonly<{
    /** As `docker manifest inspect -v`. */
    verbose?: boolean;
    content?: Content;
  }>;

/**
 * The JSON that `docker manifest inspect [-v]` (CLI 28) prints, with what Docker drops and relabels. Where Docker itself
 * fails (a nested or empty index, a child that is missing or unreadable) it is the plain manifest as served, and
 * verbose `{ Ref, Descriptor }` for each entry. Throws what `Content` throws.
 * @see https://github.com/docker/cli, cli/command/manifest/inspect.go
 */
export async function dockerManifest(
  reference: Reference,
  { verbose = false, content = openContent(reference), ...options }: DockerManifestOptions = {},
): Promise<unknown> {
  const descriptor = await resolveAsked(content, reference, options);
  const bytes = await content.getManifest(descriptor, options);
  const manifest = parseManifest(bytes, descriptor.mediaType);
  if (manifest.kind === 'manifest') {
    return verbose
      ? inspectImage(reference, { descriptor, manifest, bytes }, content, options)
      : docker.asServed(bytes);
  }
  const children = await loadChildren(manifest.manifests, content, options);
  if (children === null || children.length === 0) {
    return verbose ? manifest.manifests.map((entry) => docker.verboseEntry(reference, entry)) : docker.asServed(bytes);
  }
  return verbose ? children.map((child) => docker.verboseChild(reference, child)) : docker.plainList(children);
}

/** Docker reads a single image's config for its platform. */
async function inspectImage(
  reference: Reference,
  image: docker.LoadedManifest,
  content: Content,
  options: ReadOptions,
): Promise<unknown> {
  const platform = await unlessUnreadable(async () =>
    docker.readConfigPlatform(await content.getBlob(image.manifest.config, { ...options, maxBytes: maxConfigBytes })),
  );
  return docker.verboseImage(reference, image, platform);
}

/** All children of an index in its order, read at once; null when Docker would fail on one of them. */
async function loadChildren(
  entries: readonly Descriptor[],
  content: Content,
  options: ReadOptions,
): Promise<readonly docker.LoadedManifest[] | null> {
  const totalBytes = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (totalBytes > maxChildrenBytes) {
    throw new ProblemError({
      code: 'too_large',
      message: `The manifests of this index have ${totalBytes} bytes together; ${maxChildrenBytes} are the most that is read at once.`,
      hint: 'Inspect its entries one by one, by their digests.',
    });
  }
  const children = await Promise.all(
    entries.map((descriptor) => unlessUnreadable(() => loadChild(descriptor, content, options))),
  );
  return children.every((child) => child !== null) ? children : null;
}

async function loadChild(
  descriptor: Descriptor,
  content: Content,
  options: ReadOptions,
): Promise<docker.LoadedManifest | null> {
  const bytes = await content.getManifest(descriptor, options);
  // Docker goes by what the child says of itself: a descriptor with another type is relabelled.
  const manifest = parseManifest(bytes, null);
  return isReadByDocker(descriptor, manifest) ? { descriptor, manifest, bytes } : null;
}

/** Docker knows no nested indexes, no other types, and names everything by sha256. */
function isReadByDocker(descriptor: Descriptor, manifest: ReturnType<typeof parseManifest>): manifest is Manifest {
  return (
    manifest.kind === 'manifest' &&
    isManifestType(manifest.mediaType) &&
    digestAlgorithm(descriptor.digest) === 'sha256'
  );
}

/** What the content itself is to blame for; a registry that refuses or fails is a problem of the whole answer. */
const unreadable = new Set<ProblemCode>(['not_found', 'manifest_invalid', 'unsupported', 'too_large']);

async function unlessUnreadable<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load();
  } catch (thrown) {
    if (thrown instanceof ProblemError && unreadable.has(thrown.problem.code)) return null;
    throw thrown;
  }
}
