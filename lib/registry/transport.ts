import 'server-only';
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { type Agent, type buildConnector, type Client, type Dispatcher, ProxyAgent, request } from 'undici';
import type { Cost } from '@/lib/oci/content';
import { ProblemError } from '@/lib/problem/problem';
import { authorityOf, isKnownToAll } from './authority';
import { ConnectionGate } from './connection-gate';
import { EarlyConnections, entriesToCome } from './early-connections';
import { type Bounds, guardHostname, type Reach, rangeOf, unbracketed } from './egress-guard';
import type { Endpoint } from './endpoint';
import { guardedConnector } from './guarded-connector';
import type { LatencyHistory } from './latency-history';
import type { Limits } from './limits';
import { networkProblem } from './network-problem';
import { proxyRoute } from './proxy-route';
import { readBody } from './read-body';
import { http2Streams, isHttp2, sharedConnections } from './shared-connections';
import type { Verification, Verifications } from './verification';

export type TransportOptions = Readonly<{
  connectionsPerRegistry: number | null;
  httpsProxy: string | null;
  noProxy: readonly string[];
  limits: Limits;
  /** Resolves names; the system's by default. */
  lookup?: LookupFunction;
}>;

/** What a registry's own settings and memory lend to its transport. */
export type TransportTrust = Readonly<{
  verifications: Verifications;
  /** Whether hosts that the registry names may be at an address that would be too near. */
  isAllowed: (address: string) => boolean;
  latency: LatencyHistory;
}>;

/** One request to one URL: no redirect is followed, nothing is tried twice. */
export type Hop = Readonly<{
  url: URL;
  method: 'GET' | 'HEAD' | 'POST' | 'DELETE';
  headers: Readonly<Record<string, string>>;
  body?: string;
  maxBytes: number;
  signal?: AbortSignal | undefined;
  cost?: Cost | undefined;
}>;

/** An answer read whole. Error answers may be cut. */
export type Answer = Readonly<{
  url: URL;
  status: number;
  headers: Dispatcher.ResponseData['headers'];
  body: Uint8Array;
}>;

/** Carries requests on behalf of one registry: its connections, their number, and the guard on each. */
export class Transport {
  readonly limits: Limits;
  readonly #endpoint: Endpoint;
  readonly #options: TransportOptions;
  readonly #trust: TransportTrust;
  readonly #gate: ConnectionGate;
  readonly #connections: number;
  readonly #early: EarlyConnections;
  readonly #own: Agent;
  readonly #foreign: Agent;
  readonly #proxies = new Map<string, ProxyAgent>();
  /** Where the registry itself was seen to be: hosts that it names may not be nearer than that. */
  #reach: Reach;
  /** The authority behind the registry's certificate. */
  #authority: Buffer | undefined;
  #isClosed = false;

