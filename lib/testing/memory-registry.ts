import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { listen } from './listen';
import { type MemoryRepositories, type MemoryRepository, memoryRepositories } from './memory-repositories';
import { askedStep, performStep, type RegistryStep, type Reply } from './perform-step';

/** One request, and what a good registry makes of it. */
export type Exchange = Readonly<{
  request: IncomingMessage;
  response: ServerResponse;
  /** Does what is asked, and tells what is to be answered. */
  perform(): Promise<Reply>;
  send(reply: Reply): void;
  /** Ends the token of the request; the answer asks for a new one. */
  expire(): Reply;
}>;

/** What happens to a request in place of a good answer. */
export type Fault = (exchange: Exchange) => unknown;

type SeenStep = Readonly<{ step: RegistryStep; path: string; headers: IncomingMessage['headers'] }>;

/** A whole registry in memory that does everything well but the step that a test spoils. It demands a token, which anyone gets. */
export type MemoryRegistry = Readonly<{
  host: string;
  /** What was asked for, in order. */
  seen: readonly SeenStep[];
  repository(name: string): MemoryRepository;
  keep: MemoryRepositories['keep'];
  /** Lets `fault` happen at `step`, `times` times, after `skip` good answers. */
  spoil(step: RegistryStep, fault: Fault, options?: Readonly<{ times?: number; skip?: number }>): void;
  heal(): void;
  /** Empties a repository. */
  clear(name: string): void;
  stop(): Promise<void>;
}>;

/** Starts an empty registry on a free port of 127.0.0.1. */
export async function startMemoryRegistry(): Promise<MemoryRegistry> {
  const repositories = memoryRepositories();
  const seen: SeenStep[] = [];
  const sockets = new Set<Socket>();
  const tokens = new Set<string>();
  const spoiled = new Map<RegistryStep, { fault: Fault; times: number; skip: number }>();

  const challenge = (): Reply => ({
    status: 401,
    headers: { 'www-authenticate': `Bearer realm="http://${host}/token",service="memory"` },
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '', 'http://memory');
    const asked = askedStep(request.method ?? '', url);
    const send = (reply: Reply) => answerWith(response, request, reply);
    if (asked === null) return send({ status: 404 });
    seen.push({ step: asked.step, path: url.pathname, headers: request.headers });
    const perform = async (): Promise<Reply> => {
      if (asked.step === 'token') {
        const token = randomUUID();
        tokens.add(`Bearer ${token}`);
        return { status: 200, body: JSON.stringify({ token }) };
      }
      const isSigned = tokens.has(request.headers.authorization ?? '');
      const body = await buffer(request);
      if (!isSigned) return challenge();
      return performStep({ ...asked, query: url.searchParams, headers: request.headers, body, repositories });
    };
    const expire = () => {
      tokens.delete(request.headers.authorization ?? '');
      return challenge();
    };
    const spoil = spoiled.get(asked.step);
    if (spoil !== undefined && spoil.skip-- <= 0 && spoil.times-- > 0) {
      await spoil.fault({ request, response, perform, send, expire });
    } else send(await perform());
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((thrown: unknown) => {
      // Whoever asks may leave at any time.
      if (!request.socket.destroyed) throw thrown;
    });
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const host = `127.0.0.1:${await listen(server)}`;
  return {
    host,
    seen,
    repository: repositories.of,
    keep: repositories.keep,
    spoil: (step, fault, { times = Number.POSITIVE_INFINITY, skip = 0 } = {}) => {
      spoiled.set(step, { fault, times, skip });
    },
    heal: () => spoiled.clear(),
    clear: (name) => {
      repositories.clear(name);
      seen.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function answerWith(
  response: ServerResponse,
  { method }: IncomingMessage,
  { status, headers, body = '' }: Reply,
): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  response.end(method === 'HEAD' ? undefined : body);
}
