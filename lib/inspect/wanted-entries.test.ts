import { describe, expect, it } from 'vitest';
import type { Content } from '@/lib/oci/content';
import { parseReference } from '@/lib/oci/reference';
import { fixtureContent } from '@/lib/testing/fixture-content';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { digestOf, pendingEntryView } from '@/lib/testing/image-view';
import { pullsAreScarce, wantedEntries } from './wanted-entries';

const left = (remaining: number) => ({ limit: 100, remaining, windowSeconds: 21_600, account: null });

describe('pullsAreScarce', () => {
  it.each([
    ['alpine', null, true],
    ['docker.io/library/alpine:3.20', left(100), true],
    ['index.docker.io/library/alpine', left(200), true],
    ['ghcr.io/owner/app', null, false],
    ['ghcr.io/owner/app', left(50), false],
    ['ghcr.io/owner/app', left(49), true],
    ['localhost:5000/app', left(0), true],
    ['oci-layout://sample:linux8', null, false],
  ])('%s with %o left: %s', (reference, rateLimit, expected) => {
    expect(pullsAreScarce(parseReference(reference), rateLimit)).toBe(expected);
  });
});

describe('wantedEntries', () => {
  const ids = ['0', '1', '1.0', '1.1', '1.1.0', '10', '2'];
  const atHand = digestOf('1');
  const content: Content = {
    ...fixtureContent(imageFixtures.ociIndex()),
    isAtHand: async ({ digest }) => digest === atHand,
  };
  const wanted = async (choice: Parameters<typeof wantedEntries>[0], isThrifty = false) => {
    const isWanted = wantedEntries(choice, content, isThrifty);
    const answers = await Promise.all(ids.map((id) => isWanted(pendingEntryView(id, null))));
    return ids.filter((_, index) => answers[index]);
  };

  it.each([
    ['all', true, ids],
    ['none', false, []],
    ['auto', false, ids],
    ['auto', true, ['1']],
    [['0'], false, ['0']],
    [['1'], false, ['1', '1.0', '1.1', '1.1.0']],
    [['1.1.0'], false, ['1', '1.1', '1.1.0']],
    [['2', '1.0'], true, ['1', '1.0', '2']],
    [['99'], false, []],
  ] as const)('%o, thrifty %s: %o', async (choice, isThrifty, expected) => {
    expect(await wanted(choice, isThrifty)).toEqual(expected);
  });
});
