import { mediaType } from '../oci/media-type';
import { blob, type Fixture, jsonBlob, manifestFixture } from './fixtures';

const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** A layer is long enough to be cut in the middle. */
export const layerBytes = 200_000;

/** The layer that both images of the pair have. */
const sharedLayer = blob(layerType, Buffer.alloc(layerBytes, 'shared'));

/** Two images to be pushed together: one of Docker's types and one of OCI's, each with a layer of its own beside the shared one. */
export const pushedPair = {
  docker: pairImage('amd64', { manifest: mediaType.dockerManifest, config: mediaType.dockerConfig }),
  oci: pairImage('arm64', { manifest: mediaType.ociManifest, config: mediaType.ociConfig }),
} as const;

function pairImage(architecture: string, types: Readonly<{ manifest: string; config: string }>): Fixture {
  const platform = { os: 'linux', architecture };
  const config = jsonBlob(types.config, platform);
  const own = blob(layerType, Buffer.alloc(layerBytes, architecture));
  const layers = [sharedLayer.descriptor, own.descriptor];
  const body = { schemaVersion: 2, mediaType: types.manifest, config: config.descriptor, layers };
  return manifestFixture(types.manifest, body, { blobs: [config, sharedLayer, own], platform });
}
