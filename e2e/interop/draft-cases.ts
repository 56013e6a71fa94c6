import type { DraftFormat } from '@/lib/draft/draft';
import type { DraftEdit } from '@/lib/draft/edit-draft';
import type { Platform } from '@/lib/platform/platform';
import { attestation, type Fixture, image, ociIndex } from '@/lib/testing/fixtures';

/** Where an image of a case lies: in the repository of the target, in another one beside it, or in another registry. */
type Where = 'own' | 'beside' | 'elsewhere';

/** A draft to be made by every program: its sources, and how it was edited. */
export type DraftCase = Readonly<{
  sources: readonly DraftCaseSource[];
  tags?: readonly string[];
  format?: DraftFormat;
  /** Entries are named `e0`, `e1` and on. */
  edits?: readonly DraftEdit[];
}>;

export type DraftCaseSource = Readonly<{ image: Fixture; where: Where; tag: string }>;

const linux = (architecture: string, variant?: string): Platform => ({
  os: 'linux',
  architecture,
  ...(variant && { variant }),
});
const windows = (version: string): Platform => ({
  os: 'windows',
  architecture: 'amd64',
  'os.version': version,
  'os.features': ['win32k'],
});
const docker = (platform: Platform, where: Where = 'own') => source(platform, where, 'docker');
const oci = (platform: Platform, where: Where = 'own') => source(platform, where, 'oci');

function source(platform: Platform, where: Where, format: 'docker' | 'oci'): DraftCaseSource {
  const { os, architecture, variant = '', 'os.version': version = '' } = platform;
  const tag = ['1', format, os, architecture, variant, version].filter(Boolean).join('-');
  return { image: image(platform, { format, content: tag }), where, tag };
}

const images = [linux('amd64'), linux('arm64', 'v8')].map((platform) => image(platform, { content: 'built' }));
const built = ociIndex([...images, ...images.map((one) => attestation(one))], {
  annotations: { 'org.opencontainers.image.version': '1' },
});
const withProvenance: DraftCaseSource = { image: built, where: 'beside', tag: 'built' };

/** What a shell, a terminal, and readers of comma-separated values could take for something else. */
const hostile = {
  quotes: `it's "so", \`reboot\` $(reboot) \\ %s`,
  lines: 'one\ntwo\r\nthree\n',
  terminal: '\x1b[201~\treboot\r',
  markup: '<b>&\u2028\u202e',
  'with:colon,and "quotes"': '',
};

/** The drafts that every program makes, or cannot, by what is special about them. */
export const draftCases = {
  'Docker images by tag, in the order of their names': {
    sources: [docker(linux('amd64')), docker(linux('arm')), docker(linux('s390x'))],
    edits: [{ kind: 'platform', entry: 'e1', patch: { variant: 'v7' } }],
  },
  'Docker images in another order': {
    sources: [docker(linux('s390x')), docker(linux('amd64')), docker(linux('arm', 'v6'))],
  },
  'OCI images': { sources: [oci(linux('s390x')), oci(linux('amd64')), oci(linux('arm64'))] },
  'Docker and OCI images': { sources: [docker(linux('amd64')), oci(linux('arm64', 'v8')), docker(linux('arm', 'v7'))] },
  'variants, os.version and os.features, as the configs say': {
    sources: [oci(windows('10.0.20348.1')), oci(windows('10.0.26100.1')), oci(linux('arm64', 'v8')), oci(linux('arm'))],
  },
  'variants, os.version and os.features, otherwise than the configs say': {
    sources: [oci(windows('10.0.20348.1')), oci(windows('10.0.26100.1')), oci(linux('arm64', 'v8')), oci(linux('arm'))],
    edits: [
      { kind: 'platform', entry: 'e0', patch: { 'os.version': '10.0.1', 'os.features': ['a,b', 'c"d'] } },
      { kind: 'platform', entry: 'e1', patch: { 'os.version': null, 'os.features': null } },
      { kind: 'platform', entry: 'e2', patch: { variant: null } },
      { kind: 'platform', entry: 'e3', patch: { variant: 'v6' } },
    ],
  },
  'annotations of entries and of the index': {
    sources: [oci(linux('amd64')), oci(linux('arm64'), 'beside'), docker(linux('arm', 'v7'), 'beside')],
    edits: [
      { kind: 'entry-annotations', entry: 'e0', patch: { a: 'b', 'x=y': 'z' } },
      { kind: 'entry-annotations', entry: 'e1', patch: hostile },
      { kind: 'annotations', patch: { ...hostile, '10': 'ten', '9': 'nine' } },
    ],
  },
  'images of another repository': {
    sources: [docker(linux('amd64'), 'beside'), docker(linux('arm64'), 'beside'), docker(linux('riscv64'), 'beside')],
  },
  'images of another registry': {
    sources: [oci(linux('amd64'), 'elsewhere'), oci(linux('arm64'), 'elsewhere'), oci(linux('riscv64'), 'beside')],
    edits: [{ kind: 'platform', entry: 'e1', patch: { variant: 'v8' } }],
  },
  'an index with attestations, as it was read': { sources: [withProvenance] },
  'an index with attestations, edited': {
    sources: [withProvenance],
    edits: [{ kind: 'platform', entry: 'e1', patch: { variant: null } }],
  },
  'an unusual platform': { sources: [oci(linux('loong64')), docker(linux('amd64'))] },
  'an unusual platform, set by hand': {
    sources: [oci(linux('loong64')), oci({ os: 'freebsd', architecture: 'arm64' })],
    edits: [{ kind: 'platform', entry: 'e0', patch: { variant: 'v1' } }],
  },
  'one entry, several tags': { sources: [oci(linux('amd64'), 'beside')], tags: ['two', 'three'] },
  'several tags of a Docker list': {
    sources: [docker(linux('amd64'), 'beside'), docker(linux('arm64'))],
    tags: ['two', 'three'],
  },
  'a subject and an artifactType': {
    sources: [oci(linux('amd64')), oci(linux('arm64'))],
    edits: [
      { kind: 'subject', subject: { ...image(linux('amd64'), { content: '1-oci-linux-amd64' }).descriptor } },
      { kind: 'artifact-type', artifactType: 'application/vnd.example.bundle' },
    ],
  },
  'a Docker list of OCI images': { sources: [oci(linux('amd64')), oci(linux('arm64'))], format: 'docker' },
  'an OCI index of Docker images': { sources: [docker(linux('amd64')), docker(linux('arm64'))], format: 'oci' },
  'an image twice, for two platforms': {
    sources: [docker(linux('amd64')), docker(linux('amd64')), oci(linux('s390x'))],
    edits: [{ kind: 'platform', entry: 'e1', patch: { architecture: 'arm64' } }],
  },
} as const satisfies Record<string, DraftCase>;
