/** The media types of manifests and configs. @see image-spec media-types.md, and distribution's manifest-v2-2.md */
export const mediaType = {
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  ociConfig: 'application/vnd.oci.image.config.v1+json',
  ociEmpty: 'application/vnd.oci.empty.v1+json',
  dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerConfig: 'application/vnd.docker.container.image.v1+json',
  dockerSchema1: 'application/vnd.docker.distribution.manifest.v1+json',
  dockerSchema1Signed: 'application/vnd.docker.distribution.manifest.v1+prettyjws',
} as const;

/** What every manifest request asks for: registries answer badly to less. @see distribution-spec, Pulling manifests */
export const manifestAccept = [
  mediaType.ociIndex,
  mediaType.ociManifest,
  mediaType.dockerList,
  mediaType.dockerManifest,
].join(', ');

const indexTypes = new Set<string>([mediaType.ociIndex, mediaType.dockerList]);
const manifestTypes = new Set<string>([mediaType.ociManifest, mediaType.dockerManifest]);
const configTypes = new Set<string>([mediaType.ociConfig, mediaType.dockerConfig]);
const schema1Types = new Set<string>([mediaType.dockerSchema1, mediaType.dockerSchema1Signed]);

/** A list of manifests: an OCI index or a Docker manifest list. */
export const isIndexType = (type: string): boolean => indexTypes.has(type);
/** One image or artifact: an OCI or Docker image manifest. */
export const isManifestType = (type: string): boolean => manifestTypes.has(type);
/** The config of a runnable image. */
export const isImageConfigType = (type: string): boolean => configTypes.has(type);
/** Docker's first manifest format, which Polyarch names but does not read. */
export const isSchema1Type = (type: string): boolean => schema1Types.has(type);
/** A type of Docker's own, as opposed to OCI's. */
export const isDockerType = (type: string): boolean => type.startsWith('application/vnd.docker.');

/** The type alone, lower case, of a `Content-Type` header: parameters such as `charset` are dropped. */
export function essenceOf(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
}
