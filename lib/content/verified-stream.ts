import 'server-only';
import { createHash } from 'node:crypto';
import type { Descriptor } from '../oci/descriptor';
import { type Digest, digestAlgorithm } from '../oci/digest';
import { contentMismatch, longerThanPromised } from './verify';

/**
 * Passes on the bytes of `descriptor`, and fails with `content_mismatch` before the last of them when they have another size or
 * digest: whoever counts on the promised length never gets a whole wrong blob.
 */
export async function* verifiedStream(
  descriptor: Pick<Descriptor, 'digest' | 'size'>,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const { digest, size } = descriptor;
  const hash = createHash(digestAlgorithm(digest));
  let length = 0;
  let held: Uint8Array | undefined;
  for await (const piece of bytes) {
    if (piece.length === 0) continue;
    length += piece.length;
    if (length > size) throw longerThanPromised(descriptor);
    hash.update(piece);
    if (held !== undefined) yield held;
    held = piece;
  }
  const received: Digest = `${digestAlgorithm(digest)}:${hash.digest('hex')}`;
  if (length !== size || received !== digest) throw contentMismatch(descriptor, { digest: received, size: length });
  if (held !== undefined) yield held;
}
