import 'server-only';
import { hash } from 'node:crypto';
import type { Descriptor } from '@/lib/oci/descriptor';
import { type Digest, type DigestAlgorithm, digestAlgorithm, isDigest } from '@/lib/oci/digest';
import { ProblemError } from '@/lib/problem/problem';

/**
 * Checks that `bytes` are the content `descriptor` points to: the size first, then the hash.
 * Throws `content_mismatch`, whose details name what was asked for and what came.
 * @see image-spec descriptor.md, Verification
 */
export function verifyContent(descriptor: Pick<Descriptor, 'digest' | 'size'>, bytes: Uint8Array): void {
  if (bytes.length !== descriptor.size) throw contentMismatch(descriptor, received(descriptor.digest, bytes));
  verifyDigest(descriptor.digest, bytes);
}

/** The same where no size was promised. */
export function verifyDigest(digest: Digest, bytes: Uint8Array): void {
  if (digestOf(bytes, digestAlgorithm(digest)) !== digest) throw contentMismatch({ digest }, received(digest, bytes));
}

/** The digest of `bytes`. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = 'sha256'): Digest {
  return `${algorithm}:${hash(algorithm, bytes, 'hex')}`;
}

/** Whether `text` is the digest of `bytes`, by whichever algorithm it names. */
export function isDigestOf(text: string, bytes: Uint8Array): text is Digest {
  return isDigest(text) && digestOf(bytes, digestAlgorithm(text)) === text;
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

/** The problem of content that came whole, and is not what was asked for. */
export function contentMismatch(
  asked: Readonly<{ digest: Digest; size?: number }>,
  came: Readonly<{ digest: Digest; size: number }>,
): ProblemError {
  const { digest, size = came.size } = asked;
  return new ProblemError({
    code: 'content_mismatch',
    message:
      size === came.size
        ? `What came for ${digest} has the digest ${came.digest}. The content is withheld.`
        : `${digest} should have ${size} bytes, but ${came.size} came. The content is withheld.`,
    hint,
    details: {
      askedDigest: digest,
      receivedDigest: came.digest,
      askedSize: asked.size ?? null,
      receivedSize: came.size,
    },
  });
}

function received(digest: Digest, bytes: Uint8Array): Readonly<{ digest: Digest; size: number }> {
  return { digest: digestOf(bytes, digestAlgorithm(digest)), size: bytes.length };
}
