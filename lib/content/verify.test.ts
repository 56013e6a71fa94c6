import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Digest } from '@/lib/oci/digest';
import { digestOf, verifyContent } from './verify';

const bytes = Buffer.from('{"schemaVersion":2}');
const digest = digestOf(bytes);

test('accepts content that matches its size and digest, in sha256 and sha512', () => {
  const sha512: Digest = `sha512:${createHash('sha512').update(bytes).digest('hex')}`;
  verifyContent({ digest, size: bytes.length }, bytes);
  verifyContent({ digest: sha512, size: bytes.length }, bytes);
});

test('names what was asked and what came when the size differs', () => {
  expect(() => verifyContent({ digest, size: 20 }, bytes)).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({
        code: 'content_mismatch',
        details: { askedDigest: digest, receivedDigest: digest, askedSize: 20, receivedSize: 19 },
      }),
    }),
  );
});

test('rejects any content with one byte changed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (content, at, change) => {
      const changed = Uint8Array.from(content);
      const position = at % content.length;
      changed[position] = (content[position] ?? 0) ^ change;
      expect(() => verifyContent({ digest: digestOf(content), size: content.length }, changed)).toThrow('withheld');
    }),
  );
});
