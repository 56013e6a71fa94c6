import { describe, expect, it } from 'vitest';
import { attestationAnnotation, attestationManifestType } from '../oci/annotations';
import type { Digest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { parsePlatform } from '../platform/parse-platform';
import { checkDraft } from './check-draft';
import type { Draft, DraftEntry } from './draft';
import { editDraft } from './edit-draft';

const digest = (n: number): Digest => `sha256:${n.toString(16).padStart(64, '0')}`;

function entry(n: number, platform: string | null, changes: Partial<DraftEntry> = {}): DraftEntry {
  return {
    id: `e${n}`,
    source: `localhost:5000/app@${digest(n)}`,
    descriptor: { mediaType: mediaType.ociManifest, digest: digest(n), size: 400 },
    platform: platform === null ? null : parsePlatform(platform),
    annotations: {},
    config: null,
    attests: null,
    ...changes,
  };
}

function attestationOf(n: number, subject: number): DraftEntry {
  const annotations = {
    [attestationAnnotation.type]: attestationManifestType,
    [attestationAnnotation.subject]: digest(subject),
  };
  return entry(n, 'unknown/unknown', { annotations, attests: digest(subject) });
}

const draft = (...entries: DraftEntry[]): Draft => ({
  target: null,
  tags: [],
  format: 'auto',
  entries,
  annotations: {},
  subject: null,
  artifactType: null,
  origin: null,
});

describe('checkDraft', () => {
  it.each([
    ['a variant that its config knows', entry(1, 'linux/arm', { config: parsePlatform('linux/arm/v6') }), ['v6']],
    ['a variant that nobody knows', entry(1, 'linux/arm'), ['v6', 'v7']],
    [
      'another platform than its config',
      entry(1, 'linux/amd64', { config: parsePlatform('linux/arm64') }),
      ['linux/arm64'],
    ],
    ['no platform', entry(1, null, { config: parsePlatform('linux/s390x') }), ['linux/s390x']],
    ['a spelling of its own', entry(1, 'linux/aarch64'), ['linux/arm64']],
    ['nothing that it attests', attestationOf(1, 9), ['Remove']],
  ])('offers fixes for %s, and each of them mends it', (_, first, words) => {
    const composed = draft(first, entry(2, 'windows/amd64'));
    const [finding] = checkDraft(composed);
    expect(finding?.fixes).toHaveLength(words.length);
    for (const [at, fix] of (finding?.fixes ?? []).entries()) {
      expect(fix.label).toContain(words[at]);
      const { entry: id, platform } = fix;
      if (id === null) throw new Error('The fix is of no entry.');
      const edit =
        platform === null
          ? ({ kind: 'remove', entry: id } as const)
          : ({ kind: 'platform', entry: id, patch: platform } as const);
      expect(checkDraft(editDraft(composed, edit)).map(({ rule }) => rule)).not.toContain(finding?.rule);
    }
  });

  it('names the position in the index and the entries of the draft', () => {
    const composed = draft(entry(1, 'linux/amd64'), attestationOf(2, 1), entry(3, 'linux/amd64'));
    expect(checkDraft(composed)).toMatchObject([
      {
        rule: 'platform-duplicate',
        where: 'manifests[0].platform',
        entries: ['e1', 'e3'],
        fixes: [{ entry: 'e1' }, { entry: 'e3' }],
      },
    ]);
  });

  it('finds nothing in a draft that is in order', () => {
    expect(checkDraft(draft(entry(1, 'linux/amd64'), attestationOf(2, 1), entry(3, 'linux/arm/v7')))).toEqual([]);
  });
});
