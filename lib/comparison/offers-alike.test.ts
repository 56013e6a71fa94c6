import { describe, expect, it } from 'vitest';
import { loadImage } from '@/lib/inspect/load-image';
import { parsePlatform } from '@/lib/platform/parse-platform';
import { fixtureContent } from '@/lib/testing/fixture-content';
import { dockerList, type Fixture, image, ociIndex } from '@/lib/testing/fixtures';
import { comparePlatforms } from './compare-platforms';
import { hostEffects } from './host-effects';
import { offersAlike } from './offers-alike';

const reference = { kind: 'registry', registry: 'localhost:5000', repository: 'team/app', tag: '1' } as const;
const view = (fixture: Fixture) => loadImage(reference, { content: fixtureContent(fixture) });
const build = (platforms: readonly string[], content: string) =>
  ociIndex(platforms.map((platform): Fixture => image(parsePlatform(platform), { content: `${content} ${platform}` })));

describe('offersAlike', () => {
  it.each([
    ['two builds of the same platforms', ['linux/amd64', 'linux/arm/v7'], ['linux/amd64', 'linux/arm/v7'], true],
    ['another order', ['linux/amd64', 'linux/arm/v7'], ['linux/arm/v7', 'linux/amd64'], false],
    ['a platform more', ['linux/amd64'], ['linux/amd64', 'linux/arm64'], false],
    ['a lost variant', ['linux/arm/v6'], ['linux/arm'], false],
    ['a platform twice', ['linux/arm64', 'linux/arm64/v8'], ['linux/arm64', 'linux/arm64/v8'], false],
  ])('%s', async (_, before, after, isAlike) => {
    const [a, b] = await Promise.all([view(build(before, 'a')), view(build(after, 'b'))]);
    expect(offersAlike(a, b)).toBe(isAlike);
    if (isAlike) expect(hostEffects(a, b, comparePlatforms(a, b))).toEqual([]);
  });

  it('not a list of another kind', async () => {
    const docker = dockerList([image(parsePlatform('linux/amd64'), { format: 'docker' })]);
    const [a, b] = await Promise.all([view(build(['linux/amd64'], 'a')), view(docker)]);
    expect(offersAlike(a, b)).toBe(false);
  });
});
