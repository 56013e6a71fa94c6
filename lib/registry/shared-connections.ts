import 'server-only';
import { TLSSocket } from 'node:tls';
import { Agent, type buildConnector, Client, Pool } from 'undici';

/** Requests under way at once on one HTTP/2 connection; servers allow 100 and more. @see RFC 9113, 6.5.2 */
export const http2Streams = 100;

/** As old as a connection gets: one that died in a sleeping laptop would hold up all who share it. */
const maxAgeMs = 60_000;

/**
 * An agent that sends many requests through one connection where TLS offers HTTP/2, and one after another through
 * each of `connections` where it does not. Which it is becomes known when `connector` has connected.
 */
export function sharedConnections(
  options: Client.Options,
  connections: number,
  connector: buildConnector.connector,
): Agent {
  const clientOf = (origin: URL): Client => {
    const client: Client = new Client(origin, {
      ...options,
      allowH2: true,
      connect: (target, callback) =>
        connector(target, (...connected) => {
          const [, socket] = connected;
          client.pipelining = isHttp2(socket) ? http2Streams : 1;
          callback(...connected);
        }),
    });
    return client;
  };
  return new Agent({ factory: (origin) => new Pool(origin, { connections, clientTtl: maxAgeMs, factory: clientOf }) });
}

/** Whether a connection carries HTTP/2. */
export function isHttp2(socket: unknown): boolean {
  return socket instanceof TLSSocket && socket.alpnProtocol === 'h2';
}
