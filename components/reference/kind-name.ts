import { isDockerType, isIndexType, isManifestType } from '@/lib/oci/media-type';

/** What a manifest of this media type is called in tables: "OCI index", "Docker list"; an unknown type names itself. */
export function kindName(mediaType: string): string {
  if (isIndexType(mediaType)) return isDockerType(mediaType) ? 'Docker list' : 'OCI index';
  if (isManifestType(mediaType)) return isDockerType(mediaType) ? 'Docker manifest' : 'OCI manifest';
  return mediaType;
}
