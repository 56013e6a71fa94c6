import 'server-only';
import { Authorizer } from './authorizer';
import { type Credential, dockerCredential } from './docker-config';
import { type Endpoint, endpointOf } from './endpoint';
import { Transport, type TransportOptions } from './transport';

export type RegistryHostOptions = TransportOptions &
  Readonly<{ httpRegistries: ReadonlySet<string>; dockerConfigFolder: string }>;

/** One registry: where it is, the connections to it, and what it was seen to demand. */
export class RegistryHost {
  readonly endpoint: Endpoint;
  readonly transport: Transport;
  readonly authorizer: Authorizer;
  /** The origin at which it has answered. */
  origin: string | undefined;
  readonly #dockerConfigFolder: string;

  constructor(registry: string, options: RegistryHostOptions) {
    this.endpoint = endpointOf(registry, options.httpRegistries);
    this.transport = new Transport(this.endpoint, options);
    this.authorizer = new Authorizer(registry, this.transport);
    this.#dockerConfigFolder = options.dockerConfigFolder;
  }

  /** Who asks: null for anyone. */
  credential(): Promise<Credential | null> {
    return dockerCredential(this.#dockerConfigFolder, this.endpoint.registry);
  }
}
