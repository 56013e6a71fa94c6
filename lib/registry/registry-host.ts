import 'server-only';
import type { Notices } from '@/lib/oci/content';
import { Authorizer } from './authorizer';
import type { Login } from './credential-helper';
import { accountKey, type Credential } from './docker-config';
import { dockerLogin } from './docker-login';
import { type Endpoint, endpointOf } from './endpoint';
import { NoticeBoard } from './notice-board';
import { Transport, type TransportOptions } from './transport';

export type RegistryHostOptions = TransportOptions &
  Readonly<{ httpRegistries: ReadonlySet<string>; dockerConfigFolder: string }>;

/** One registry: where it is, the connections to it, and what it was seen to demand. */
export class RegistryHost {
  readonly endpoint: Endpoint;
  readonly transport: Transport;
  readonly authorizer: Authorizer;
  readonly notices: NoticeBoard;
  /** The origin at which it has answered. */
  origin: string | undefined;
  /** Why it was not spoken to when it was asked last: other programs can be told to do so all the same. */
  refusal: 'tls_untrusted' | 'plain_http' | null = null;
  readonly #dockerConfigFolder: string;

  constructor(registry: string, options: RegistryHostOptions) {
    this.endpoint = endpointOf(registry, options.httpRegistries);
    this.transport = new Transport(this.endpoint, options);
    this.authorizer = new Authorizer(registry, this.transport);
    this.notices = new NoticeBoard(options.limits.noticeMs);
    this.#dockerConfigFolder = options.dockerConfigFolder;
  }

  /** Who asks: null for anyone. */
  async credential(): Promise<Credential | null> {
    return (await this.login()).credential;
  }

  /** The same, with what kept it from being known. */
  login(): Promise<Login> {
    return dockerLogin(this.#dockerConfigFolder, this.endpoint.registry);
  }

  /** What the registry said beside its answers about `repository`, to whoever asks now. */
  async heard(repository: string): Promise<Notices> {
    const credential = await this.credential();
    const name = credential === null ? null : credential.username || '<token>';
    return this.notices.read(accountKey(credential), name, repository);
  }
}
