import { createHash } from 'node:crypto';
import type { Digest } from '../oci/digest';
import type { Fixture } from './fixtures';

/** The same image with everything in it, and itself, named by sha512. */
export function inSha512(fixture: Fixture): Fixture {
  const children = fixture.children.map(inSha512);
  const blobs = fixture.blobs.map(({ descriptor, bytes }) => ({
    descriptor: { ...descriptor, digest: sha512(bytes) },
    bytes,
  }));
  const before = [...fixture.blobs, ...fixture.children];
  const renamed = new Map(
    [...blobs, ...children].map(({ descriptor }, at) => [String(before[at]?.descriptor.digest), descriptor]),
  );
  // Annotations name digests as well.
  const named = JSON.parse(Buffer.from(fixture.bytes).toString(), (_, value) => renamed.get(value)?.digest ?? value);
  const sizes = new Map([...renamed.values()].map(({ digest, size }) => [String(digest), size]));
  const sized = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && 'digest' in value
      ? { ...value, size: sizes.get(String(value.digest)) }
      : value;
  const bytes = Buffer.from(JSON.stringify(named, sized, 3));
  const descriptor = { ...fixture.descriptor, digest: sha512(bytes), size: bytes.length };
  return { descriptor, bytes, blobs, children };
}

export function sha512(bytes: Uint8Array): Digest {
  return `sha512:${createHash('sha512').update(bytes).digest('hex')}`;
}
