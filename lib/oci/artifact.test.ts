import { expect, it } from 'vitest';
import { artifactTypeOf, isArtifact } from './artifact';
import type { Manifest } from './manifest';
import { mediaType } from './media-type';

const digest = `sha256:${'a'.repeat(64)}` as const;
const manifest = (configType: string, artifactType?: string, blobTypes: readonly string[] = []): Manifest => ({
  kind: 'manifest',
  mediaType: mediaType.ociManifest,
  config: { mediaType: configType, digest, size: 2 },
  layers: blobTypes.map((blobType) => ({ mediaType: blobType, digest, size: 2 })),
  ...(artifactType === undefined ? {} : { artifactType }),
});

it.each([
  [mediaType.ociConfig, false],
  [mediaType.dockerConfig, false],
  [mediaType.ociEmpty, true],
  ['application/vnd.cncf.helm.config.v1+json', true],
])('a manifest whose config is %s is an artifact: %s', (configType, expected) => {
  expect(isArtifact(manifest(configType))).toBe(expected);
});

it('the kind of an artifact is its artifactType, else the type of its config', () => {
  expect(artifactTypeOf(manifest(mediaType.ociEmpty, 'x/y'))).toBe('x/y');
  expect(artifactTypeOf(manifest('application/vnd.cncf.helm.config.v1+json'))).toBe(
    'application/vnd.cncf.helm.config.v1+json',
  );
});

it('what BuildKit and cosign attach is an artifact of the type of its blobs, whatever config stands there', () => {
  const attestation = manifest(mediaType.ociConfig, undefined, ['application/vnd.in-toto+json']);
  expect(isArtifact(attestation)).toBe(true);
  expect(artifactTypeOf(attestation)).toBe('application/vnd.in-toto+json');
});

it.each([
  [
    'one of its layers is an attachment',
    ['application/vnd.oci.image.layer.v1.tar+gzip', 'application/vnd.in-toto+json'],
  ],
  ['it runs WASM', ['application/vnd.bytecodealliance.wasm.component.layer.v0+wasm', 'application/wasm']],
  ['it has no layers', []],
])('an image stays an image when %s', (_, layers) => {
  expect(isArtifact(manifest(mediaType.ociConfig, undefined, layers))).toBe(false);
});
