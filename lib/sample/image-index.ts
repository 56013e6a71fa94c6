import 'server-only';
import type { Annotations } from '../oci/annotations';
import type { Descriptor } from '../oci/descriptor';
import { mediaType } from '../oci/media-type';
import { dockerDescriptor } from './docker-descriptor';
import type { LayoutBlobs } from './layout-blobs';

/** Adds an OCI index of `manifests`. @see image-spec image-index.md */
export function addOciIndex(
  blobs: LayoutBlobs,
  manifests: readonly Descriptor[],
  annotations?: Annotations,
): Descriptor {
  const body = { schemaVersion: 2, mediaType: mediaType.ociIndex, manifests };
  return blobs.addJson(mediaType.ociIndex, annotations === undefined ? body : { ...body, annotations });
}

/** Adds a Docker manifest list, indented as `docker manifest push` does. @see distribution's manifest-v2-2.md, Manifest List */
export function addDockerList(blobs: LayoutBlobs, manifests: readonly Descriptor[]): Descriptor {
  const body = { schemaVersion: 2, mediaType: mediaType.dockerList, manifests: manifests.map(dockerDescriptor) };
  return blobs.addJson(mediaType.dockerList, body, 3);
}
