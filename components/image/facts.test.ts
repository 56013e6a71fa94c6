import { describe, expect, it } from 'vitest';
import { entryLeaves } from '@/components/platform/entry-leaves';
import type { ConfigView } from '@/lib/contract/image';
import { mediaType } from '@/lib/oci/media-type';
import { digestOf, entryView, imageView } from '@/lib/testing/image-view';
import { attestationCount, createdRange, kindName, leftOut, verifiedDigests } from './facts';

const config = (created?: string): ConfigView => ({
  digest: digestOf('config'),
  mediaType: mediaType.ociConfig,
  sizeBytes: 10,
  diffIds: [],
  history: [],
  ...(created === undefined ? {} : { created }),
});
const attestation = {
  position: 9,
  digest: digestOf('a'),
  mediaType: mediaType.ociManifest,
  sizeBytes: 1,
  annotations: {},
};
const problem = { code: 'timeout', message: 'Too long.' } as const;

describe('kindName', () => {
  it.each([
    ['index', mediaType.ociIndex, 'OCI image index'],
    ['index', mediaType.dockerList, 'Docker manifest list'],
    ['manifest', mediaType.dockerManifest, 'Docker image manifest'],
    ['artifact', mediaType.ociManifest, 'OCI artifact'],
    ['manifest', 'application/x', 'application/x'],
  ] as const)('calls %s of %s “%s”', (kind, type, name) => {
    expect(kindName(imageView([], { kind, mediaType: type }))).toBe(name);
  });

  it('calls an artifact by the name of its type, or of its blobs where the type says nothing', () => {
    const helm = 'application/vnd.cncf.helm.config.v1+json';
    expect(kindName(imageView([], { kind: 'artifact', artifactType: helm }))).toBe('Helm chart');
    const layers = [{ digest: digestOf(1), mediaType: 'application/spdx+json', sizeBytes: 1 }];
    const attached = entryView('0', null, { kind: 'artifact', layers });
    const view = imageView([attached], { kind: 'artifact', artifactType: 'application/vnd.unknown.artifact.v1' });
    expect(kindName(view)).toBe('SBOM (SPDX)');
  });
});

describe('createdRange', () => {
  it('is first and last in time, not in text, and skips what is no time', () => {
    const dates = ['2025-05-02T09:00:00+02:00', '2025-05-02T08:00:00Z', 'yesterday', undefined];
    const leaves = entryLeaves(dates.map((date, id) => entryView(`${id}`, 'linux/amd64', { config: config(date) })));
    expect(createdRange(leaves)).toEqual({ first: '2025-05-02T09:00:00+02:00', last: '2025-05-02T08:00:00Z' });
  });

  it('is null when no config says it', () => {
    expect(createdRange(entryLeaves([entryView('0', null)]))).toBeNull();
  });
});

describe('attestationCount', () => {
  it('counts attached ones, nested ones and those that describe nothing', () => {
    const nested = entryView('1', null, {
      kind: 'index',
      entries: [entryView('1.0', 'linux/arm', { attestations: [attestation] })],
    });
    const orphan = entryView('2', 'unknown/unknown', { kind: 'attestation' });
    const twice = entryView('0', 'linux/amd64', { attestations: [attestation, attestation] });
    expect(attestationCount([twice, nested, orphan])).toBe(4);
  });
});

describe('verifiedDigests', () => {
  it('counts index, manifests and configs, and what failed only as expected', () => {
    const read = entryView('0', 'linux/amd64', { config: config() });
    const failed = entryView('1', 'linux/arm64', { layers: null, problem });
    const half = entryView('2', 'linux/arm', { problem });
    expect(verifiedDigests(imageView([read, failed, half]))).toEqual({ verified: 4, expected: 7 });
    expect(leftOut(entryLeaves([read, failed, half]))).toHaveLength(2);
  });

  it('does not count a single manifest twice', () => {
    const only = imageView([entryView('0', 'linux/amd64', { config: config() })], { kind: 'manifest' });
    expect(verifiedDigests(only)).toEqual({ verified: 2, expected: 2 });
  });
});
