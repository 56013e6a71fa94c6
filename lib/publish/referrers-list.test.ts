import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestOf } from '@/lib/content/verify';
import { mediaType } from '@/lib/oci/media-type';
import { readReferrersList, withoutReferrer, withReferrers } from './referrers-list';

const manifestBytes = (text: string) => ({
  mediaType: mediaType.ociIndex,
  digest: digestOf(Buffer.from(text)),
  bytes: Buffer.from(text),
});
const entry = fc.integer({ min: 0, max: 15 }).map((n) => ({
  mediaType: mediaType.ociManifest,
  digest: digestOf(Buffer.from([n])),
  size: 1,
}));
/** Whatever else an entry or a list may hold. */
const unknownFields = fc.dictionary(fc.constantFrom('x-a', 'x-b'), fc.jsonValue());
const foreign = fc.tuple(entry, unknownFields).map(([known, more]) => ({ ...more, ...known }));

it('what others have listed stays as it is, whatever it says, and nothing is added twice or taken away beside', () => {
  fc.assert(
    fc.property(fc.array(foreign), unknownFields, fc.array(entry, { minLength: 1 }), (manifests, more, added) => {
      const text = JSON.stringify({ ...more, schemaVersion: 2, manifests });
      const list = readReferrersList(manifestBytes(text));
      if (list === null) throw new Error('An index was refused.');
      const changed = withReferrers(list, added) ?? list;
      const before = JSON.parse(text);
      const after = JSON.parse(JSON.stringify(changed));
      expect({ ...after, manifests: after.manifests.slice(0, manifests.length) }).toEqual(before);
      const has = (digest: string) => changed.manifests.filter((one) => one.digest === digest).length;
      for (const { digest } of added) expect(has(digest)).toBeGreaterThan(0);
      expect(withReferrers(changed, added)).toBeNull();
      for (const { digest } of added) {
        const left = withoutReferrer(changed, digest);
        expect(left?.manifests).toEqual(changed.manifests.filter((one) => one.digest !== digest));
      }
    }),
  );
});

it.each([
  ['a Docker list', { mediaType: mediaType.dockerList, manifests: [] }],
  ['an image', { config: { mediaType: mediaType.ociConfig, digest: digestOf(Buffer.from('')), size: 0 }, layers: [] }],
])('%s is no list of referrers', (_, body) => {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, ...body }));
  const type = 'mediaType' in body ? body.mediaType : mediaType.ociManifest;
  expect(readReferrersList({ mediaType: type, digest: digestOf(bytes), bytes })).toBeNull();
});

it('no tag is an empty list', () => {
  expect(readReferrersList(null)).toEqual({ schemaVersion: 2, mediaType: mediaType.ociIndex, manifests: [] });
});
