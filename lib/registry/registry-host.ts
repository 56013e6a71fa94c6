import 'server-only';
import { defaultSettings, type RegistrySettings, trustOf } from '@/lib/account/registry-settings';
import type { Account } from '@/lib/contract/registry';
import type { Notices, RateLimit } from '@/lib/oci/content';
import type { DeletionAbility } from '@/lib/oci/content-deletion';
import { allowedAddresses } from './allowed-addresses';
import { Authorizer } from './authorizer';
import type { Login } from './credential-helper';
import { accountKey, type Credential } from './docker-config';
import { dockerAccount, dockerLogin } from './docker-login';
import { type Endpoint, endpointOf } from './endpoint';
import { LatencyHistory } from './latency-history';
import { NoticeBoard } from './notice-board';
import type { ConnectionOptions } from './registry-connections';
import { storedLogin } from './stored-login';
import { Transport } from './transport';
import type { Asker } from './unauthorized';
import { verificationsFor } from './verification';

export type RegistryHostOptions = ConnectionOptions &
  Readonly<{
    httpRegistries: ReadonlySet<string>;
    dockerConfigFolder: string;
    /** Certificate authorities to trust instead of the built-in ones, in PEM. */
    ca?: string;
  }>;

/** What a person decided about a registry. */
export type Decided = Readonly<{
  /** Null: nothing. */
  settings: RegistrySettings | null;
  /** The secret of the stored account; null when it cannot be opened. */
  secret: () => Promise<string | null>;
}>;

/** One registry: where it is, the connections to it, who asks it, and what it was seen to demand. */
export class RegistryHost {
  readonly endpoint: Endpoint;
  readonly settings: RegistrySettings;
  readonly transport: Transport;
  readonly authorizer: Authorizer;
  readonly notices: NoticeBoard;
  readonly latency: LatencyHistory;
  readonly asker: Asker;
  /** The origin at which it has answered. */
  origin: string | undefined;
  /** Why it was not spoken to when it was asked last: other programs can be told to do so all the same. */
  refusal: 'tls_untrusted' | 'plain_http' | null = null;
  /** The most bytes of a blob that go to it in one request; null: all, as far as is known. */
  chunkBytes: number | null = null;
  /** What it deletes, as far as it was tried. */
  deletes: DeletionAbility = { tags: null, manifests: null };
  readonly #decided: Decided;
  readonly #dockerConfigFolder: string;

  /** `previous` is the same registry under settings that no longer hold: what it said and how fast it was is still true. */
  constructor(registry: string, decided: Decided, options: RegistryHostOptions, previous?: RegistryHost) {
    const settings = decided.settings ?? defaultSettings(registry);
    this.#decided = decided;
    this.#dockerConfigFolder = options.dockerConfigFolder;
    this.settings = settings;
    this.endpoint = endpointOf(registry, options.httpRegistries, trustOf(settings));
    this.asker = mayCarryAccounts(this.endpoint) ? settings.account.kind : 'unsafe';
    this.latency = previous?.latency ?? new LatencyHistory();
    this.notices = previous?.notices ?? new NoticeBoard(options.limits.noticeMs);
    const verifications = verificationsFor(settings, options.ca);
    const isAllowed = allowedAddresses(settings.allowedAddresses);
    this.transport = new Transport(this.endpoint, { verifications, isAllowed, latency: this.latency }, options);
    this.authorizer = new Authorizer(registry, this.transport, this.asker);
  }

  /** Whether this is the registry as `settings` want it. */
  isUnder(settings: RegistrySettings | null): boolean {
    return this.#decided.settings === settings;
  }

  /** Who asks: null for anyone. */
  async credential(): Promise<Credential | null> {
    return (await this.login()).credential;
  }

  /** The same, with what kept it from being known. */
  async login(): Promise<Login> {
    if (this.asker === 'docker') return dockerLogin(this.#dockerConfigFolder, this.endpoint.registry);
    if (this.asker === 'stored') return storedLogin(this.settings, await this.#decided.secret());
    return { credential: null, failure: null };
  }

  /** Who asks, as a person is shown it. */
  async account(): Promise<Account> {
    const { account, host } = this.settings;
    if (account.kind === 'none') return account;
    if (account.kind === 'stored') {
      const { kind, username, secret, storedAtMs } = account;
      const { failure } = storedLogin(this.settings, await this.#decided.secret());
      return { kind, username, secret, storedAt: new Date(storedAtMs).toISOString(), failure };
    }
    if (this.asker === 'docker') return dockerAccount(this.#dockerConfigFolder, host);
    return { kind: 'docker', username: null, helper: null, failure: 'No account is sent over plain http.' };
  }

  /** What the registry said beside its answers about `repository`, to whoever asks now. */
  async heard(repository: string): Promise<Notices> {
    const credential = await this.credential();
    const name = credential === null ? null : credential.username || '<token>';
    return this.notices.read(accountKey(credential), name, repository);
  }

  /** The pulls left to whoever asks now, as they were announced last. */
  async rateLimit(): Promise<RateLimit | null> {
    return (await this.heard('')).rateLimit;
  }
}

/** Over plain http whoever stands on the way could read a password; within this machine nobody does. */
function mayCarryAccounts({ origins, isLoopback }: Endpoint): boolean {
  return isLoopback || origins.every((origin) => origin.startsWith('https:'));
}
