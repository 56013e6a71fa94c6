import 'server-only';
import { verifiedStream } from '@/lib/content/verified-stream';
import type { ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import { parseDigest } from '@/lib/oci/digest';
import { atItsOrigin } from './at-its-origin';
import { followRedirects } from './follow-redirects';
import { Hold } from './hold';
import { networkReason } from './network-problem';
import type { Repository } from './repository';
import { requestUrl, sendSigned } from './send-signed';
import type { Hop, OpenedAnswer } from './transport';
import { tryAgain } from './try-again';

/**
 * The bytes of a blob of any size, as they come, verified: it fails before the last of them where they do not match. Where the
 * connection breaks, or is let go because nobody took what came for long, it goes on from there. Throws what reading throws. @see distribution-spec, Pulling blobs
 */
export function streamBlob(
  repository: Repository,
  descriptor: Descriptor,
  options: ReadOptions,
): AsyncIterable<Uint8Array> {
  return verifiedStream(descriptor, resumed(repository, descriptor, options));
}

async function* resumed(
  repository: Repository,
  descriptor: Descriptor,
  options: ReadOptions,
): AsyncGenerator<Uint8Array> {
  const { limits } = repository.registries;
  let read = 0;
  for (let attempt = 1; ; attempt++) {
    const from = read;
    const answer = await tryAgain(limits, options.signal, () => openBlob(repository, descriptor, from, options));
    // Whoever ignores the range begins anew: what was read before is passed over.
    let ahead = answer.status === 206 ? 0 : from;
    const hold = new Hold(limits.heldMs, () => answer.close());
    try {
      for await (const piece of answer.pieces) {
        const fresh = piece.subarray(Math.min(ahead, piece.length));
        ahead -= piece.length - fresh.length;
        read += fresh.length;
        if (options.cost !== undefined) options.cost.bytesRead += piece.length;
        hold.begin();
        yield fresh;
        hold.end();
      }
      if (read >= descriptor.size || attempt === limits.attempts) return;
    } catch (error) {
      if (hold.wasLetGo && read >= descriptor.size) return;
      // An attempt that brought something is not one of too many.
      const mayGoOn = hold.wasLetGo || (networkReason(error) === 'reset' && (read > from || attempt < limits.attempts));
      if (!mayGoOn) throw error;
    } finally {
      hold.dispose();
      answer.close();
    }
    if (read > from) attempt = 1;
  }
}

function openBlob(
  { host, name }: Repository,
  { digest }: Descriptor,
  from: number,
  options: ReadOptions,
): Promise<OpenedAnswer> {
  const { transport } = host;
  // A digest becomes part of a URL: nothing else may. (CVE-2024-3727)
  const request = { need: { repository: name, purpose: 'content' }, path: `blobs/${parseDigest(digest)}` } as const;
  const { signal, cost, trace } = options;
  const open = (origin: string, authorization: string | undefined) => {
    const first: Omit<Hop, 'maxBytes'> = {
      url: requestUrl(request, origin),
      method: 'GET',
      headers: {
        accept: '*/*',
        ...(from > 0 && { range: `bytes=${from}-` }),
        ...(authorization !== undefined && { authorization }),
      },
      signal,
      cost,
      trace,
    };
    return followRedirects(transport.limits, first, (hop) => transport.open(hop));
  };
  return sendSigned<OpenedAnswer>(host, {
    ...request,
    success: [200, 206],
    options,
    send: (authorization) => atItsOrigin(host, (origin) => open(origin, authorization)),
  });
}
