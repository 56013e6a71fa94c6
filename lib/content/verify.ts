import 'server-only';
import { createHash } from 'node:crypto';
import type { Descriptor } from '@/lib/oci/descriptor';
import { type Digest, type DigestAlgorithm, digestAlgorithm } from '@/lib/oci/digest';
import { ProblemError } from '@/lib/problem/problem';

/**
 * Checks that `bytes` are the content `descriptor` points to: the size first, then the hash.
 * Throws `content_mismatch`, whose details name what was asked for and what came.
 * @see image-spec descriptor.md, Verification
 */
export function verifyContent(descriptor: Pick<Descriptor, 'digest' | 'size'>, bytes: Uint8Array): void {
  if (bytes.length !== descriptor.size) throw mismatch(descriptor, bytes, 'size');
  verifyDigest(descriptor.digest, bytes);
}

/** The same where no size was promised. */
export function verifyDigest(digest: Digest, bytes: Uint8Array): void {
  if (digestOf(bytes, digestAlgorithm(digest)) !== digest) throw mismatch({ digest }, bytes, 'digest');
}

/** The digest of `bytes`. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = 'sha256'): Digest {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

/** The problem of content that goes on after the size its descriptor promised; the rest was not read. */
export function longerThanPromised({ digest, size }: Pick<Descriptor, 'digest' | 'size'>): ProblemError {
  return new ProblemError({
    code: 'content_mismatch',
    message: `${digest} should have ${size} bytes, but more came. The content is withheld.`,
    hint,
    details: { askedDigest: digest, receivedDigest: null, askedSize: size, receivedSize: null },
  });
}

const hint =
  'The content was damaged or replaced on its way or where it is stored. Pull again, or push the image anew.';

function mismatch(asked: { digest: Digest; size?: number }, bytes: Uint8Array, what: 'size' | 'digest'): ProblemError {
  const received = digestOf(bytes, digestAlgorithm(asked.digest));
  return new ProblemError({
    code: 'content_mismatch',
    message:
      what === 'size'
        ? `${asked.digest} should have ${asked.size} bytes, but ${bytes.length} came. The content is withheld.`
        : `What came for ${asked.digest} has the digest ${received}. The content is withheld.`,
    hint,
    details: {
      askedDigest: asked.digest,
      receivedDigest: received,
      askedSize: asked.size ?? null,
      receivedSize: bytes.length,
    },
  });
}
