import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ProblemError } from '../problem/problem';
import { problemOf } from '../testing/problem-of';
import { mediaType } from './media-type';
import { parseManifest } from './parse-manifest';

const digest = `sha256:${'0'.repeat(64)}`;
const child = { mediaType: mediaType.ociManifest, digest, size: 7 };
const config = { mediaType: mediaType.ociConfig, digest, size: 9 };
const index = { schemaVersion: 2, mediaType: mediaType.ociIndex, manifests: [child] };

it('reads 4 MiB and refuses one byte more', () => {
  const text = JSON.stringify(index);
  const full = text.padEnd(4 * 1024 * 1024);
  expect(parseManifest(bytesOf(full), null).kind).toBe('index');
  expect(problemOfBody(`${full} `).code).toBe('too_large');
});

it('reads 20,000 entries and refuses one more', () => {
  const small = { ...child, mediaType: 'a/b' };
  const of = (count: number) => ({ manifests: Array.from({ length: count }, () => small) });
  expect(parseManifest(bytesOf(of(20_000)), null)).toMatchObject({ manifests: { length: 20_000 } });
  expect(problemOfBody(of(20_001)).message).toBe('manifests has 20001 items; 20000 are the most that is read.');
});

it.each([
  ['nested lists', `{"manifests":${'['.repeat(2_000_000)}`, /nests deeper than 64/],
  ['escaped quotes without an end', `{"${'\\"'.repeat(2_000_000)}`, /not JSON/],
  ['backslashes without an end', `{"${'\\'.repeat(4_000_000)}"`, /not JSON/],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), /not UTF-8/],
])('%s', (_, body, message) => {
  const start = performance.now();
  expect(problemOfBody(body)).toMatchObject({ code: 'manifest_invalid', message: expect.stringMatching(message) });
  expect(performance.now() - start).toBeLessThan(5_000);
});

it('any JSON is either read or refused by a finished sentence', () => {
  const word = fc.constantFrom(
    'manifests',
    'config',
    'layers',
    'mediaType',
    'digest',
    'size',
    'platform',
    'annotations',
    '__proto__',
    'Config',
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.constantFrom(child, config, digest, mediaType.ociIndex),
      fc.array(tie('any')),
      fc.dictionary(word, tie('any')),
    ),
  })).any;
  fc.assert(
    fc.property(value, (body) => {
      const read = outcome(JSON.stringify(body));
      if (read instanceof ProblemError) expect(read.problem.message).toMatch(/\.$/);
      else expect(['index', 'manifest']).toContain(read.kind);
    }),
  );
});

it('every text that JSON.parse accepts is scanned to its end', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), (text) => {
      const read = outcome(text);
      if (read instanceof ProblemError) expect(read.problem.message).not.toMatch(/not JSON/);
    }),
  );
});

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

function problemOfBody(body: unknown, contentType: string | null = null) {
  return problemOf(() => parseManifest(bytesOf(body), contentType));
}

function outcome(text: string) {
  try {
    return parseManifest(bytesOf(text), null);
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown;
    throw thrown;
  }
}
