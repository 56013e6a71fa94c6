import { expect, it } from 'vitest';
import { artifactTypeOf, isArtifact } from './artifact';
import type { Manifest } from './manifest';
import { mediaType } from './media-type';

const manifest = (configType: string, artifactType?: string): Manifest => ({
  kind: 'manifest',
  mediaType: mediaType.ociManifest,
  config: { mediaType: configType, digest: `sha256:${'a'.repeat(64)}`, size: 2 },
  layers: [],
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
