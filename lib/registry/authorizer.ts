import 'server-only';
import { LruCache } from '@/lib/content/lru-cache';
import { SingleFlight } from '@/lib/content/single-flight';
import type { Cost } from '@/lib/oci/content';
import { ProblemError } from '@/lib/problem/problem';
import { type Challenge, parseChallenges } from './challenge';
import { accountKey, type Credential } from './docker-config';
import { headerText } from './header-text';
import { basicAuthorization, fetchToken, type Token, type TokenRequest, tokenRequest, tokenUrl } from './token';
import type { Answer, Transport } from './transport';

/** What is asked for: registries grant scopes per repository, some of them other ones for tags. */
export type Need = Readonly<{ repository: string; purpose: 'content' | 'tags' }>;

type Sending = Readonly<{ signal?: AbortSignal | undefined; cost?: Cost | undefined }>;
type Demand = Readonly<{ scheme: 'basic' }> | Readonly<{ scheme: 'bearer'; request: TokenRequest }>;

/** Proves an account to one registry: remembers what each repository demanded, and the tokens that were granted. */
export class Authorizer {
  readonly #registry: string;
  readonly #transport: Transport;
  readonly #demands = new LruCache<Demand>(2000);
  readonly #tokens = new LruCache<Token>(2000);
  readonly #flights = new SingleFlight<Token | null>();

  constructor(registry: string, transport: Transport) {
    this.#registry = registry;
    this.#transport = transport;
  }

  /** The `Authorization` that `need` was seen to take; undefined before the first 401, when nobody knows. */
  async known(need: Need, credential: Credential | null, sending: Sending): Promise<string | undefined> {
    const demand = this.#demands.get(keyOf(need));
    if (demand === undefined) return undefined;
    if (demand.scheme === 'basic') return credential === null ? undefined : basicAuthorization(credential);
    const token = await this.#token(demand.request, credential, sending);
    return token === null ? undefined : `Bearer ${token.value}`;
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

  /** The problem of an account, or of nobody, that the registry lets no further. */
  unauthorized(need: Need, credential: Credential | null): ProblemError {
    const demand = this.#demands.get(keyOf(need));
    const request = demand?.scheme === 'bearer' ? demand.request : undefined;
    const account = credential?.username || (credential === null ? null : '<token>');
    return new ProblemError({
      code: 'unauthorized',
      message:
        account === null
          ? `${this.#registry} does not show “${need.repository}” to everyone: it is private, or it does not exist.`
          : `${this.#registry} does not accept the account “${account}” for “${need.repository}”.`,
      hint:
        account === null
          ? `Check the name. If it is private, sign in with “docker login ${this.#registry}” and try again.`
          : `Sign in anew with “docker login ${this.#registry}”, or ask for access to the repository.`,
      details: {
        registry: this.#registry,
        repository: need.repository,
        account,
        scope: request?.scope ?? null,
        realmHost: request?.realm.host ?? null,
      },
    });
  }

  #demandOf(challenged: Answer, need: Need): Demand | undefined {
    const challenges = parseChallenges(headerText(challenged.headers, 'www-authenticate') ?? '');
    const byScheme = (scheme: string): Challenge | undefined => challenges.find((one) => one.scheme === scheme);
    const bearer = byScheme('bearer');
    if (bearer !== undefined) {
      const request = tokenRequest(bearer, challenged.url, `repository:${need.repository}:pull`);
      return { scheme: 'bearer', request };
    }
    return byScheme('basic') === undefined ? undefined : { scheme: 'basic' };
  }

  async #token(request: TokenRequest, credential: Credential | null, sending: Sending): Promise<Token | null> {
    const key = tokenKey(request, credential);
    const cached = this.#tokens.get(key);
    if (cached !== undefined && cached.expiresAtMs > Date.now()) return cached;
    return this.#flights.run(key, sending.signal, async (signal) => {
      const token = await fetchToken(this.#transport, request, credential, { ...sending, signal });
      if (token !== null) this.#tokens.set(key, token);
      return token;
    });
  }

  /** Forgets a token that the registry no longer takes, unless a newer one is there already. */
  #drop(request: TokenRequest, credential: Credential | null, rejected: string): void {
    const key = tokenKey(request, credential);
    if (`Bearer ${this.#tokens.get(key)?.value}` === rejected) this.#tokens.delete(key);
  }
}

function keyOf({ repository, purpose }: Need): string {
  return `${purpose} ${repository}`;
}

function tokenKey({ realm, service, scope }: TokenRequest, credential: Credential | null): string {
  return JSON.stringify([realm.href, service, scope, accountKey(credential)]);
}
