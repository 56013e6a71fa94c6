import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { listen } from '../../lib/testing/listen';
import { delayedPipe } from './delayed-pipe';

/** One request that went through the proxy. Times are `performance.now()` as the client saw them. */
export type Exchange = Readonly<{
  /** Counts connections from 1. */
  connection: number;
  method: string;
  path: string;
  sentMs: number;
  /** When the first byte of the answer reached the client; null while there is none. */
  answeredMs: number | null;
}>;

export type RoundTripProxy = Readonly<{
  /** `127.0.0.1:port` */
  host: string;
  roundTripMs: number;
  /** Every request so far, in the order they were sent. */
  exchanges(): readonly Exchange[];
  connections(): number;
  stop(): Promise<void>;
}>;

/**
 * A network of `roundTripMs` before `target` (`host:port`), on a port of its own: each direction holds what passes for
 * half of it, and a connection opens one round trip late, since the loopback's own handshake is free.
 * Plain http is counted request by request; what is sent through TLS passes uncounted.
 */
export async function startRoundTripProxy(target: string, roundTripMs: number): Promise<RoundTripProxy> {
  const [targetHost = '', targetPort = ''] = target.split(':');
  const sockets = new Set<Socket>();
  const exchanges: { -readonly [K in keyof Exchange]: Exchange[K] }[] = [];
  let connections = 0;

  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    const connection = ++connections;
    const origin = connect({ host: targetHost, port: Number(targetPort), noDelay: true, allowHalfOpen: true });
    const unanswered: (typeof exchanges)[number][] = [];
    track(sockets, client, origin);
    delayedPipe(client, origin, {
      delayMs: roundTripMs / 2,
      openingMs: roundTripMs,
      onSent(chunk) {
        for (const { method, path } of requestLines(chunk)) {
          const exchange = { connection, method, path, sentMs: performance.now(), answeredMs: null };
          exchanges.push(exchange);
          unanswered.push(exchange);
        }
      },
    });
    delayedPipe(origin, client, {
      delayMs: roundTripMs / 2,
      onArrived(chunk) {
        if (!isFinalAnswer(chunk)) return;
        const exchange = unanswered.shift();
        if (exchange !== undefined) exchange.answeredMs = performance.now();
      },
    });
  });
  const port = await listen(server);
  return {
    host: `127.0.0.1:${port}`,
    roundTripMs,
    exchanges: () => exchanges,
    connections: () => connections,
    async stop() {
      const closed = once(server.close(), 'close');
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Either end's failure or leaving ends the other. */
function track(sockets: Set<Socket>, client: Socket, origin: Socket): void {
  for (const [socket, other] of [
    [client, origin],
    [origin, client],
  ] as const) {
    sockets.add(socket);
    socket.once('error', () => other.destroy());
    socket.once('close', (hadError) => {
      sockets.delete(socket);
      // What is still under way to the other end must arrive first; its own end follows it through the pipe.
      if (hadError) other.destroy();
    });
  }
}

function requestLines(chunk: Buffer): readonly { method: string; path: string }[] {
  const lines = chunk
    .toString('latin1')
    .matchAll(/(?:^|\r\n)(GET|HEAD|PUT|POST|PATCH|DELETE) (\/\S*) HTTP\/1\.[01]\r\n/g);
  return [...lines].map(([, method = '', path = '']) => ({ method, path }));
}

/** Whether an answer begins here; `100 Continue` is none. */
function isFinalAnswer(chunk: Buffer): boolean {
  const status = /^HTTP\/1\.[01] (\d)/.exec(chunk.toString('latin1', 0, 12))?.[1];
  return status !== undefined && status !== '1';
}
