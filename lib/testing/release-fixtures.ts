import { gzipSync } from 'node:zlib';
import { mediaType } from '../oci/media-type';
import type { Platform } from '../platform/platform';
import { attestation, blob, type Fixture, jsonBlob, manifestFixture, ociIndex, sha256 } from './fixtures';
import { tarOf } from './tar-of';

const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';
const linux = (architecture: string, variant?: string): Platform => ({
  os: 'linux',
  architecture,
  ...(variant !== undefined && { variant }),
});

type Release = Readonly<{ version: string; user?: string; env: readonly string[] }>;

/** An image of two layers: a base that every release of its platform shares, and the program, which none does. */
function release(platform: Platform, { version, user, env }: Release): Fixture {
  const tars = [
    tarOf('etc/base', JSON.stringify(platform)),
    tarOf('usr/bin/gateway', `${version} ${platform.architecture}`),
  ];
  const layers = tars.map((tar) => blob(layerType, gzipSync(tar)));
  const config = jsonBlob(mediaType.ociConfig, {
    ...platform,
    created: version === '2.3.1' ? '2025-03-11T16:02:00Z' : '2025-05-02T09:14:00Z',
    config: {
      ...(user === undefined ? {} : { User: user }),
      Env: ['PATH=/usr/bin', ...env],
      Entrypoint: ['gateway'],
      Labels: { 'org.opencontainers.image.version': version },
    },
    rootfs: { type: 'layers', diff_ids: tars.map(sha256) },
    history: [
      { created_by: '/bin/sh -c #(nop) ADD file:base in /' },
      { created_by: 'COPY gateway /usr/bin/gateway # buildkit' },
      { created_by: 'ENTRYPOINT ["gateway"]', empty_layer: true },
    ],
  });
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaType.ociManifest,
    config: config.descriptor,
    layers: layers.map(({ descriptor }) => descriptor),
  };
  return manifestFixture(mediaType.ociManifest, manifest, { blobs: [config, ...layers], platform });
}

const before: Release = { version: '2.3.1', env: ['GODEBUG=netdns=go'] };
const after: Release = { version: '2.4.0', user: 'gateway', env: ['OTEL_SDK_DISABLED=true'] };

/**
 * Two releases of one program: amd64 and arm64 were built anew, arm/v7 is the same, arm/v6 lost its variant, riscv64 is
 * gone and s390x new.
 */
export const releaseFixtures = {
  before: () => {
    const amd64 = release(linux('amd64'), before);
    const rest = [linux('arm64', 'v8'), linux('arm', 'v6'), linux('arm', 'v7'), linux('riscv64')];
    return ociIndex([amd64, ...rest.map((platform) => release(platform, before)), attestation(amd64)]);
  },
  after: () => {
    const amd64 = release(linux('amd64'), after);
    return ociIndex([
      amd64,
      release(linux('arm64', 'v8'), after),
      release(linux('arm'), after),
      release(linux('arm', 'v7'), before),
      release(linux('s390x'), after),
      attestation(amd64),
    ]);
  },
} as const satisfies Record<string, () => Fixture>;
