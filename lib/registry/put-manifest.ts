import 'server-only';
import { isDigestOf } from '@/lib/content/verify';
import type { ReadOptions } from '@/lib/oci/content';
import { type Digest, isDigest, parseDigest } from '@/lib/oci/digest';
import type { ManifestBytes, PutManifest } from '@/lib/oci/target';
import { ProblemError } from '@/lib/problem/problem';
import { headerText } from './header-text';
import { type Repository, saw, sawTag } from './repository';
import { sendWrite } from './send-write';
import { tryAgain } from './try-again';

/**
 * Writes a manifest under `tag`, or under its digest. Under a tag it is sent once: who wrote it since would be overwritten. Throws `content_mismatch` when the registry says that it
 * keeps something else, and the problem of a registry that does not take it. @see distribution-spec, Pushing manifests
 */
export async function putManifest(
  repository: Repository,
  { mediaType, digest, bytes }: ManifestBytes,
  tag: string | null,
  options: ReadOptions,
): Promise<PutManifest> {
  const { limits } = repository.registries;
  if (bytes.length > limits.manifestBytes) throw tooLarge(digest, bytes.length, limits.manifestBytes);
  const write = () =>
    sendWrite(repository, {
      method: 'PUT',
      need: { repository: repository.name, purpose: 'push' },
      at: `manifests/${tag ?? parseDigest(digest)}`,
      headers: { 'content-type': mediaType },
      body: () => bytes,
      success: [200, 201, 202],
      options,
    });
  const answer = tag === null ? await tryAgain(limits, options.signal, write) : await write();
  const kept = headerText(answer.headers, 'docker-content-digest');
  // By which algorithm the manifest of a tag is named is for the registry to say.
  const named = kept !== null && isDigestOf(kept, bytes) ? kept : digest;
  if (kept !== null && kept !== named && tag !== null) throw changed(repository, digest, kept);
  const descriptor = { mediaType, digest, size: bytes.length };
  repository.registries.content.keep(digest, bytes);
  saw(repository, 'manifests', descriptor);
  if (tag !== null) sawTag(repository, tag, { ...descriptor, digest: named });
  const subject = headerText(answer.headers, 'oci-subject') ?? '';
  return { subject: isDigest(subject) ? subject : null };
}

function tooLarge(digest: Digest, sizeBytes: number, maxBytes: number): ProblemError {
  return new ProblemError({
    code: 'too_large',
    message: `The manifest has ${sizeBytes} bytes; registries take at most ${maxBytes}. It was not sent.`,
    hint: 'Remove entries or annotations.',
    details: { digest, sizeBytes, maxBytes },
  });
}

function changed({ host, name }: Repository, digest: Digest, kept: string): ProblemError {
  return new ProblemError({
    code: 'content_mismatch',
    message: `${host.endpoint.registry} keeps another manifest in “${name}” than the one that was sent.`,
    hint: 'It converts manifests. Push the form that it keeps, or choose another target.',
    details: {
      registry: host.endpoint.registry,
      repository: name,
      askedDigest: digest,
      receivedDigest: kept.slice(0, 200),
    },
  });
}
