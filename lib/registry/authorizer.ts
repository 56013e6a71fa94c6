import 'server-only';
import { LruCache } from '@/lib/content/lru-cache';
import { SingleFlight } from '@/lib/content/single-flight';
import type { Cost } from '@/lib/oci/content';
import type { ProblemError } from '@/lib/problem/problem';
import { type Challenge, parseChallenges } from './challenge';
import { accountKey, type Credential } from './docker-config';
import { headerText } from './header-text';
import {
  basicAuthorization,
  fetchToken,
  type Refusal,
  type Token,
  type TokenRequest,
  tokenRequest,
  tokenUrl,
} from './token';
import type { Answer, Transport } from './transport';
import { type Asker, unauthorized } from './unauthorized';

/** What is asked for: registries grant scopes per repository, some of them other ones for tags; the catalog is of none. */
export type Need =
  | Readonly<{ repository: string; purpose: 'content' | 'tags' | 'deletion' | 'push' }>
  /** A blob of `from` goes into the repository. */
  | Readonly<{ repository: string; purpose: 'mount'; from: string }>
  | Readonly<{ repository: null; purpose: 'catalog' }>;

type Sending = Readonly<{ signal?: AbortSignal | undefined; cost?: Cost | undefined }>;
type Demand = Readonly<{ scheme: 'basic' }> | Readonly<{ scheme: 'bearer'; request: TokenRequest }>;

/** Proves an account to one registry: remembers what each repository demanded, and the tokens that were granted. */
export class Authorizer {
  readonly #registry: string;
  readonly #transport: Transport;
  readonly #asker: Asker;
  readonly #demands = new LruCache<Demand>(2000);
  readonly #tokens = new LruCache<Token>(2000);
  readonly #flights = new SingleFlight<Token | Refusal>();

  constructor(registry: string, transport: Transport, asker: Asker) {
    this.#registry = registry;
    this.#transport = transport;
    this.#asker = asker;
  }

  /**
   * The `Authorization` that `need` was seen to take; undefined before the first 401, when nobody knows.
   * Throws `unauthorized` when the account, or nobody, gets no token for it.
   */
  async known(need: Need, credential: Credential | null, sending: Sending): Promise<string | undefined> {
    const demand = this.#demands.get(keyOf(need));
    if (demand === undefined) return undefined;
    if (demand.scheme === 'basic') return credential === null ? undefined : basicAuthorization(credential);
    const token = await this.#token(demand.request, credential, sending);
    if (typeof token === 'string') throw this.unauthorized(need, credential, token);
    return `Bearer ${token.value}`;
  }

  /**
   * The `Authorization` that a 401 of the registry asks for. `rejected` is what was sent with the request.
   * Throws `unauthorized` when there is nothing else to send.
   */
  async answer(
    challenged: Answer,
    need: Need,
    credential: Credential | null,
    rejected: string | undefined,
    sending: Sending,
  ): Promise<string> {
    const demand = this.#demandOf(challenged, need);
    if (demand === undefined) throw this.unauthorized(need, credential);
    this.#demands.set(keyOf(need), demand);
    if (demand.scheme === 'bearer' && rejected !== undefined) this.#drop(demand.request, credential, rejected);
    const authorization = await this.known(need, credential, sending);
    if (authorization === undefined || authorization === rejected) throw this.unauthorized(need, credential);
    return authorization;
  }

  /** Where anyone asks for the token that `need` was seen to take; null where none was demanded. */
  tokenUrl(need: Need): URL | null {
    const demand = this.#demands.get(keyOf(need));
    return demand?.scheme === 'bearer' ? tokenUrl(demand.request) : null;
  }

  /** The problem of an account, or of nobody, that the registry lets no further, whatever it was given. */
  unauthorized(need: Need, credential: Credential | null, refusal?: Refusal): ProblemError {
    const demand = this.#demands.get(keyOf(need));
    return unauthorized({
      registry: this.#registry,
      asker: this.#asker,
      repository: need.repository,
      account: credential?.username || (credential === null ? null : '<token>'),
      // Whoever has got a token is known; with Basic there is nothing but the password to refuse.
      refusal: refusal ?? (demand?.scheme === 'basic' ? 'credentials' : 'access'),
      request: demand?.scheme === 'bearer' ? demand.request : undefined,
    });
  }

  #demandOf(challenged: Answer, need: Need): Demand | undefined {
    const challenges = parseChallenges(headerText(challenged.headers, 'www-authenticate') ?? '');
    const byScheme = (scheme: string): Challenge | undefined => challenges.find((one) => one.scheme === scheme);
    const bearer = byScheme('bearer');
    if (bearer !== undefined) {
      const request = tokenRequest(bearer, challenged.url, usualScope(need));
      return { scheme: 'bearer', request };
    }
    return byScheme('basic') === undefined ? undefined : { scheme: 'basic' };
  }

  async #token(request: TokenRequest, credential: Credential | null, sending: Sending): Promise<Token | Refusal> {
    const key = tokenKey(request, credential);
    const cached = this.#tokens.get(key);
    if (cached !== undefined && cached.expiresAtMs > Date.now()) return cached;
    return this.#flights.run(key, sending.signal, async (signal) => {
      const token = await fetchToken(this.#transport, request, credential, { ...sending, signal });
      if (typeof token !== 'string') this.#tokens.set(key, token);
      return token;
    });
  }

  /** Forgets a token that the registry no longer takes, unless a newer one is there already. */
  #drop(request: TokenRequest, credential: Credential | null, rejected: string): void {
    const key = tokenKey(request, credential);
    if (`Bearer ${this.#tokens.get(key)?.value}` === rejected) this.#tokens.delete(key);
  }
}

function keyOf(need: Need): string {
  return `${need.purpose} ${need.repository ?? ''}${need.purpose === 'mount' ? ` ${need.from}` : ''}`;
}

/** What is asked for where the challenge names no scope. @see distribution docs/spec/auth/scope.md */
function usualScope(need: Need): string {
  if (need.repository === null) return 'registry:catalog:*';
  const scope = (actions: string, repository: string) => `repository:${repository}:${actions}`;
  switch (need.purpose) {
    case 'deletion':
      return scope('pull,delete', need.repository);
    case 'push':
      return scope('pull,push', need.repository);
    case 'mount':
      return `${scope('pull,push', need.repository)} ${scope('pull', need.from)}`;
    default:
      return scope('pull', need.repository);
  }
}

function tokenKey({ realm, service, scope }: TokenRequest, credential: Credential | null): string {
  return JSON.stringify([realm.href, service, inOneOrder(scope), accountKey(credential)]);
}

/** Distribution names the actions of a scope now in this order, now in that; its token is one. */
function inOneOrder(scope: string): string {
  const sorted = (text: string, by: string) => text.split(by).sort().join(by);
  return sorted(
    scope.replaceAll(/(?<![^:\s])[^:\s]+(?=\s|$)/g, (actions) => sorted(actions, ',')),
    ' ',
  );
}
