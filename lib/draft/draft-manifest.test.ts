import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { parsePlatform } from '../platform/parse-platform';
import { type Draft, type DraftEntry, draftContent } from './draft';
import { formatOf, lossesAs } from './draft-format';
import { draftManifest } from './draft-manifest';
import { editDraft } from './edit-draft';

const digest = (n: number): Digest => `sha256:${n.toString(16).padStart(64, '0')}`;

function entry(n: number, platform: string | null, type: string = mediaType.dockerManifest): DraftEntry {
  return {
    id: `e${n}`,
    source: `localhost:5000/app:${n}@${digest(n)}`,
    descriptor: { mediaType: type, digest: digest(n), size: 424 + n },
    platform: platform === null ? null : parsePlatform(platform),
    annotations: {},
    config: null,
    attests: null,
  };
}

function draft(entries: readonly DraftEntry[], changes: Partial<Draft> = {}): Draft {
  return {
    target: null,
    tags: [],
    format: 'auto',
    entries,
    annotations: {},
    subject: null,
    artifactType: null,
    origin: null,
    ...changes,
  };
}

describe('draftManifest', () => {
  it('writes a Docker list as docker manifest push does', () => {
    const windows = { ...parsePlatform('windows/amd64'), 'os.version': '10.0.17763.1', 'os.features': ['win32k'] };
    const list = draft([entry(1, 'linux/arm/v7'), { ...entry(2, null), platform: windows }]);
    expect(draftManifest(list)).toEqual({
      mediaType: mediaType.dockerList,
      text: `{
   "schemaVersion": 2,
   "mediaType": "application/vnd.docker.distribution.manifest.list.v2+json",
   "manifests": [
      {
         "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
         "size": 425,
         "digest": "${digest(1)}",
         "platform": {
            "architecture": "arm",
            "os": "linux",
            "variant": "v7"
         }
      },
      {
         "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
         "size": 426,
         "digest": "${digest(2)}",
         "platform": {
            "architecture": "amd64",
            "os": "windows",
            "os.version": "10.0.17763.1",
            "os.features": [
               "win32k"
            ]
         }
      }
   ]
}`,
    });
  });

  it('writes what an OCI index alone can say, escaped as Go escapes it', () => {
    const subject = { mediaType: mediaType.ociManifest, digest: digest(9), size: 7 };
    const index = draft([{ ...entry(1, null, mediaType.ociManifest), annotations: { note: 'a<b & c' } }], {
      annotations: { 'org.opencontainers.image.version': '1' },
      subject,
      artifactType: 'application/vnd.example',
    });
    const { mediaType: type, text } = draftManifest(index);
    expect(type).toBe(mediaType.ociIndex);
    expect(text).toContain(String.raw`"note": "a\u003cb \u0026 c"`);
    expect(JSON.parse(text)).toEqual({
      schemaVersion: 2,
      mediaType: mediaType.ociIndex,
      artifactType: 'application/vnd.example',
      manifests: [{ mediaType: mediaType.ociManifest, digest: digest(1), size: 425, annotations: { note: 'a<b & c' } }],
      subject,
      annotations: { 'org.opencontainers.image.version': '1' },
    });
  });

  describe('of an index that was read', () => {
    const text = '{"manifests" : [], "schemaVersion":2}\n';
    const read = draft([
      entry(1, 'linux/amd64', mediaType.ociManifest),
      entry(2, 'linux/arm64', mediaType.ociManifest),
    ]);
    const origin = { text, mediaType: mediaType.ociIndex, unedited: draftContent(read) };
    const opened = { ...read, origin, target: 'localhost:5000/app:1' };
    const arm = { kind: 'platform', entry: 'e2', patch: { variant: 'v8' } } as const;

    it('keeps every byte until something is edited, also for another target', () => {
      expect(draftManifest(opened).text).toBe(text);
      expect(draftManifest({ ...opened, target: 'localhost:5000/other:2' }).text).toBe(text);
      expect(draftManifest(editDraft(opened, arm)).text).not.toBe(text);
    });

    it('has its bytes back when the edit is taken back', () => {
      const cleared = editDraft(editDraft(opened, arm), { ...arm, patch: { variant: null } });
      expect(createHash('sha256').update(draftManifest(cleared).text).digest('hex')).toBe(
        createHash('sha256').update(text).digest('hex'),
      );
    });

    it('is written anew in another format, or another order', () => {
      expect(draftManifest({ ...opened, format: 'docker' }).text).not.toBe(text);
      expect(draftManifest(editDraft(opened, { kind: 'order', entries: ['e2', 'e1'] })).text).not.toBe(text);
    });
  });
});

describe('formatOf', () => {
  it.each([
    ['Docker children alone', draft([entry(1, 'linux/amd64')]), 'docker'],
    [
      'an OCI child among them',
      draft([entry(1, 'linux/amd64'), entry(2, 'linux/arm64', mediaType.ociManifest)]),
      'oci',
    ],
    ['nothing yet', draft([]), 'oci'],
    ['an annotation', draft([{ ...entry(1, 'linux/amd64'), annotations: { a: 'b' } }]), 'oci'],
    [
      'a subject',
      draft([entry(1, 'linux/amd64')], { subject: { mediaType: 'a/b', digest: digest(3), size: 1 } }),
      'oci',
    ],
    ['an entry without a platform', draft([entry(1, null)]), 'oci'],
    ['a choice', draft([entry(1, null)], { format: 'docker' }), 'docker'],
  ])('%s: %s', (_, composed, format) => {
    expect(formatOf(composed)).toBe(format);
  });
});

describe('lossesAs', () => {
  it('names what a Docker list cannot say, with the entries', () => {
    const attestation = { ...entry(2, 'unknown/unknown'), attests: digest(1), annotations: { a: 'b' } };
    const composed = draft(
      [{ ...entry(1, 'linux/amd64'), annotations: { a: 'b', c: 'd' } }, attestation, entry(3, null)],
      {
        annotations: { e: 'f' },
        artifactType: 'a/b',
      },
    );
    expect(lossesAs('docker', composed).map(({ what, entries }) => [what, entries])).toEqual([
      ['attestations', ['e2']],
      ['entry-annotations', ['e1']],
      ['index-annotations', []],
      ['artifact-type', []],
      ['platform', ['e3']],
    ]);
    expect(lossesAs('docker', composed)[1]?.message).toBe(
      'A Docker list has no annotations: 2 annotations of linux/amd64 would be dropped.',
    );
    expect(lossesAs('oci', composed)).toEqual([]);
  });
});
