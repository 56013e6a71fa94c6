import 'server-only';
import { openContent } from '@/lib/inspect/open-content';
import { resolveAsked } from '@/lib/inspect/resolve-asked';
import { isArtifact } from '@/lib/oci/artifact';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Digest } from '@/lib/oci/digest';
import { isDistributable } from '@/lib/oci/distributable';
import type { Manifest } from '@/lib/oci/manifest';
import { maxConfigBytes, parseImageConfig } from '@/lib/oci/parse-image-config';
import type { Reference } from '@/lib/oci/reference';
import type { Platform } from '@/lib/platform/platform';
import { ProblemError } from '@/lib/problem/problem';
import { archiveFiles, dockerFile } from './archive-files';
import { archiveFileName, archiveName } from './archive-name';
import { chooseImage } from './choose-image';
import { type ReadManifest, readManifestTree } from './manifest-tree';
import { tarBytes, tarSizeBytes } from './tar-bytes';

/** An image as a tar, still to be read. */
export type ExportedImage = Readonly<{
  /** Of the index or manifest that it holds. */
  digest: Digest;
  fileName: string;
  /** Exactly what `bytes` will have. */
  sizeBytes: number;
  /** Layers that are not in it, because whoever runs the image gets them from where their `urls` lead. */
  leftOut: readonly Digest[];
  /** The same image makes the same bytes. What goes wrong on the way is thrown, before the last of them. */
  bytes: () => AsyncGenerator<Uint8Array>;
}>;

type ExportOptions = ReadOptions &
  Readonly<{
    format: 'oci' | 'docker';
    /** Takes that one image of an index. */
    platform?: Platform | null;
    content?: Content;
  }>;

/**
 * `reference` as an archive: an OCI image layout of all that it leads to, or of one platform; for `docker` one image, with what
 * `docker load` goes by. All manifests are read and verified before it answers, blobs as their bytes come. Throws what `Content`
 * throws, `request_invalid` where it takes a platform, `not_found` for one that is not listed, `unsupported` for what no Docker loads.
 */
export async function exportImage(
  reference: Reference,
  { format, platform = null, content = openContent(reference), ...options }: ExportOptions,
): Promise<ExportedImage> {
  const resolved = await resolveAsked(content, reference, options);
  const root =
    format === 'oci' && platform === null
      ? resolved
      : await chooseImage({ root: resolved, platform, content, options });
  const [first, ...below] = await readManifestTree(root, content, options);
  if (first === undefined) throw new TypeError('The tree of manifests has no root.');
  const manifests = [first, ...below] as const;
  const name = archiveName(reference, resolved);
  const { blobs, leftOut } = blobsOf(manifests);
  const forDocker = format === 'docker' ? dockerFile(await loadable(first, leftOut, content, options), name) : null;
  const files = archiveFiles({ manifests, blobs, name, dockerFile: forDocker }, content, options);
  return {
    digest: root.digest,
    fileName: archiveFileName(reference, resolved, platform),
    sizeBytes: tarSizeBytes(files),
    leftOut,
    bytes: () => tarBytes(files),
  };
}

/** Each blob once, in the order in which it is named first. */
function blobsOf(manifests: readonly ReadManifest[]): { blobs: readonly Descriptor[]; leftOut: readonly Digest[] } {
  const known = new Set<Digest>(manifests.map(({ descriptor }) => descriptor.digest));
  const blobs: Descriptor[] = [];
  const leftOut: Digest[] = [];
  for (const { parsed } of manifests) {
    if (parsed?.kind !== 'manifest') continue;
    for (const blob of [parsed.config, ...parsed.layers]) {
      if (known.has(blob.digest)) continue;
      known.add(blob.digest);
      if (isDistributable(blob)) blobs.push(blob);
      else leftOut.push(blob.digest);
    }
  }
  return { blobs, leftOut };
}

/** The manifest, where `docker load` will take the image. */
async function loadable(
  { descriptor, parsed }: ReadManifest,
  leftOut: readonly Digest[],
  content: Content,
  options: ReadOptions,
): Promise<Manifest> {
  if (parsed?.kind !== 'manifest' || isArtifact(parsed)) throw notLoadable(descriptor, 'it is no image');
  if (leftOut.length > 0) {
    throw notLoadable(descriptor, `${leftOut.length} of its layers are to be had only where their “urls” lead`);
  }
  const { diffIds } = parseImageConfig(await content.getBlob(parsed.config, { ...options, maxBytes: maxConfigBytes }));
  if (diffIds.length !== parsed.layers.length) {
    const counts = `its manifest has ${parsed.layers.length} layers, its config ${diffIds.length}`;
    throw notLoadable(descriptor, counts);
  }
  return parsed;
}

function notLoadable({ digest }: Descriptor, reason: string): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: `“docker load” would refuse ${digest}: ${reason}.`,
    hint: 'Download it as an OCI layout.',
    details: { digest },
  });
}
