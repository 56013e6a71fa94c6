import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryView, PlatformView } from '../contract/image';
import { formatPlatform } from '../platform/format-platform';
import { digestOf, entryView } from '../testing/image-view';
import { type EntryPair, pairEntries } from './pair-entries';

const listed = (...platforms: readonly (string | null)[]) =>
  platforms.map((platform, at) => entryView(`${at}`, platform, { digest: digestOf(`${at} ${platform}`) }));
const versioned = (version: string, id = '0') =>
  entryView(id, 'windows/amd64', { platform: { os: 'windows', architecture: 'amd64', 'os.version': version } });

/** `linux/arm/v6 = linux/arm (variant-lost)`; a side that is missing is a dash. */
function told({ a, b, matched }: EntryPair): string {
  const name = (entry: EntryView | null) => (entry?.platform ? formatPlatform(entry.platform) : (entry?.kind ?? '-'));
  return `${name(a)} = ${name(b)}${matched === null || matched === 'platform' ? '' : ` (${matched})`}`;
}

describe('pairEntries', () => {
  it('pairs equal platforms, whatever their order and spelling', () => {
    const pairs = pairEntries(
      listed('linux/arm64/v8', 'linux/amd64', 'linux/riscv64'),
      listed('linux/amd64', 'linux/aarch64', 'linux/s390x'),
    );
    expect(pairs.map(told)).toEqual([
      'linux/amd64 = linux/amd64',
      'linux/arm64/v8 = linux/aarch64',
      '- = linux/s390x',
      'linux/riscv64 = -',
    ]);
  });

  it('recognises a platform that lost its variant, and leaves the spelling it may be confused with alone', () => {
    const pairs = pairEntries(listed('linux/arm/v6', 'linux/arm/v7'), listed('linux/arm', 'linux/arm/v7'));
    expect(pairs.map(told)).toEqual(['linux/arm/v6 = linux/arm (variant-lost)', 'linux/arm/v7 = linux/arm/v7']);
    expect(pairEntries(listed('linux/amd64'), listed('linux/amd64/v3')).map(told)).toEqual([
      'linux/amd64 = linux/amd64/v3 (variant-gained)',
    ]);
  });

  it('takes another variant for another platform', () => {
    expect(pairEntries(listed('linux/arm/v6'), listed('linux/arm/v7')).map(told)).toEqual([
      'linux/arm/v6 = -',
      '- = linux/arm/v7',
    ]);
  });

  it('guesses which of two lost its variant only by what they have in common', () => {
    const [v2, v3] = listed('linux/amd64/v2', 'linux/amd64/v3');
    const bare = entryView('9', 'linux/amd64');
    if (v2 === undefined || v3 === undefined) throw new Error('There are two.');
    expect(pairEntries([v2, v3], [bare]).map(told)).toEqual([
      '- = linux/amd64',
      'linux/amd64/v2 = -',
      'linux/amd64/v3 = -',
    ]);
    expect(pairEntries([v2, { ...v3, layers: bare.layers }], [bare]).map(told)).toEqual([
      'linux/amd64/v3 = linux/amd64 (variant-lost)',
      'linux/amd64/v2 = -',
    ]);
  });

  it('takes a revision of one Windows build for the same platform, another build for another', () => {
    expect(pairEntries([versioned('10.0.20348.2700')], [versioned('10.0.20348.3091')]).map(told)).toEqual([
      'windows/amd64 = windows/amd64 (os-version)',
    ]);
    expect(pairEntries([versioned('10.0.17763.1')], [versioned('10.0.20348.1')])).toHaveLength(2);
  });

  it('pairs duplicates with the same content first', () => {
    const [first, second] = listed('linux/amd64', 'linux/amd64');
    if (first === undefined || second === undefined) throw new Error('There are two.');
    const pairs = pairEntries([first, second], [{ ...second, id: '0' }]);
    expect(pairs.map(({ a, b }) => [a?.id, b?.id])).toEqual([
      ['1', '0'],
      ['0', undefined],
    ]);
  });

  it('pairs entries without a platform by their kind', () => {
    expect(pairEntries(listed(null), listed('linux/amd64', null)).map(told)).toEqual([
      '- = linux/amd64',
      'manifest = manifest (kind)',
    ]);
  });

  it('ends soon on an index that lists one platform ten thousand times', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => entryView(`${at}`, 'linux/amd64'));
    expect(pairEntries(many, many).every(({ a, b }) => a === b)).toBe(true);
  });
});

const platforms: fc.Arbitrary<PlatformView> = fc.record(
  {
    os: fc.constantFrom('linux', 'windows', 'unknown'),
    architecture: fc.constantFrom('amd64', 'arm64', 'arm', 'aarch64', 'unknown'),
    variant: fc.constantFrom('v6', 'v7', 'v8'),
    'os.version': fc.constantFrom('10.0.20348.1', '10.0.20348.2', '10.0.17763.1', 'odd'),
    'os.features': fc.constantFrom(['win32k'], []),
  },
  { requiredKeys: ['os', 'architecture'] },
);
const entries: fc.Arbitrary<readonly EntryView[]> = fc
  .array(fc.record({ platform: fc.option(platforms), seed: fc.nat(9) }), { maxLength: 9 })
  .map((list) =>
    list.map(({ platform, seed }, at) => ({ ...entryView(`${at}`, null), platform, digest: digestOf(seed) })),
  );

describe('pairEntries, of any two lists', () => {
  it('names every entry of both sides once', () => {
    fc.assert(
      fc.property(entries, entries, (ofA, ofB) => {
        const pairs = pairEntries(ofA, ofB);
        expect(new Set(pairs.flatMap(({ a }) => a ?? []))).toEqual(new Set(ofA));
        expect(pairs.filter(({ a }) => a !== null)).toHaveLength(ofA.length);
        expect(new Set(pairs.flatMap(({ b }) => b ?? []))).toEqual(new Set(ofB));
        expect(pairs.filter(({ b }) => b !== null)).toHaveLength(ofB.length);
      }),
    );
  });

  it('gives the same pairs swapped when the sides are swapped', () => {
    const ids = (pairs: readonly EntryPair[], one: 'a' | 'b', other: 'a' | 'b') =>
      pairs.map((pair) => `${pair[one]?.id} ${pair[other]?.id}`).sort();
    fc.assert(
      fc.property(entries, entries, (ofA, ofB) => {
        expect(ids(pairEntries(ofA, ofB), 'a', 'b')).toEqual(ids(pairEntries(ofB, ofA), 'b', 'a'));
      }),
    );
  });

  it('pairs each entry with the same content when compared with itself', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const pairs = pairEntries(list, list);
        expect(pairs.every(({ a, b }) => a?.digest === b?.digest)).toBe(true);
      }),
    );
  });
});
