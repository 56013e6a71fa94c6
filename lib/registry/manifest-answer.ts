import 'server-only';
import { digestOf, verifyDigest } from '@/lib/content/verify';
import type { Descriptor } from '@/lib/oci/descriptor';
import { type Digest, isDigest } from '@/lib/oci/digest';
import { essenceOf, isSchema1Type } from '@/lib/oci/media-type';
import { ProblemError } from '@/lib/problem/problem';
import { headerText } from './header-text';
import type { Answer } from './transport';
import { untrustedText } from './untrusted-text';

/** The digest that an answer to GET stands for, verified: the one asked for, or the one its header names. Throws `content_mismatch`. */
export function verifiedDigest(answer: Answer, asked: Digest | undefined): Digest {
  if (asked !== undefined) {
    verifyDigest(asked, answer.body);
    return asked;
  }
  const named = headerText(answer.headers, 'docker-content-digest') ?? '';
  // Schema 1 is named by the digest of its payload alone; it is described as it came, and refused by its type.
  if (!isDigest(named) || isSchema1Type(servedType(answer))) return digestOf(answer.body);
  verifyDigest(named, answer.body);
  return named;
}

/** The descriptor that the headers of a HEAD answer make; undefined when they do not say enough. */
export function describedByHeaders(answer: Answer): Descriptor | undefined {
  const mediaType = manifestType(answer);
  const digest = headerText(answer.headers, 'docker-content-digest') ?? '';
  const size = Number(headerText(answer.headers, 'content-length') ?? Number.NaN);
  return isDigest(digest) && Number.isSafeInteger(size) && size > 0 ? { mediaType, digest, size } : undefined;
}

/**
 * The media type under which a manifest was served. Throws `registry_error` for what no manifest is served as:
 * a sign-in page or a portal answered, not a registry.
 */
export function manifestType(answer: Answer): string {
  const type = servedType(answer);
  if (/^application\/(?!xhtml|xml|javascript)\S+$/.test(type)) return type;
  throw new ProblemError({
    code: 'registry_error',
    message: `“${answer.url.host}” answered with ${untrustedText(type, 80)} where a manifest should be.`,
    hint: 'That is no registry, or a sign-in page or a proxy stands before it. Open its address in a browser to see.',
    details: { host: answer.url.host, contentType: untrustedText(type, 80) },
  });
}

function servedType(answer: Answer): string {
  return essenceOf(headerText(answer.headers, 'content-type') ?? 'application/octet-stream');
}
