import 'server-only';
import type { LookupAddress } from 'node:dns';
import type { Socket } from 'node:net';
import { followRedirects } from './follow-redirects';
import type { RegistryHost } from './registry-host';
import type { TokenRequest } from './token';
import type { Answer, Hop } from './transport';

/** A connection that is being tested, with what the steps so far have found for those that follow. */
export type Trial = {
  readonly host: RegistryHost;
  readonly origin: URL;
  /** A proxy resolves names and connects, and nothing of that is seen here. */
  readonly isProxied: boolean;
  addresses: readonly LookupAddress[];
  socket: Socket | null;
  /** The answer to the first request, which nothing was sent with. */
  first: Answer | null;
  /** How the registry wants to be signed in to; null where it lets everyone in. */
  demand: Readonly<{ scheme: 'basic' }> | Readonly<{ scheme: 'bearer'; request: TokenRequest }> | null;
};

/** Where every registry answers. @see distribution-spec, Determining Support */
export function askBase({ transport }: RegistryHost, origin: URL | string, authorization?: string): Promise<Answer> {
  const first: Hop = {
    url: new URL('/v2/', origin),
    method: 'GET',
    headers: { accept: 'application/json', ...(authorization === undefined ? {} : { authorization }) },
    maxBytes: transport.limits.errorBytes,
  };
  return followRedirects(transport.limits, first, (hop) => transport.send(hop));
}
