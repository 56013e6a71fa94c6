import 'server-only';
import { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';
import type { Cost, Trace } from '@/lib/oci/content';
import { ProblemError } from '@/lib/problem/problem';
import { AnswerReader } from './answer-reader';
import { ConnectionGate } from './connection-gate';
import { type Deadline, deadlineAfter } from './deadline';
import { entriesToCome } from './early-connections';
import type { Endpoint } from './endpoint';
import type { LatencyHistory } from './latency-history';
import type { Limits } from './limits';
import { networkProblem } from './network-problem';
import { readBeginning } from './read-beginning';
import { type ConnectionOptions, type ConnectionTrust, RegistryConnections } from './registry-connections';
import { http2Streams } from './shared-connections';

/** What a registry's own settings and memory lend to its transport. */
export type TransportTrust = ConnectionTrust & Readonly<{ latency: LatencyHistory }>;

/** One request to one URL: no redirect is followed, nothing is tried twice. */
export type Hop = Readonly<{
  url: URL;
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers: Readonly<Record<string, string>>;
  body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  maxBytes: number;
  signal?: AbortSignal | undefined;
  cost?: Cost | undefined;
  trace?: Trace | undefined;
  /** Hears when it goes out; where it is tried again, more than once. `open` does not tell. */
  onWritten?: (() => void) | undefined;
}>;

/** An answer read whole. Error answers may be cut. */
export type Answer = Readonly<{
  url: URL;
  status: number;
  headers: Dispatcher.ResponseData['headers'];
  body: Uint8Array;
}>;

/** The same, where the body of a success is still to be read, in `pieces`; it must be closed. */
export type OpenedAnswer = Answer & Readonly<{ pieces: AsyncIterable<Uint8Array> | readonly []; close(): void }>;

/** Carries requests on behalf of one registry, so many at once as it takes, each within its time. */
export class Transport {
  readonly limits: Limits;
  readonly #registry: string;
  readonly #latency: LatencyHistory;
  readonly #gate: ConnectionGate;
  /** What is sent as it comes may come from this very registry: who waits for it must not stand in its way. */
  readonly #uploads: ConnectionGate;
  readonly connections: RegistryConnections;
  #isClosed = false;

  constructor({ registry, ...endpoint }: Endpoint, { latency, ...trust }: TransportTrust, options: ConnectionOptions) {
    this.limits = options.limits;
    this.#registry = registry;
    this.#latency = latency;
    this.connections = new RegistryConnections({ registry, ...endpoint }, trust, options, () => {
      // Who has set the number of connections means to ask no more than that at once.
      if (options.connectionsPerRegistry === null) this.#gate.raise(http2Streams);
    });
    this.#gate = new ConnectionGate(this.connections.most);
    this.#uploads = new ConnectionGate(this.connections.most);
  }

  /** Whether the registry's certificate is trusted here alone: other programs would have to be told to. */
  get hasPrivateAuthority(): boolean {
    return this.connections.hasPrivateAuthority;
  }

  /**
   * Sends one request and reads its answer. A streamed body may take as long as it likes, but the registry may not stand still
   * meanwhile for longer than a request may take. Throws `unreachable`, `tls_untrusted`, `plain_http`, `timeout`, `too_large`, `egress_blocked`, and what the
   * body throws.
   */
  async send(hop: Hop): Promise<Answer> {
    const gate = isStreamed(hop.body) ? this.#uploads : this.#gate;
    const answer = await gate.run(hop.signal, () => this.#exchange(hop));
    if (answer.status === 429 || answer.status === 503) gate.slowDown();
    else gate.succeeded();
    return answer;
  }

  /**
   * Sends one request whose answer may be of any length, and hands that over to be read piece by piece, under the same
   * limit of time. It holds a connection until it is read or closed. Throws as `send` does, also while it is read.
   */
  async open(hop: Omit<Hop, 'maxBytes'>): Promise<OpenedAnswer> {
    const leave = await this.#gate.enter(hop.signal);
    const ending = new AbortController();
    const deadline = deadlineAfter(this.limits.requestTimeoutMs, hop.signal, (reason) => ending.abort(reason));
    const end = () => {
      deadline.dispose();
      leave();
    };
    const account = this.#account(hop);
    const problemOf = (error: unknown) => this.#problemOf(error, hop, deadline, account.hasBegun());
    try {
      const {
        statusCode: status,
        headers,
        body,
      } = await request(hop.url, {
        ...requestOf(hop, deadline),
        dispatcher: this.connections.dispatcher(hop.url),
        signal: ending.signal,
      });
      account.begun(status, headers);
      const answer = { url: hop.url, status, headers, body: new Uint8Array() };
      const close = () => {
        body.destroy();
        end();
      };
      if (status < 300) return { ...answer, pieces: readPieces(body, deadline, problemOf, end), close };
      const told = await readBeginning(body, this.limits.errorBytes);
      close();
      return { ...answer, body: told, pieces: [], close };
    } catch (error) {
      end();
      account.failed();
      throw problemOf(error);
    }
  }

  async #exchange(hop: Hop): Promise<Answer> {
    const { errorBytes, requestTimeoutMs } = this.limits;
    const { url, maxBytes, cost, onWritten } = hop;
    const account = this.#account(hop);
    const reader = new AnswerReader({ maxBytes, errorBytes, onWritten, onBegun: account.begun });
    const deadline = deadlineAfter(requestTimeoutMs, hop.signal, (reason) => reader.cancel(reason));
    const sent = requestOf(hop, deadline);
    try {
      const { origin, pathname, search } = url;
      const answer = await reader.read(this.connections.dispatcher(url), { ...sent, origin, path: pathname + search });
      if (cost !== undefined) cost.bytesRead += answer.body.length;
      if (answer.status < 300 && hop.method !== 'HEAD') requireWhole(answer);
      return { url, ...answer };
    } catch (error) {
      account.failed();
      // One that still waits for its connection must not begin to read the source when it gets it.
      if (sent.body instanceof Readable) sent.body.destroy();
      throw this.#problemOf(error, hop, deadline, account.hasBegun());
    } finally {
      deadline.dispose();
    }
  }

  /** Books a request that is sent now, and tells of it once its answer begins, or when there is none. */
  #account({ url, method, cost, trace }: Omit<Hop, 'maxBytes'>) {
    const startedMs = performance.now();
    let hasBegun = false;
    const tell = (status: number | null) => {
      trace?.({ method, host: url.host, path: url.pathname, status, tookMs: performance.now() - startedMs });
    };
    if (cost !== undefined) cost.requests++;
    return {
      hasBegun: () => hasBegun,
      begun: (status: number, headers: Answer['headers']) => {
        hasBegun = true;
        tell(status);
        if (this.connections.isOwn(url)) this.#latency.answered(performance.now() - startedMs);
        // The entries of an index are asked for as soon as it is there; their connections can stand by then.
        if (method === 'GET') this.connections.prepare(url, entriesToCome(headers));
      },
      failed: () => {
        if (!hasBegun) tell(null);
      },
    };
  }

  /** What failed on the way; the asker's own leaving is thrown as it is. */
  #problemOf(error: unknown, { url, signal }: Pick<Hop, 'url' | 'signal'>, deadline: Deadline, hasAnswered: boolean) {
    if (this.#isClosed) return changedMeanwhile(this.#registry, error);
    signal?.throwIfAborted();
    const problem = networkProblem(error, url, {
      registry: this.#registry,
      hasAnswered,
      isTimeout: deadline.hasPassed(),
      isProxied: this.connections.isProxied(url),
      limits: this.limits,
    });
    if (this.connections.isOwn(url)) this.#latency.failed(problem.problem);
    return problem;
  }

  /** Closes all connections at once. What is still being asked, or is asked from now on, throws `conflict`. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.connections.close();
  }
}

function isStreamed(body: Hop['body']): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && !(body instanceof Uint8Array);
}

/** What undici is told of a request beside where it goes. Through a proxy it writes into the headers that it is given. */
function requestOf({ method, headers, body }: Omit<Hop, 'maxBytes'>, deadline: Deadline) {
  // Without `reset` it would close the connection after each HEAD.
  return { method, headers: { ...headers }, reset: false, ...(body !== undefined && { body: bodyOf(body, deadline) }) };
}

/** A body to send; of a streamed one each piece shows that something moves. */
function bodyOf(body: NonNullable<Hop['body']>, deadline: Deadline) {
  if (!isStreamed(body)) return body;
  // What ends it early is thrown by whoever sends it: undici may destroy it before it listens.
  return Readable.from(sentPieces(body, deadline)).on('error', () => undefined);
}

/** While the next piece is awaited it is not the registry that stands still, but the source. */
async function* sentPieces(pieces: AsyncIterable<Uint8Array>, deadline: Deadline): AsyncGenerator<Uint8Array> {
  deadline.pause();
  for await (const piece of pieces) {
    deadline.restart();
    yield piece;
    deadline.pause();
  }
  deadline.restart();
}

async function* readPieces(
  body: AsyncIterable<Uint8Array>,
  deadline: Deadline,
  problemOf: (error: unknown) => unknown,
  end: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    // Whoever takes long over a piece, a download that was halted, uses up none of the registry's time.
    for await (const piece of body) {
      deadline.pause();
      yield piece;
      deadline.restart();
    }
  } catch (error) {
    throw problemOf(error);
  } finally {
    end();
  }
}

/** undici takes an HTTP/2 stream that is reset in the middle for one that ended. */
function requireWhole({ headers, body }: Pick<Answer, 'headers' | 'body'>): void {
  const promised = headers['content-length'];
  if (promised === undefined || Number(promised) === body.length) return;
  throw Object.assign(new Error('The body has another length than was promised.'), { code: 'ECONNRESET' });
}

function changedMeanwhile(registry: string, cause: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'conflict',
      message: `The settings of ${registry} changed while it was asked.`,
      hint: 'Try again.',
      details: { registry },
    },
    { cause },
  );
}
