import { type Digest, digestAlgorithm, digestHex } from '@/lib/oci/digest';
import { ProblemError } from '@/lib/problem/problem';
import { readProblem } from '../problem/fetch-json';

/** Exact bytes, the text they are, and whether this browser finds that they hash to their digest. */
export type VerifiedText = Readonly<{
  bytes: Uint8Array<ArrayBuffer>;
  text: string;
  check: 'equal' | 'different' | 'unavailable';
}>;

/** Reads the bytes at `href` of this server's API that `digest` names. Throws the `ProblemError` that the server answered. */
export async function readVerifiedText(href: string, digest: Digest, signal: AbortSignal): Promise<VerifiedText> {
  const response = await fetch(href, { signal });
  if (!response.ok) throw new ProblemError(await readProblem(response));
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { bytes, text: new TextDecoder().decode(bytes), check: await checkDigest(bytes, digest) };
}

const subtleName = { sha256: 'SHA-256', sha512: 'SHA-512' } as const;

/** Web Crypto is there only in secure contexts; loopback addresses are one. @see image-spec descriptor.md, Verification */
async function checkDigest(bytes: Uint8Array<ArrayBuffer>, digest: Digest): Promise<VerifiedText['check']> {
  if (globalThis.crypto?.subtle === undefined) return 'unavailable';
  const hash = new Uint8Array(await crypto.subtle.digest(subtleName[digestAlgorithm(digest)], bytes));
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === digestHex(digest) ? 'equal' : 'different';
}
