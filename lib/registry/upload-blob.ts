import 'server-only';
import type { Descriptor } from '@/lib/oci/descriptor';
import { parseDigest } from '@/lib/oci/digest';
import type { WriteOptions } from '@/lib/oci/target';
import { ProblemError } from '@/lib/problem/problem';
import { headerText } from './header-text';
import { PortionReader } from './portion-reader';
import type { Repository } from './repository';
import { sendWrite } from './send-write';
import type { Answer } from './transport';

/**
 * Sends the bytes of a blob in a session of its own: in one request, or in the chunks that the registry was found to want.
 * @see distribution-spec, POST then PUT, and Pushing a blob in chunks
 */
export async function uploadBlob(
  repository: Repository,
  descriptor: Descriptor,
  open: () => AsyncIterable<Uint8Array>,
  options: WriteOptions,
): Promise<void> {
  const session: Session = { repository, options, sizeBytes: descriptor.size };
  const begun = await send(session, 'POST', 'blobs/uploads/', 0);
  const chunkBytes = chunkSize(repository, begun);
  const reader = new PortionReader(open);
  try {
    let location = uploadLocation(begun);
    let at = 0;
    for (; chunkBytes < descriptor.size - at; at += chunkBytes) {
      location = uploadLocation(await send(session, 'PATCH', location, chunkBytes, reader, at));
    }
    location.searchParams.set('digest', parseDigest(descriptor.digest));
    await send(session, 'PUT', location, descriptor.size - at, reader, at);
  } finally {
    reader.close();
  }
}

/** Where an upload goes on: below the registry, or on another host, which then meets the egress guard. */
export function uploadLocation({ url, headers }: Answer): URL {
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

type Session = Readonly<{ repository: Repository; options: WriteOptions; sizeBytes: number }>;

/** Sends the next `length` bytes of a blob, those from `at` on. */
function send(
  { repository, options, sizeBytes }: Session,
  method: 'POST' | 'PATCH' | 'PUT',
  to: string | URL,
  length: number,
  reader?: PortionReader,
  at = 0,
): Promise<Answer> {
  const isPart = length < sizeBytes && method !== 'POST';
  return sendWrite(repository, {
    method,
    need: { repository: repository.name, purpose: 'push' },
    at: to,
    headers: {
      'content-length': String(length),
      ...(reader !== undefined && { 'content-type': 'application/octet-stream' }),
      ...(isPart && { 'content-range': `${at}-${at + length - 1}` }),
    },
    ...(reader !== undefined && { body: () => counted(reader.take(at, length), at, options.onSent) }),
    success: method === 'PUT' ? [201, 202, 204] : [202],
    options,
  });
}

/** As many bytes as go into one request; a registry may want no smaller ones. @see distribution-spec, `OCI-Chunk-Min-Length` */
function chunkSize({ host }: Repository, { headers }: Answer): number {
  const least = Number(headerText(headers, 'oci-chunk-min-length') ?? 0);
  return Math.max(host.chunkBytes ?? Number.POSITIVE_INFINITY, Number.isSafeInteger(least) ? least : 0);
}

async function* counted(
  pieces: AsyncIterable<Uint8Array>,
  before: number,
  onSent: WriteOptions['onSent'],
): AsyncGenerator<Uint8Array> {
  let sent = before;
  onSent?.(sent);
  for await (const piece of pieces) {
    yield piece;
    sent += piece.length;
    onSent?.(sent);
  }
}
