import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import { atItsOrigin } from './at-its-origin';
import type { Need } from './authorizer';
import { followRedirects } from './follow-redirects';
import type { RegistryHost } from './registry-host';
import { withRetries } from './retry';
import { requestUrl, sendSigned } from './send-signed';
import type { Answer, Hop } from './transport';

/** One read of the distribution API. */
export type RegistryRead = Readonly<{
  method: 'GET' | 'HEAD';
  need: Need;
  /** As in `SignedRequest`. */
  path: string;
  accept: string;
  maxBytes: number;
  options: ReadOptions;
  /** As in `Hop`. */
  onWritten?: (() => void) | undefined;
}>;

/** Sends a read until it is answered with 200: signs in when asked to, follows redirects, tries again. Throws the problem of any other answer. */
export function sendRead(host: RegistryHost, read: RegistryRead): Promise<Answer> {
  const { need, path, options } = read;
  const send = (authorization: string | undefined) => attempt(host, read, authorization);
  return sendSigned(host, { need, path, success: [200], options, send });
}

function attempt(host: RegistryHost, read: RegistryRead, authorization: string | undefined): Promise<Answer> {
  const { transport } = host;
  const { signal, cost, trace } = read.options;
  const send = (origin: string) => {
    const first: Hop = {
      url: requestUrl(read, origin),
      method: read.method,
      headers: { accept: read.accept, ...(authorization === undefined ? {} : { authorization }) },
      maxBytes: read.maxBytes,
      signal,
      cost,
      trace,
      onWritten: read.onWritten,
    };
    return followRedirects(transport.limits, first, (hop) => transport.send(hop));
  };
  return withRetries(transport.limits, signal, () => atItsOrigin(host, send));
}
