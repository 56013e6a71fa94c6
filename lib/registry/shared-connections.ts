import 'server-only';
import { TLSSocket } from 'node:tls';
import { Agent, type buildConnector, Client, Pool } from 'undici';

/** Requests under way at once on one HTTP/2 connection; servers allow 100 and more. @see RFC 9113, 6.5.2 */
export const http2Streams = 100;

/** As old as a connection gets that may carry HTTP/2: one that died would hold up all who share it. */
const maxAgeMs = 60_000;

/** What lay unused for as long may have died meanwhile, in a sleeping laptop. */
const maxUnusedMs = 60_000;

/**
 * Connections that carry many requests at once where TLS offers HTTP/2, and one after another through each of `connections`
 * where it does not. Which it is becomes known when `connector` has connected.
 */
export class SharedConnections {
  readonly #open: () => Agent;
  /** Those of agents that were left, too, as long as they carry something. */
  readonly #pools = new Set<Pool>();
  #agent: Agent;
  #usedAtMs = Date.now();

  constructor(options: Client.Options, connections: number, connector: buildConnector.connector) {
    const factory = (origin: string | URL) => {
      const pool = openPool(origin, options, connections, connector);
      this.#pools.add(pool);
      return pool;
    };
    this.#open = () => new Agent({ factory });
    this.#agent = this.#open();
  }

  /** What carries a request that is sent now; once they were destroyed, nothing does. */
  agent(): Agent {
    // The clock on the wall goes on while a machine sleeps; the timers by which undici closes what is unused do not.
    const nowMs = Date.now();
    if (nowMs - this.#usedAtMs > maxUnusedMs && !this.#agent.destroyed) this.#leave();
    this.#usedAtMs = nowMs;
    return this.#agent;
  }

  /** Closes them all at once. */
  async destroy(): Promise<void> {
    await Promise.all([this.#agent, ...this.#pools].map((one) => one.destroy()));
  }

  /** Nothing new is sent through those that are open; what they carry still, as a long upload, comes to its end. */
  #leave(): void {
    const left = [...this.#pools];
    const forget = () => {
      for (const pool of left) this.#pools.delete(pool);
    };
    this.#agent.close().then(forget, forget);
    this.#agent = this.#open();
  }
}

function openPool(
  origin: string | URL,
  options: Client.Options,
  connections: number,
  connector: buildConnector.connector,
): Pool {
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
  // To know its age undici looks at each connection with each request, so only those are asked for theirs where it matters.
  const age = new URL(origin).protocol === 'https:' ? { clientTtl: maxAgeMs } : {};
  return new Pool(origin, { connections, ...age, factory: clientOf });
}

/** Whether a connection carries HTTP/2. */
export function isHttp2(socket: unknown): boolean {
  return socket instanceof TLSSocket && socket.alpnProtocol === 'h2';
}
