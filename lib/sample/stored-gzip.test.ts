import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storedGzip } from './stored-gzip';

test('unpacks to the very bytes, whatever they are', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => gunzipSync(storedGzip(bytes)).equals(bytes)));
});

test.each([0, 1, 65_534, 65_535, 65_536, 131_070, 131_071])('unpacks to the very bytes at %i of them', (length) => {
  const bytes = Buffer.alloc(length, 'polyarch');
  expect(gunzipSync(storedGzip(bytes)).equals(bytes)).toBe(true);
});
