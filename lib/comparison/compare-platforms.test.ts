import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaType } from '../oci/media-type';
import { digestOf, entryView, imageView, pendingEntryView } from '../testing/image-view';
import { problemOf } from '../testing/problem-of';
import { changeSummary } from './change-summary';
import { compareEntries, comparePlatforms, countVerdicts } from './compare-platforms';
import { findEntry } from './find-entry';

const amd64 = entryView('0', 'linux/amd64');
const rebuilt = entryView('0', 'linux/amd64', {
  digest: digestOf('rebuilt'),
  layers: [{ digest: digestOf('new layer'), mediaType: mediaType.ociManifest, sizeBytes: 10 }],
});
const told = (...sides: Parameters<typeof comparePlatforms>) =>
  comparePlatforms(...sides).map((pair) => [pair.id, pair.verdict, changeSummary(pair)]);

describe('comparePlatforms', () => {
  it('tells what became of each platform, in a few words', () => {
    const before = imageView([amd64, entryView('1', 'linux/arm/v6'), entryView('2', 'linux/s390x')]);
    const after = imageView([rebuilt, entryView('1', 'linux/arm'), entryView('2', 'linux/riscv64')]);
    expect(told(before, after)).toEqual([
      ['0~0', 'changed', '1 of 1 layer'],
      ['1~1', 'changed', 'lost its variant v6'],
      ['2~', 'removed', 'no longer listed'],
      ['~2', 'added', 'newly listed'],
    ]);
    expect(countVerdicts(comparePlatforms(before, after))).toEqual({ same: 0, changed: 2, added: 1, removed: 1 });
  });

  it('compares a single manifest with the entry of an index', () => {
    const single = imageView([amd64], { kind: 'manifest', mediaType: mediaType.ociManifest, digest: amd64.digest });
    expect(told(single, imageView([{ ...amd64, id: '3' }]))).toEqual([['0~3', 'same', '']]);
  });

  it('finds entries of nested indexes, and takes attestations for no platforms', () => {
    const nested = entryView('1', null, { kind: 'index', entries: [entryView('1.0', 'linux/arm64')] });
    const attestation = entryView('2', 'unknown/unknown', { kind: 'attestation' });
    const flat = { ...entryView('1.0', 'linux/arm64'), id: '0' };
    expect(told(imageView([nested, attestation]), imageView([flat]))).toEqual([['1.0~0', 'same', '']]);
  });

  it('knows by the digests alone what is the same, and says what is not read', () => {
    const pending = pendingEntryView('0', 'linux/amd64');
    expect(told(imageView([pending]), imageView([pending]))).toEqual([['0~0', 'same', '']]);
    expect(told(imageView([pending]), imageView([rebuilt]))).toEqual([['0~0', 'changed', 'not read yet']]);
  });

  it('finds only the same when compared with itself', () => {
    const platform = fc.constantFrom('linux/amd64', 'linux/arm/v6', 'linux/arm', 'linux/arm64/v8', null);
    fc.assert(
      fc.property(fc.array(platform, { maxLength: 8 }), (platforms) => {
        const image = imageView(platforms.map((one, at) => entryView(`${at}`, one)));
        expect(countVerdicts(comparePlatforms(image, image))).toMatchObject({ same: platforms.length, changed: 0 });
      }),
    );
  });
});

it('compareEntries compares two platforms of one image', () => {
  expect(compareEntries(amd64, entryView('1', 'linux/arm64'))).toMatchObject({ id: '0~1', verdict: 'changed' });
});

describe('findEntry', () => {
  const image = imageView([amd64, entryView('1', 'linux/arm64/v8')]);

  it.each(['1', 'linux/arm64', 'linux/aarch64'])('finds an entry by %j', (text) => {
    expect(findEntry(image, text).id).toBe('1');
  });

  it('says what there is instead', () => {
    expect(problemOf(() => findEntry(image, 'linux/s390x'))).toMatchObject({
      code: 'not_found',
      hint: 'It lists linux/amd64, linux/arm64/v8.',
    });
    expect(problemOf(() => findEntry(image, '7'))).toMatchObject({ code: 'not_found' });
    expect(problemOf(() => findEntry(image, 'arm'))).toMatchObject({ code: 'request_invalid' });
  });
});
