import { mediaType } from '../../lib/oci/media-type';
import type { Platform } from '../../lib/platform/platform';
import { blob, type Fixture, image, jsonBlob, manifestFixture, ociIndex } from '../../lib/testing/fixtures';

const platforms: readonly Platform[] = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'linux', architecture: '386' },
  { os: 'linux', architecture: 'arm', variant: 'v6' },
  { os: 'linux', architecture: 'arm', variant: 'v7' },
  { os: 'linux', architecture: 'arm64' },
  { os: 'linux', architecture: 'ppc64le' },
  { os: 'linux', architecture: 'riscv64' },
  { os: 'linux', architecture: 's390x' },
];

/**
 * An index of `count` entries, eight platforms and then versions of them. No manifest or config is the same as that of
 * another `seed`, so nobody can have it cached; the layer is one for all, since nothing here reads layers.
 */
export function benchImage(count: number, seed: string): Fixture {
  return ociIndex(
    Array.from({ length: count }, (_, n) => {
      const platform = platforms[n % platforms.length] ?? { os: 'linux', architecture: 'amd64' };
      const version = Math.floor(n / platforms.length);
      return image(version === 0 ? platform : { ...platform, 'os.version': `${version}.0` }, {
        content: 'one layer for all',
        config: { config: { Cmd: ['/bin/hello'], Labels: { 'org.example.bench': `${seed} ${n}` } } },
      });
    }),
  );
}

/** Eight images of one release, each for a platform, with a config and three layers of its own. */
export function benchBuilds(seed: string): readonly Fixture[] {
  return platforms.map((platform, n) => {
    const layers = [1, 2, 3].map((layer) =>
      blob('application/vnd.oci.image.layer.v1.tar+gzip', Buffer.from(`${seed} ${n} ${layer}`)),
    );
    const config = jsonBlob(mediaType.ociConfig, {
      ...platform,
      rootfs: { type: 'layers', diff_ids: layers.map(({ descriptor }) => descriptor.digest) },
    });
    const manifest = {
      schemaVersion: 2,
      mediaType: mediaType.ociManifest,
      config: config.descriptor,
      layers: layers.map(({ descriptor }) => descriptor),
    };
    return manifestFixture(mediaType.ociManifest, manifest, { blobs: [config, ...layers], platform });
  });
}
