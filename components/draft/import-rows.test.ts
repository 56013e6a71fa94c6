import { describe, expect, it } from 'vitest';
import type { DraftPreview } from '@/lib/contract/draft';
import type { UploadedImage } from '@/lib/contract/layout';
import type { Problem } from '@/lib/problem/problem';
import type { UploadState } from '../upload/file-uploads';
import { fileRows, pastedRows } from './import-rows';

const digest = (character: string) => `sha256:${character.repeat(64)}` as const;
const problem: Problem = { code: 'not_found', message: 'There is no such image.' };
const amd64 = { os: 'linux', architecture: 'amd64' };
const entry = { digest: digest('a'), mediaType: 'm', platform: amd64, config: amd64, attests: null };

const uploaded: UploadedImage = {
  reference: 'oci-layout://a:v1',
  digest: digest('b'),
  mediaType: 'm',
  kind: 'index',
  sizeBytes: 1,
  names: ['docker.io/library/a:v1'],
  tags: ['v1'],
  platforms: [amd64],
  entries: [entry],
  missing: [],
  note: null,
  problem: null,
};
const rowsOf = (state: UploadState) => fileRows([{ id: 1, name: 'a.tar', sizeBytes: 10, state }]);
const verified = (...images: UploadedImage[]) =>
  rowsOf({
    kind: 'verified',
    layout: {
      reference: 'oci-layout://a:v1',
      name: 'a',
      form: 'docker-archive',
      sizeBytes: 1,
      manifests: 1,
      blobs: 1,
      images,
    },
  });

describe('rows of files', () => {
  it('stand for the images of what was checked', () => {
    const rows = verified(uploaded, { ...uploaded, digest: digest('c'), reference: 'oci-layout://a:v2' });
    expect(rows).toMatchObject([
      { name: 'a.tar', place: 'docker archive, docker.io/library/a:v1', from: 'file', source: 'oci-layout://a:v1' },
      { source: 'oci-layout://a:v2', layout: 'a' },
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });

  it('take of an index what is there', () => {
    const [row] = verified({ ...uploaded, missing: [{ digest: digest('d'), platform: null }] });
    expect(row?.source).toEqual({ ref: 'oci-layout://a:v1', digests: [digest('a')] });
    expect(row?.note).toContain('1 further manifest');
  });

  it('are no source while they are sent, or where they cannot be one; what was refused has none', () => {
    expect(rowsOf({ kind: 'sending', sentBytes: 5, tookMs: 1 })).toMatchObject([
      { source: null, check: { kind: 'sending' } },
    ]);
    expect(verified({ ...uploaded, problem })).toMatchObject([{ source: null, check: { kind: 'problem' } }]);
    expect(rowsOf({ kind: 'failed', problem })).toEqual([]);
  });
});

describe('rows of a text', () => {
  const source = {
    reference: 'ghcr.io/a/b:1',
    line: 2,
    text: 'ghcr.io/a/b:1',
    platform: {},
    annotations: {},
    entries: [entry],
    note: null,
  };
  const preview = (...sources: DraftPreview['sources']): DraftPreview => ({
    kind: 'references',
    target: null,
    targetLine: null,
    targetText: null,
    isGuessed: false,
    tags: [],
    annotations: {},
    sources,
    notes: [],
  });

  it('keep what the text sets, and name each image of it', () => {
    const rows = pastedRows(
      preview(
        { ...source, problem: null },
        { ...source, platform: { variant: 'v7' }, problem: null },
        { ...source, problem },
      ),
    );
    expect(rows.map((row) => row.source)).toEqual([
      'ghcr.io/a/b:1',
      { ref: 'ghcr.io/a/b:1', platform: { variant: 'v7' }, annotations: {} },
      null,
    ]);
    expect(rows[0]).toMatchObject({ name: 'b:1', place: 'ghcr.io/a', from: 'line 2' });
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
  });
});
