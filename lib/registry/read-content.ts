import 'server-only';
import { longerThanPromised, verifyContent } from '@/lib/content/verify';
import { NotAtHand, type ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import { parseDigest } from '@/lib/oci/digest';
import { manifestAccept } from '@/lib/oci/media-type';
import { ProblemError } from '@/lib/problem/problem';
import { BodyTooLarge } from './answer-reader';
import { manifestType } from './manifest-answer';
import { type ContentKind, type Repository, saw, sightingOf } from './repository';
import { sendRead } from './send-read';
import type { Answer } from './transport';

/**
 * The verified bytes of `descriptor` in `repository`. Bytes that are at hand from elsewhere are given out only once
 * the repository was asked, by one HEAD, whether it has them for this account.
 */
export async function readContent(
  repository: Repository,
  kind: ContentKind,
  descriptor: Descriptor,
  maxBytes: number,
  options: ReadOptions,
): Promise<Uint8Array> {
  // A digest becomes part of a URL: nothing else may. (CVE-2024-3727)
  const digest = parseDigest(descriptor.digest);
  if (descriptor.size > maxBytes) throw tooLarge(descriptor, maxBytes);
  const { registries, key } = repository;
  const isSeen = () => sightingOf(repository, kind, digest) !== undefined;
  const kept = () => (registries.content.mayHave(digest) ? registries.content.get(digest) : undefined);
  const atHand = await kept();
  if (atHand !== undefined && isSeen()) return asPromised(descriptor, atHand);
  if (options.atHandOnly) throw new NotAtHand(digest);
  return registries.byteFlights.run(`${key} ${kind} ${digest} ${descriptor.size}`, options.signal, async (signal) => {
    const shared = { ...options, signal };
    // Another flight may have landed while the cache was looked at.
    const cached = atHand ?? (await kept());
    if (cached === undefined) return download(repository, kind, descriptor, shared);
    return isSeen() ? asPromised(descriptor, cached) : confirm(repository, kind, descriptor, cached, shared);
  });
}

async function download(
  repository: Repository,
  kind: ContentKind,
  descriptor: Descriptor,
  options: ReadOptions,
): Promise<Uint8Array> {
  const answer = await ask(repository, 'GET', kind, descriptor, options).catch((error: unknown) => {
    throw error instanceof ProblemError && error.cause instanceof BodyTooLarge ? longerThanPromised(descriptor) : error;
  });
  const seen = asServed(kind, descriptor, answer);
  verifyContent(descriptor, answer.body);
  repository.registries.content.keep(descriptor.digest, answer.body);
  saw(repository, kind, seen);
  return answer.body;
}

async function confirm(
  repository: Repository,
  kind: ContentKind,
  descriptor: Descriptor,
  cached: Uint8Array,
  options: ReadOptions,
): Promise<Uint8Array> {
  const answer = await ask(repository, 'HEAD', kind, descriptor, options);
  const bytes = asPromised(descriptor, cached);
  saw(repository, kind, asServed(kind, descriptor, answer));
  return bytes;
}

function ask(
  { host, name }: Repository,
  method: 'GET' | 'HEAD',
  kind: ContentKind,
  descriptor: Descriptor,
  options: ReadOptions,
) {
  return sendRead(host, {
    method,
    need: { repository: name, purpose: 'content' },
    path: `${kind}/${descriptor.digest}`,
    accept: kind === 'manifests' ? manifestAccept : '*/*',
    maxBytes: descriptor.size,
    options,
  });
}

/** What was seen is the content as the registry serves it; platform and annotations are the word of the index alone. */
function asServed(kind: ContentKind, { digest, size, mediaType }: Descriptor, answer: Answer): Descriptor {
  return { mediaType: kind === 'manifests' ? manifestType(answer) : mediaType, digest, size };
}

/** Cached bytes match their digest; another descriptor may promise another size. */
function asPromised(descriptor: Descriptor, bytes: Uint8Array): Uint8Array {
  if (bytes.length !== descriptor.size) verifyContent(descriptor, bytes);
  return bytes;
}

function tooLarge({ digest, size }: Descriptor, maxBytes: number): ProblemError {
  return new ProblemError({
    code: 'too_large',
    message: `${digest} has ${size} bytes; Polyarch reads at most ${maxBytes} of such content.`,
    details: { digest, sizeBytes: size, maxBytes },
  });
}