  constructor(endpoint: Endpoint, trust: TransportTrust, options: TransportOptions) {
    const connections = options.connectionsPerRegistry ?? (endpoint.isLoopback ? 64 : 16);
    const { limits } = options;
    this.limits = limits;
    this.#endpoint = endpoint;
    this.#options = options;
    this.#trust = trust;
    this.#gate = new ConnectionGate(connections);
    this.#reach = endpoint.isLoopback ? 'loopback' : 'public';
    // The person typed this host, so it may be here or in the private network.
    const toOwn = this.#connector(
      () => ({ nearest: 'loopback' }),
      (socket) => {
        const { reach } = rangeOf(socket.remoteAddress ?? '');
        if (reach !== 'never') this.#reach = reach;
        if (socket instanceof TLSSocket) this.#authority ??= authorityOf(socket);
        // Who has set the number of connections means to ask no more than that at once.
        if (isHttp2(socket) && options.connectionsPerRegistry === null) this.#gate.raise(http2Streams);
      },
    );
    this.#connections = connections;
    this.#early = new EarlyConnections(toOwn);
    const toOthers = this.#connector(() => this.#boundsOfOthers());
    this.#own = sharedConnections(agentLimits(limits), connections, this.#early.connector);
    this.#foreign = sharedConnections(agentLimits(limits), connections, toOthers);
  }

  /** Whether the registry's certificate is trusted here alone: other programs would have to be told to. */
  get hasPrivateAuthority(): boolean {
    return this.#authority !== undefined && !isKnownToAll(this.#authority);
  }

  /** Sends one request and reads its answer. Throws `unreachable`, `tls_untrusted`, `plain_http`, `timeout`, `too_large`, `egress_blocked`. */
  async send(hop: Hop): Promise<Answer> {
    const answer = await this.#gate.run(hop.signal, () => this.#exchange(hop));
    if (answer.status === 429 || answer.status === 503) this.#gate.slowDown();
    else this.#gate.succeeded();
    return answer;
  }

  async #exchange(hop: Hop): Promise<Answer> {
    const { limits } = this;
    const deadline = AbortSignal.timeout(limits.requestTimeoutMs);
    const signal = hop.signal === undefined ? deadline : AbortSignal.any([hop.signal, deadline]);
    const startedMs = performance.now();
    const isOwn = this.#isOwn(hop.url);
    let hasAnswered = false;
    try {
      const dispatcher = this.#dispatcher(hop.url);
      if (hop.cost !== undefined) hop.cost.requests++;
      const response = await request(hop.url, {
        dispatcher,
        method: hop.method,
        headers: hop.headers,
        signal,
        // undici would close the connection after each HEAD.
        reset: false,
        ...(hop.body === undefined ? {} : { body: hop.body }),
      });
      hasAnswered = true;
      if (isOwn) this.#trust.latency.answered(performance.now() - startedMs);
      this.#prepare(hop.url, response);
      const isError = response.statusCode >= 300;
      const body = await readBody(response.body, isError ? limits.errorBytes : hop.maxBytes, isError);
      if (hop.cost !== undefined) hop.cost.bytesRead += body.length;
      if (!isError && hop.method !== 'HEAD') requireWhole(response, body);
      // undici takes a connection back on the next turn: whoever asks on in this one would open another beside it.
      await nextTurn();
      return { url: hop.url, status: response.statusCode, headers: response.headers, body };
    } catch (error) {
      if (this.#isClosed) throw changedMeanwhile(this.#endpoint.registry, error);
      hop.signal?.throwIfAborted();
      const problem = networkProblem(error, hop.url, {
        registry: this.#endpoint.registry,
        hasAnswered,
        isTimeout: deadline.aborted,
        isProxied: this.#proxyFor(hop.url) !== null,
        limits,
      });
      if (isOwn) this.#trust.latency.failed(problem.problem);
      throw problem;
    }
  }

  #dispatcher(url: URL): Dispatcher {
    const isOwn = this.#isOwn(url);
    const proxy = this.#proxyFor(url);
    if (proxy === null) return isOwn ? this.#own : this.#foreign;
    // The proxy resolves names; what is an address already is judged here.
    guardHostname(unbracketed(url.hostname), isOwn ? { nearest: 'loopback' } : this.#boundsOfOthers());
    const { limits } = this.#options;
    const key = JSON.stringify([proxy, url.hostname]);
    const agent =
      this.#proxies.get(key) ??
      new ProxyAgent({
        uri: proxy,
        ...agentLimits(limits),
        requestTls: { timeout: limits.connectTimeoutMs, ...this.#verification(unbracketed(url.hostname)) },
      });
    this.#proxies.set(key, agent);
    return agent;
  }

  #proxyFor(url: URL): string | null {
    return proxyRoute(url, this.#options.httpsProxy, this.#options.noProxy);
  }

  #isOwn(url: URL): boolean {
    return this.#endpoint.origins.includes(url.origin);
  }

  /** Hosts that the registry names may not be nearer than itself, but for what a person allowed. */
  #boundsOfOthers(): Bounds {
    return { nearest: this.#reach, isAllowed: this.#trust.isAllowed };
  }

  /** The registry's host is itself at every port, such as that of its token server. */
  #verification(hostname: string): Verification {
    const { own, others } = this.#trust.verifications;
    return this.#endpoint.origins.some((origin) => unbracketed(new URL(origin).hostname) === hostname) ? own : others;
  }

  #connector(bounds: () => Bounds, onConnected?: (socket: Socket) => void): buildConnector.connector {
    const { limits, lookup = systemLookup } = this.#options;
    const timeoutMs = limits.connectTimeoutMs;
    const verification = (hostname: string) => this.#verification(hostname);
    return guardedConnector({ bounds, lookup, timeoutMs, verification, ...(onConnected && { onConnected }) });
  }

  /** Opens connections for the entries of an index while it still arrives. HTTP/2 needs no more than it has. */
  #prepare(url: URL, { headers }: Pick<Dispatcher.ResponseData, 'headers'>): void {
    if (url.protocol !== 'http:' || !this.#isOwn(url) || this.#proxyFor(url)) return;
    const entries = entriesToCome(headers);
    const { hostname, protocol, port } = url;
    this.#early.prepare({ hostname, protocol, port }, Math.min(entries, this.#connections));
  }

  /** Closes all connections at once. What is still being asked, or is asked from now on, throws `conflict`. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#early.close();
    await Promise.all([this.#own, this.#foreign, ...this.#proxies.values()].map((agent) => agent.destroy()));
  }
}

/** undici takes an HTTP/2 stream that is reset in the middle for one that ended. */
function requireWhole({ headers }: Pick<Dispatcher.ResponseData, 'headers'>, body: Uint8Array): void {
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

function agentLimits(limits: Limits): Client.Options {
  // One deadline covers a request whole; undici's own timers would only cover its parts.
  return { keepAliveTimeout: 30_000, maxHeaderSize: limits.headerBytes, headersTimeout: 0, bodyTimeout: 0 };
}
