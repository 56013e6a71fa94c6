import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import { parseDigest } from '@/lib/oci/digest';
import type { WriteOptions } from '@/lib/oci/target';
import { ProblemError } from '@/lib/problem/problem';
import { headerText } from './header-text';
import { isThere } from './is-there';
import { type Repository, saw } from './repository';
import { sendWrite } from './send-write';
import type { Answer } from './transport';
import { tryAgain } from './try-again';

/**
 * Sends a blob in one piece. A session that breaks off is begun anew, with what `open` gives then, unless the blob turns out to be
 * there: only its answer was lost. Throws what `open` throws and the problem of the registry.
 * @see distribution-spec, Pushing a blob monolithically
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
    saw(repository, 'blobs', plain(descriptor));
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
    else saw(repository, 'blobs', plain(descriptor));
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

async function upload(
  repository: Repository,
  descriptor: Descriptor,
  open: () => AsyncIterable<Uint8Array>,
  options: WriteOptions,
): Promise<void> {
  const need = { repository: repository.name, purpose: 'push' } as const;
  const begun = await sendWrite(repository, {
    method: 'POST',
    need,
    at: 'blobs/uploads/',
    headers: { 'content-length': '0' },
    success: [202],
    options,
  });
  const location = uploadLocation(begun);
  location.searchParams.set('digest', parseDigest(descriptor.digest));
  await sendWrite(repository, {
    method: 'PUT',
    need,
    at: location,
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(descriptor.size) },
    body: () => counted(open(), options.onSent),
    success: [201, 202, 204],
    options,
  });
}

/** Where an upload goes on: below the registry, or on another host, which then meets the egress guard. */
function uploadLocation({ url, headers }: Answer): URL {
  const text = headerText(headers, 'location') ?? '';
  const location = URL.canParse(text, url) ? new URL(text, url) : null;
  const isSafe = location?.protocol === 'https:' || (location?.protocol === 'http:' && url.protocol === 'http:');
  if (location !== null && text !== '' && isSafe) {
    location.username = '';
    location.password = '';
    return location;
  }
  throw new ProblemError({
    code: 'registry_error',
    message: `“${url.host}” began an upload and named no place where it goes on.`,
    hint: 'Ask whoever runs the registry.',
    details: { host: url.host },
  });
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

async function* counted(pieces: AsyncIterable<Uint8Array>, onSent: WriteOptions['onSent']): AsyncGenerator<Uint8Array> {
  let sent = 0;
  onSent?.(sent);
  for await (const piece of pieces) {
    yield piece;
    sent += piece.length;
    onSent?.(sent);
  }
}

function plain({ mediaType, digest, size }: Descriptor): Descriptor {
  return { mediaType, digest, size };
}
