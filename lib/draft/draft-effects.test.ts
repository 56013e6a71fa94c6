import { describe, expect, it } from 'vitest';
import type { DraftView } from '../contract/draft';
import type { Digest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { parsePlatform } from '../platform/parse-platform';
import { draftEffects } from './draft-effects';

const digest = (n: number): Digest => `sha256:${n.toString(16).padStart(64, '0')}`;
const at = '2025-01-01T00:00:00.000Z';

function draft(platforms: readonly string[], today: readonly string[] | null): DraftView {
  const entries = platforms.map((text, position) => ({
    id: `${position}`,
    position,
    source: `localhost:5000/app@${digest(position)}`,
    digest: digest(position),
    mediaType: mediaType.dockerManifest,
    sizeBytes: 1,
    platform: parsePlatform(text),
    config: null,
    annotations: {},
    attests: null,
    today: null,
  }));
  const held = (today ?? []).map((text, position) => ({
    digest: digest(100 + position),
    platform: parsePlatform(text),
  }));
  return {
    target: 'localhost:5000/app:1',
    digest: digest(1000),
    mediaType: mediaType.dockerList,
    annotations: {},
    entries,
    today:
      today === null
        ? null
        : {
            digest: held.length > 0 ? digest(999) : null,
            mediaType: held.length > 0 ? mediaType.dockerList : null,
            entries: held,
            at,
          },
  } as unknown as DraftView;
}
const told = (view: DraftView) =>
  draftEffects(view)?.map(({ platform, effect }) => `${platform.os}/${platform.architecture} ${effect}`);

describe('draftEffects', () => {
  it('names who loses the match and who gains one', () => {
    const effects = told(draft(['linux/amd64', 'linux/riscv64'], ['linux/amd64', 'linux/s390x']));
    expect(effects).toEqual(expect.arrayContaining(['linux/s390x lost', 'linux/riscv64 gained']));
    expect(effects).not.toContain('linux/amd64 lost');
  });

  it('finds nothing where each host gets the counterpart of what it had', () => {
    expect(told(draft(['linux/amd64', 'linux/arm64'], ['linux/arm64', 'linux/amd64']))).toEqual([]);
  });

  it('tells of a new tag that all who find a match gain it', () => {
    const effects = told(draft(['linux/amd64'], []));
    expect(effects).toContain('linux/amd64 gained');
    expect(effects?.every((effect) => effect.endsWith('gained'))).toBe(true);
  });

  it('tells nothing while nobody could look at the tag', () => {
    expect(draftEffects(draft(['linux/amd64'], null))).toBeNull();
  });
});
