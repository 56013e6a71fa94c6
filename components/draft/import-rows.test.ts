import { describe, expect, it } from 'vitest';
import type { DraftPreview } from '@/lib/contract/draft';
import type { Problem } from '@/lib/problem/problem';
import { pastedRows } from './import-rows';

const digest = (character: string) => `sha256:${character.repeat(64)}` as const;
const problem: Problem = { code: 'not_found', message: 'There is no such image.' };
const amd64 = { os: 'linux', architecture: 'amd64' };
const entry = { digest: digest('a'), mediaType: 'm', platform: amd64, config: amd64, attests: null };

describe('rows of a text', () => {
  const source = { reference: 'ghcr.io/a/b:1', line: 2, platform: {}, annotations: {}, entries: [entry], note: null };
  const preview = (...sources: DraftPreview['sources']): DraftPreview => ({
    kind: 'references',
    target: null,
    targetLine: null,
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
