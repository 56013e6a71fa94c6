import { describe, expect, it } from 'vitest';
import type { ConfigView, EntryView } from '../contract/image';
import type { Digest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { parsePlatform } from '../platform/parse-platform';
import { checkImage } from './check-image';
import type { RuleId } from './rules';
import { whatHolds } from './what-holds';

const digest = (n: number): Digest => `sha256:${n.toString(16).padStart(64, '0')}`;

function config(platform: string, created = '2025-05-02T09:14:00Z'): ConfigView {
  return {
    digest: digest(999),
    mediaType: mediaType.ociConfig,
    sizeBytes: 1,
    ...parsePlatform(platform),
    created,
    diffIds: [],
    history: [],
  };
}

function entry(position: number, platform: string | null, changes: Partial<EntryView> = {}): EntryView {
  return {
    id: String(position),
    position,
    kind: 'manifest',
    digest: digest(position),
    mediaType: mediaType.ociManifest,
    artifactType: null,
    sizeBytes: 500,
    platform: platform === null ? null : parsePlatform(platform),
    annotations: {},
    config: null,
    layers: [],
    totalBytes: 0,
    artifactFacts: null,
    attestations: [],
    findings: [],
    problem: null,
    entries: null,
    ...changes,
  };
}

const check = (entries: readonly EntryView[], kind = 'index', type: string = mediaType.ociIndex) =>
  checkImage({ kind, mediaType: type, entries });

const raw = (platform: Record<string, string>) => ({ platform: platform as unknown as EntryView['platform'] });

type Case = Readonly<{ name: string; entries: EntryView[]; finds: [RuleId, string[], string][] }>;

const cases: readonly Case[] = [
  {
    name: 'a clean index has none',
    entries: [entry(0, 'linux/amd64'), entry(1, 'linux/arm64/v8'), entry(2, 'linux/arm/v6'), entry(3, 'linux/arm/v7')],
    finds: [],
  },
  {
    name: 'arm without a variant',
    entries: [entry(0, null, raw({ os: 'linux', architecture: 'arm' }))],
    finds: [['variant-missing', ['0'], 'manifests[0].platform.variant']],
  },
  {
    name: 'a platform twice',
    entries: [entry(0, 'linux/amd64'), entry(1, 'linux/arm64'), entry(2, 'linux/amd64')],
    finds: [['platform-duplicate', ['0', '2'], 'manifests[0].platform']],
  },
  {
    name: 'a platform twice in two spellings',
    entries: [entry(0, 'linux/arm64'), entry(1, 'linux/arm64/v8')],
    finds: [['platform-duplicate', ['0', '1'], 'manifests[0].platform']],
  },
  {
    name: 'two Windows versions are two platforms',
    entries: [
      entry(0, null, raw({ os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763.1' })),
      entry(1, null, raw({ os: 'windows', architecture: 'amd64', 'os.version': '10.0.20348.1' })),
    ],
    finds: [],
  },
  {
    name: 'one manifest for two platforms',
    entries: [entry(0, 'linux/amd64'), entry(1, 'linux/arm64', { digest: digest(0) })],
    finds: [['manifest-shared', ['0', '1'], 'manifests[0].digest']],
  },
  {
    name: 'config of another architecture',
    entries: [entry(0, 'linux/arm64', { config: config('linux/amd64') })],
    finds: [['platform-config-mismatch', ['0'], 'manifests[0].platform']],
  },
  {
    name: 'config of another ARM variant',
    entries: [entry(0, 'linux/arm/v6', { config: config('linux/arm/v7') })],
    finds: [['platform-config-mismatch', ['0'], 'manifests[0].platform']],
  },
  {
    name: 'config without the variant that the entry adds',
    entries: [entry(0, 'linux/arm64/v8', { config: config('linux/arm64') })],
    finds: [],
  },
  {
    name: 'no platform',
    entries: [entry(0, null), entry(1, 'linux/amd64')],
    finds: [['platform-missing', ['0'], 'manifests[0].platform']],
  },
  {
    name: 'architecture as uname says it',
    entries: [entry(0, null, raw({ os: 'linux', architecture: 'aarch64' }))],
    finds: [['platform-not-normalized', ['0'], 'manifests[0].platform.architecture']],
  },
  {
    name: 'variant as uname says it',
    entries: [entry(0, null, raw({ os: 'linux', architecture: 'arm', variant: 'v7l' }))],
    finds: [['platform-not-normalized', ['0'], 'manifests[0].platform.variant']],
  },
  {
    name: 'an OS that nobody has',
    entries: [entry(0, null, raw({ os: 'temple', architecture: 'amd64' }))],
    finds: [['platform-unknown', ['0'], 'manifests[0].platform.os']],
  },
  {
    name: 'an architecture that nobody has',
    entries: [entry(0, null, raw({ os: 'linux', architecture: 'unknown' }))],
    finds: [['platform-unknown', ['0'], 'manifests[0].platform.architecture']],
  },
  {
    name: 'a Docker child in an OCI index',
    entries: [entry(0, 'linux/amd64'), entry(1, 'linux/arm64', { mediaType: mediaType.dockerManifest })],
    finds: [['media-types-mixed', ['1'], 'manifests[1].mediaType']],
  },
  {
    name: 'a child that the registry lacks',
    entries: [entry(0, 'linux/amd64', { problem: { code: 'not_found', message: 'gone' } })],
    finds: [['child-missing', ['0'], 'manifests[0].digest']],
  },
  {
    name: 'an attestation of something else',
    entries: [entry(0, 'linux/amd64'), entry(1, 'unknown/unknown', { kind: 'attestation' })],
    finds: [['attestation-orphan', ['1'], 'manifests[1].annotations']],
  },
  {
    name: 'built two days apart',
    entries: [
      entry(0, 'linux/amd64', { config: config('linux/amd64') }),
      entry(1, 'linux/arm64', { config: config('linux/arm64', '2025-04-30T09:14:00Z') }),
    ],
    finds: [['created-apart', ['1'], 'manifests[1].config.created']],
  },
  {
    name: 'a reproducible build dated 1970 is not old',
    entries: [
      entry(0, 'linux/amd64', { config: config('linux/amd64') }),
      entry(1, 'linux/arm64', { config: config('linux/arm64', '1970-01-01T00:00:00Z') }),
    ],
    finds: [],
  },
  {
    name: 'a finding in a nested index is placed there',
    entries: [
      entry(0, null, {
        kind: 'index',
        mediaType: mediaType.ociIndex,
        entries: [entry(0, null, { id: '0.0', ...raw({ os: 'linux', architecture: 'arm' }) })],
      }),
    ],
    finds: [['variant-missing', ['0.0'], 'manifests[0].manifests[0].platform.variant']],
  },
];

describe('the rules', () => {
  it.each(cases)('$name', ({ entries, finds }) => {
    expect(check(entries).map(({ rule, entries: ids, where }) => [rule, ids, where])).toEqual(finds);
  });

  it('every rule that an image alone can break is found by one of these cases', () => {
    expect([...new Set(cases.flatMap(({ finds }) => finds.map(([rule]) => rule)))].sort()).toEqual(
      Object.keys(whatHolds).sort(),
    );
  });

  it('say what is wrong in a finished sentence', () => {
    for (const { message, label } of cases.flatMap(({ entries }) => check(entries))) {
      expect(message).toMatch(/^["“A-Z0-9a-z].*\.$/);
      expect(label.length).toBeGreaterThan(3);
    }
  });

  it('put errors first', () => {
    const severities = check([
      entry(0, null, raw({ os: 'linux', architecture: 'arm' })),
      entry(1, 'linux/amd64'),
      entry(2, 'linux/amd64'),
    ]).map(({ severity }) => severity);
    expect(severities).toEqual(['error', 'warning']);
  });

  it('find nothing in a single manifest, which declares no platform', () => {
    expect(check([entry(0, 'linux/arm')], 'manifest')).toEqual([]);
  });
});
