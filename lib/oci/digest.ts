import { ProblemError } from '../problem/problem';

/** The algorithms whose digests can be verified here, with the length of their hex part. */
const hexLength = { sha256: 64, sha512: 128 } as const;

/** @see image-spec descriptor.md, registered algorithms */
export type DigestAlgorithm = keyof typeof hexLength;

/** The content's own name: `sha256:` and 64, or `sha512:` and 128, lower-case hex digits. @see image-spec descriptor.md, Digests */
export type Digest = `${DigestAlgorithm}:${string}`;

/** Whether `text` is a digest of a known algorithm in canonical form; only such text may become part of a URL or a path. */
export function isDigest(text: string): text is Digest {
  const colon = text.indexOf(':');
  const algorithm = text.slice(0, colon);
  const hex = text.slice(colon + 1);
  return (
    Object.hasOwn(hexLength, algorithm) &&
    hex.length === hexLength[algorithm as DigestAlgorithm] &&
    /^[0-9a-f]+$/.test(hex)
  );
}

/** Reads a digest. Throws `reference_invalid` that says what is wrong with it. */
export function parseDigest(text: string): Digest {
  if (isDigest(text)) return text;
  throw new ProblemError({
    code: 'reference_invalid',
    message: `“${text.slice(0, 160)}” is not a digest: ${digestFault(text)}.`,
    details: { part: 'digest' },
  });
}

/** Why `text` is not a digest, as the rest of a sentence without its full stop. */
export function digestFault(text: string): string {
  const colon = text.indexOf(':');
  const algorithm = text.slice(0, Math.max(colon, 0));
  const hex = text.slice(colon + 1);
  if (!Object.hasOwn(hexLength, algorithm)) return 'it must begin with “sha256:” or “sha512:”';
  const expected = hexLength[algorithm as DigestAlgorithm];
  if (hex.length !== expected) return `${algorithm} has ${expected} hex digits, here are ${hex.length}`;
  return 'it may hold only the digits 0–9 and a–f, in lower case';
}

export function digestAlgorithm(digest: Digest): DigestAlgorithm {
  return digest.slice(0, digest.indexOf(':')) as DigestAlgorithm;
}

/** The hex part, without the algorithm. */
export function digestHex(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}
