import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import { bareDescriptor, type Descriptor } from '@/lib/oci/descriptor';
import { parseDigest } from '@/lib/oci/digest';
import type { WriteOptions } from '@/lib/oci/target';
import { ProblemError } from '@/lib/problem/problem';
import { isThere } from './is-there';
import { type Repository, saw } from './repository';
import { sendWrite } from './send-write';
import type { Answer } from './transport';
import { tryAgain } from './try-again';
import { uploadBlob, uploadLocation } from './upload-blob';

/**
 * Sends a blob, in one request where the registry takes it so. A session that breaks off is begun anew, with what `open` gives
 * then, unless the blob turns out to be there: only its answer was lost. Throws what `open` throws and the problem of the registry.
 */
export async function pushBlob(
  repository: Repository,
  descriptor: Descriptor,
  open: () => AsyncIterable<Uint8Array>,
  options: WriteOptions,
): Promise<void> {
  await tryAgain(repository.registries.limits, options.signal, async (attempt) => {
    if (attempt > 1 && (await isThere(repository, 'blobs', descriptor, { ...options, isFresh: true }))) return;
    await upload(repository, descriptor, open, options);
    saw(repository, 'blobs', bareDescriptor(descriptor));
  });
}

/**
 * Takes the blob over from `from`, another repository of this registry. False where the registry would rather have its bytes, or
 * does not show the other repository to this account. @see distribution-spec, Mounting a blob from another repository
 */
export async function mountBlob(
  repository: Repository,
  descriptor: Descriptor,
  from: string,
  options: ReadOptions,
): Promise<boolean> {
  const digest = parseDigest(descriptor.digest);
  const query = new URLSearchParams({ mount: digest, from });
  const mount = () =>
    sendWrite(repository, {
      method: 'POST',
      need: { repository: repository.name, purpose: 'mount', from },
      at: `blobs/uploads/?${query}`,
      headers: { 'content-length': '0' },
      success: [201, 202],
      options,
    });
  try {
    const answer = await tryAgain(repository.registries.limits, options.signal, mount);
    if (answer.status === 202) await cancel(repository, answer, options);
    else saw(repository, 'blobs', bareDescriptor(descriptor));
    return answer.status === 201;
  } catch (thrown) {
    options.signal?.throwIfAborted();
    if (isRefusal(thrown)) return false;
    throw thrown;
  }
}

/** What a registry answers that does not mount, that fails to, or whose other repository is private. Whether it takes the bytes is seen then. */
function isRefusal(thrown: unknown): boolean {
  if (!(thrown instanceof ProblemError)) return false;
  const { code, details } = thrown.problem;
  if (code === 'rate_limited') return false;
  return ['unauthorized', 'denied', 'not_found', 'unsupported'].includes(code) || Number(details?.status) >= 400;
}

/** A registry, or a proxy before it, that finds a blob too large for one request gets it in pieces, and so the next ones from then on. */
async function upload(
  repository: Repository,
  descriptor: Descriptor,
  open: () => AsyncIterable<Uint8Array>,
  options: WriteOptions,
): Promise<void> {
  const { host } = repository;
  for (;;) {
    const smaller = smallerChunk(repository, descriptor.size);
    try {
      return await uploadBlob(repository, descriptor, open, options);
    } catch (thrown) {
      const isTooLarge = thrown instanceof ProblemError && thrown.problem.details?.status === 413;
      if (!isTooLarge || smaller === null) throw thrown;
      host.chunkBytes = Math.min(host.chunkBytes ?? smaller, smaller);
    }
  }
}

/** The next smaller piece in which a blob can be sent; null where there is none. */
function smallerChunk({ host, registries: { limits } }: Repository, sizeBytes: number): number | null {
  const now = Math.min(host.chunkBytes ?? Number.POSITIVE_INFINITY, sizeBytes);
  return [limits.chunkBytes, limits.smallChunkBytes].find((bytes) => bytes < now) ?? null;
}

/** A session that nobody uses is closed; where that fails the registry will do it in time. */
async function cancel(repository: Repository, begun: Answer, options: ReadOptions): Promise<void> {
  const need = { repository: repository.name, purpose: 'push' } as const;
  try {
    await sendWrite(repository, {
      method: 'DELETE',
      need,
      at: uploadLocation(begun),
      success: [200, 202, 204],
      options,
    });
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
  }
}
