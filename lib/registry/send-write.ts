import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import { atItsOrigin } from './at-its-origin';
import type { Need } from './authorizer';
import type { Repository } from './repository';
import { requestUrl, sendSigned } from './send-signed';
import type { Answer, Hop } from './transport';
import { writeRefusal } from './write-refusal';

/** One write of the distribution API. It is sent once: whether it may be sent again is for the caller to know. */
export type RegistryWrite = Readonly<{
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  need: Extract<Need, { repository: string }>;
  /** Below `/v2/<repository>/`; or where an answer said to go on. */
  at: string | URL;
  headers?: Readonly<Record<string, string>>;
  /** Called for each time it is sent. */
  body?: () => NonNullable<Hop['body']>;
  success: readonly number[];
  options: ReadOptions;
}>;

/**
 * Sends a write: signs in when asked to, follows no redirect. What proves the account goes to the registry alone, also where it
 * said that an upload goes on elsewhere. Throws the problem of an answer that is no success.
 */
export function sendWrite({ host, name }: Repository, write: RegistryWrite): Promise<Answer> {
  const { need, at, method, headers = {}, body, options } = write;
  const path = typeof at === 'string' ? at : 'blobs/uploads/';
  const { signal, cost, trace } = options;
  const send = (url: URL, authorization: string | undefined) => {
    const isOwn = host.endpoint.origins.includes(url.origin);
    return host.transport.send({
      url,
      method,
      headers: { ...headers, ...(isOwn && authorization !== undefined ? { authorization } : {}) },
      ...(body === undefined ? {} : { body: body() }),
      maxBytes: host.transport.limits.errorBytes,
      signal,
      cost,
      trace,
    });
  };
  return sendSigned(host, {
    need,
    path,
    success: write.success,
    options,
    refusal: (answer) => writeRefusal(answer, { registry: host.endpoint.registry, repository: name, path }),
    send: (authorization) =>
      typeof at === 'string'
        ? atItsOrigin(host, (origin) => send(requestUrl({ need, path: at }, origin), authorization))
        : send(at, authorization),
  });
}
