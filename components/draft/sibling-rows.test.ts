import { expect, it } from 'vitest';
import type { DraftEntryView } from '@/lib/contract/draft';
import type { Siblings } from '@/lib/contract/siblings';
import type { Digest } from '@/lib/oci/digest';
import { parsePlatform } from '@/lib/platform/parse-platform';
import { missingSiblings, siblingGroups } from './sibling-rows';

const digest = (n: number): Digest => `sha256:${n.toString(16).padStart(64, '0')}`;
const sibling = (name: string, n: number) => ({
  reference: `r.io/app:1-${name}`,
  platform: parsePlatform(`linux/${name}`),
  digest: digest(n),
});
const entry = (source: string, platform: string, n: number): DraftEntryView => ({
  id: `e${n}`,
  position: 0,
  source: `${source}@${digest(n)}`,
  digest: digest(n),
  mediaType: 'x',
  sizeBytes: 1,
  platform: parsePlatform(platform),
  config: null,
  annotations: {},
  attests: null,
  today: null,
});
const siblings: Siblings = {
  families: [
    {
      pattern: 'app:1-{arch}',
      siblings: [sibling('amd64', 1), sibling('arm64', 2), sibling('s390x', 3), sibling('arm', 4)],
    },
  ],
  notes: [],
};
const images = [
  entry('r.io/app:1-amd64', 'linux/amd64', 9),
  entry('r.io/app:1', 'linux/arm64', 2),
  entry('r.io/app:1', 'linux/arm/v7', 8),
];

it('knows a sibling in the draft by where it was taken from, or by its manifest', () => {
  const [group] = siblingGroups(images, siblings);
  expect(group?.rows.map(({ entries }) => entries.map(({ id }) => id))).toEqual([['e9'], ['e2'], [], []]);
});

it('names the platforms that siblings are there for and the draft has not', () => {
  const groups = siblingGroups(images, siblings);
  const present = images.map(({ platform }) => platform);
  expect(missingSiblings(groups, present)).toEqual([parsePlatform('linux/s390x')]);
});

it('has nothing while nothing is known', () => {
  expect(siblingGroups(images, null)).toEqual([]);
});
