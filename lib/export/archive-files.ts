import 'server-only';
import { blobPath, layoutMarker } from '@/lib/layout/layout-files';
import { imageNameAnnotation, refNameAnnotation } from '@/lib/layout/layout-tags';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Manifest } from '@/lib/oci/manifest';
import { mediaType } from '@/lib/oci/media-type';
import { familiarReference, formatReference } from '@/lib/oci/reference';
import { type ArchiveFile, fileOf } from './archive-file';
import type { ArchiveName } from './archive-name';
import type { ReadManifest } from './manifest-tree';

type Archive = Readonly<{
  /** The first is what `index.json` names. */
  manifests: readonly [ReadManifest, ...ReadManifest[]];
  blobs: readonly Descriptor[];
  name: ArchiveName | null;
  /** What `docker load` goes by, where the archive is for it. */
  dockerFile: ArchiveFile | null;
}>;

/**
 * The files of an OCI image layout, those first that say what the rest is. With Docker's own beside them it is what Docker 25 and newer
 * write, which older ones load too. @see image-spec image-layout.md, and moby image/tarexport
 */
export function archiveFiles(archive: Archive, content: Content, options: ReadOptions): readonly ArchiveFile[] {
  const { manifests, blobs, dockerFile } = archive;
  return [
    fileOf('oci-layout', layoutMarker),
    fileOf('index.json', indexText(archive)),
    ...(dockerFile === null ? [] : [dockerFile]),
    ...manifests.map(({ descriptor, bytes }) => fileOf(blobPath(descriptor.digest), bytes)),
    ...blobs.map((blob) => ({
      path: blobPath(blob.digest),
      sizeBytes: blob.size,
      open: () => content.streamBlob(blob, options),
    })),
  ];
}

/** `manifest.json`: where `docker load` finds the config and the layers of the one image, from the lowest up. */
export function dockerFile({ config, layers }: Manifest, name: ArchiveName | null): ArchiveFile {
  const image = {
    Config: blobPath(config.digest),
    RepoTags: name?.whole ? [familiarReference(name.whole)] : null,
    Layers: layers.map(({ digest }) => blobPath(digest)),
  };
  return fileOf('manifest.json', JSON.stringify([image]));
}

function indexText({ manifests: [{ descriptor }], name }: Archive): string {
  const annotations = {
    ...descriptor.annotations,
    ...(name?.whole && { [imageNameAnnotation]: formatReference(name.whole) }),
    ...(name && { [refNameAnnotation]: name.tag }),
  };
  const named = { ...descriptor, ...(Object.keys(annotations).length > 0 && { annotations }) };
  return JSON.stringify({ schemaVersion: 2, mediaType: mediaType.ociIndex, manifests: [named] });
}
