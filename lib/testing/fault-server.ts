import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Certificate } from './certificate';
import { listen } from './listen';

/** One request as it arrived. */
export type SeenRequest = Readonly<{
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  bytes: Uint8Array;
}>;

/** What a path does with one request; called anew each time. */
export type Behaviour = (response: ServerResponse, request: SeenRequest) => void;

/** An HTTP server whose every answer a test decides, be it a good one or not. */
export type FaultServer = Readonly<{
  /** `127.0.0.1:port`, the registry part of a reference. */
  host: string;
  url: string;
  seen: readonly SeenRequest[];
  /** Sets what happens at `path` (with its query, or without). */
  on(path: string, behaviour: Behaviour): void;
  /** Sets what happens everywhere else; at first it answers 404. */
  elsewhere(behaviour: Behaviour): void;
  stop(): Promise<void>;
}>;

/** Starts a server that answers 404 until told otherwise; with a certificate it speaks TLS. */
export async function startFaultServer(certificate?: Certificate): Promise<FaultServer> {
  const seen: SeenRequest[] = [];
  const behaviours = new Map<string, Behaviour>();
  const sockets = new Set<Socket>();
  let usual: Behaviour = answer({ status: 404 });
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const arrived = { method: request.method ?? '', path, headers: request.headers, body: bytes.toString(), bytes };
    seen.push(arrived);
    const behaviour = behaviours.get(path) ?? behaviours.get(path.split('?', 1)[0] ?? '') ?? usual;
    behaviour(response, arrived);
  };
  const server =
    certificate === undefined
      ? createServer(listener)
      : createTlsServer({ cert: certificate.certificate, key: certificate.key }, listener);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const host = `127.0.0.1:${await listen(server)}`;
  return {
    host,
    url: `${certificate === undefined ? 'http' : 'https'}://${host}`,
    seen,
    on: (path, behaviour) => behaviours.set(path, behaviour),
    elsewhere: (behaviour) => {
      usual = behaviour;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type AnswerOptions = Readonly<{
  status?: number;
  headers?: OutgoingHttpHeaders;
  body?: Uint8Array | string;
}>;

/** A plain answer: its length is told, and HEAD gets no body. */
export function answer({ status = 200, headers = {}, body = '' }: AnswerOptions): Behaviour {
  return (response, { method }) => {
    response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
    response.end(method === 'HEAD' ? undefined : body);
  };
}

/** The error document of a registry. @see distribution-spec, Error Codes */
export function registryError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Behaviour {
  return answer({ status, headers, body: JSON.stringify({ errors: [{ code, message }] }) });
}

export function redirect(location: string, status = 307): Behaviour {
  return answer({ status, headers: { location } });
}

/** Each request meets the next behaviour, the last one for good. */
export function inTurn(...behaviours: readonly Behaviour[]): Behaviour {
  let turn = 0;
  return (response, request) => behaviours[Math.min(turn++, behaviours.length - 1)]?.(response, request);
}

/** Promises the whole body and closes the connection halfway. */
export function truncated(body: Uint8Array, headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    response.writeHead(200, { 'content-length': body.length, ...headers });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  };
}

/** Closes the connection instead of answering. */
export const hangUp: Behaviour = (response) => response.destroy();

/** Takes the request and never answers. */
export const silent: Behaviour = () => undefined;

/** Sends a byte now and then, for ever. */
export function dripping(headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    response.writeHead(200, headers);
    const timer = setInterval(() => response.write('x'), 20);
    response.once('close', () => clearInterval(timer));
  };
}

/** Sends zeros until the reader hangs up. */
export function endless(headers: Record<string, string> = {}, status = 200): Behaviour {
  const piece = Buffer.alloc(64 * 1024);
  return (response) => {
    response.writeHead(status, headers);
    const more = () => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', more);
    more();
  };
}

/** Holds answers back until `count` requests wait, then lets each meet its behaviour: proof that they are in flight together. */
export function together(count: number): (behaviour: Behaviour) => Behaviour {
  const waiting: (() => void)[] = [];
  return (behaviour) => (response, request) => {
    waiting.push(() => behaviour(response, request));
    if (waiting.length === count) for (const release of waiting) release();
  };
}
