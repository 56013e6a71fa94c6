import 'server-only';
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type buildConnector, type Client, type Dispatcher, ProxyAgent } from 'undici';
import { authorityOf, isKnownToAll } from './authority';
import { EarlyConnections } from './early-connections';
import { type Bounds, guardHostname, type Reach, rangeOf, unbracketed } from './egress-guard';
import type { Endpoint } from './endpoint';
import { guardedConnector } from './guarded-connector';
import type { Limits } from './limits';
import { proxyRoute } from './proxy-route';
import { isHttp2, SharedConnections } from './shared-connections';
import type { Verification, Verifications } from './verification';

export type ConnectionOptions = Readonly<{
  connectionsPerRegistry: number | null;
  httpsProxy: string | null;
  noProxy: readonly string[];
  limits: Limits;
  /** Resolves names; the system's by default. */
  lookup?: LookupFunction;
}>;

/** How the hosts of a registry are verified, and which addresses they may have. */
export type ConnectionTrust = Readonly<{
  verifications: Verifications;
  /** Whether hosts that the registry names may be at an address that would be too near. */
  isAllowed: (address: string) => boolean;
}>;

/** The connections to one registry and to the hosts that it names, with the guard on each. */
export class RegistryConnections {
  /** The most at once; as many again for uploads. */
  readonly most: number;
  readonly #endpoint: Endpoint;
  readonly #options: ConnectionOptions;
  readonly #trust: ConnectionTrust;
  readonly #early: EarlyConnections;
  readonly #own: SharedConnections;
  readonly #foreign: SharedConnections;
  readonly #proxies = new Map<string, ProxyAgent>();
  /** Where the registry itself was seen to be: hosts that it names may not be nearer than that. */
  #reach: Reach;
  /** The authority behind the registry's certificate. */
  #authority: Buffer | undefined;

  /** `onHttp2` hears when the registry turns out to speak HTTP/2. */
  constructor(endpoint: Endpoint, trust: ConnectionTrust, options: ConnectionOptions, onHttp2: () => void) {
    this.most = options.connectionsPerRegistry ?? (endpoint.isLoopback ? 64 : 16);
    this.#endpoint = endpoint;
    this.#options = options;
    this.#trust = trust;
    this.#reach = endpoint.isLoopback ? 'loopback' : 'public';
    // The person typed this host, so it may be here or in the private network.
    const toOwn = this.#connector(
      () => ({ nearest: 'loopback' }),
      (socket) => {
        const { reach } = rangeOf(socket.remoteAddress ?? '');
        if (reach !== 'never') this.#reach = reach;
        if (socket instanceof TLSSocket) this.#authority ??= authorityOf(socket);
        if (isHttp2(socket)) onHttp2();
      },
    );
    this.#early = new EarlyConnections(toOwn);
    const toOthers = this.#connector(() => this.#boundsOfOthers());
    this.#own = new SharedConnections(agentLimits(options.limits), 2 * this.most, this.#early.connector);
    this.#foreign = new SharedConnections(agentLimits(options.limits), 2 * this.most, toOthers);
  }

  /** Whether the registry's certificate is trusted here alone: other programs would have to be told to. */
  get hasPrivateAuthority(): boolean {
    return this.#authority !== undefined && !isKnownToAll(this.#authority);
  }

  /** What resolves names. */
  get lookup(): LookupFunction {
    return this.#options.lookup ?? systemLookup;
  }

  /** Whether `url` is at the registry itself. */
  isOwn(url: URL): boolean {
    return this.#endpoint.origins.includes(url.origin);
  }

  /** Whether a proxy stands between here and `url`. */
  isProxied(url: URL): boolean {
    return this.#proxyFor(url) !== null;
  }

  /** What carries requests for `url`. Throws `egress_blocked` for an address that may not be reached. */
  dispatcher(url: URL): Dispatcher {
    const isOwn = this.isOwn(url);
    const proxy = this.#proxyFor(url);
    if (proxy === null) return (isOwn ? this.#own : this.#foreign).agent();
    // The proxy resolves names; what is an address already is judged here.
    guardHostname(unbracketed(url.hostname), isOwn ? { nearest: 'loopback' } : this.#boundsOfOthers());
    const { limits } = this.#options;
    const key = JSON.stringify([proxy, url.hostname]);
    const agent =
      this.#proxies.get(key) ??
      new ProxyAgent({
        uri: proxy,
        ...agentLimits(limits),
        requestTls: { timeout: limits.connectTimeoutMs, ...this.verificationOf(unbracketed(url.hostname)) },
      });
    this.#proxies.set(key, agent);
    return agent;
  }

  #proxyFor(url: URL): string | null {
    return proxyRoute(url, this.#options.httpsProxy, this.#options.noProxy);
  }

  /** Hosts that the registry names may not be nearer than itself, but for what a person allowed. */
  #boundsOfOthers(): Bounds {
    return { nearest: this.#reach, isAllowed: this.#trust.isAllowed };
  }

  /** How the certificate of a host is judged. The registry's host is itself at every port, such as that of its token server. */
  verificationOf(hostname: string): Verification {
    const { own, others } = this.#trust.verifications;
    return this.#endpoint.origins.some((origin) => unbracketed(new URL(origin).hostname) === hostname) ? own : others;
  }

  #connector(bounds: () => Bounds, onConnected?: (socket: Socket) => void): buildConnector.connector {
    const { lookup } = this;
    const timeoutMs = this.#options.limits.connectTimeoutMs;
    const verification = (hostname: string) => this.verificationOf(hostname);
    return guardedConnector({ bounds, lookup, timeoutMs, verification, ...(onConnected && { onConnected }) });
  }

  /** Opens connections to the registry at `url` until there are `count`, as far as it may have them. HTTP/2 needs no more than it has. */
  prepare(url: URL, count: number): void {
    const target = this.#earlyTarget(url);
    if (target !== null) this.#early.prepare(target, Math.min(count, this.most));
  }

  /** The same for an answer that is still to come, as `EarlyConnections.expect`. */
  expect(url: URL, count: number): () => void {
    const target = this.#earlyTarget(url);
    return target === null ? () => undefined : this.#early.expect(target, count, this.most);
  }

  #earlyTarget(url: URL): buildConnector.Options | null {
    if (url.protocol !== 'http:' || !this.isOwn(url) || this.isProxied(url)) return null;
    const { hostname, protocol, port } = url;
    return { hostname, protocol, port };
  }

  /** Closes them all at once. */
  async close(): Promise<void> {
    this.#early.close();
    await Promise.all(
      [this.#own, this.#foreign, ...this.#proxies.values()].map((connections) => connections.destroy()),
    );
  }
}

function agentLimits(limits: Limits): Client.Options {
  // One deadline covers a request whole; undici's own timers would only cover its parts.
  return { keepAliveTimeout: 30_000, maxHeaderSize: limits.headerBytes, headersTimeout: 0, bodyTimeout: 0 };
}
