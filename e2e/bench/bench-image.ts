import type { Platform } from '../../lib/platform/platform';
import { type Fixture, image, ociIndex } from '../../lib/testing/fixtures';

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
