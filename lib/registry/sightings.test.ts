import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Digest, isDigest } from '@/lib/oci/digest';
import { readSightings, Sightings, sightingsRecord } from './sightings';

const digests = fc
  .string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
  .map((hex): Digest => `sha256:${hex}`);
const seen = fc.record({
  descriptor: fc.record({ mediaType: fc.string(), digest: digests, size: fc.nat() }),
  atMs: fc.nat(1000),
});
const nowMs = 1000;

describe('a record of sightings', () => {
  test('gives back what was put into it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), seen), fc.dictionary(fc.string(), seen), (content, tags) => {
        const sightings = new Sightings();
        for (const [name, sighting] of Object.entries(content)) sightings.content.set(name, sighting);
        for (const [name, sighting] of Object.entries(tags)) sightings.tags.set(name, sighting);
        const read = readSightings(sightingsRecord(sightings), nowMs);
        expect([...read.content.entries()]).toEqual([...sightings.content.entries()]);
        expect([...read.tags.entries()]).toEqual([...sightings.tags.entries()]);
      }),
    );
  });

  test('holds nothing that is no sighting, whatever it was damaged to', () => {
    const row = fc.tuple(fc.anything(), fc.anything(), fc.anything(), fc.anything(), fc.anything());
    const json = fc.record({ content: fc.array(row), tags: fc.array(row) }).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(fc.oneof(fc.string(), json), (text) => {
        for (const [, { descriptor }] of readSightings(Buffer.from(text)).content.entries()) {
          expect(isDigest(descriptor.digest)).toBe(true);
        }
      }),
    );
  });

  test('from the future holds nothing: a clock was set back', () => {
    const sightings = new Sightings();
    const descriptor = { mediaType: 'a/b', digest: `sha256:${'0'.repeat(64)}`, size: 1 } as const;
    sightings.content.set('manifests', { descriptor, atMs: nowMs + 1 });
    expect(readSightings(sightingsRecord(sightings), nowMs).count).toBe(0);
  });
});
