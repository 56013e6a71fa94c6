import 'server-only';
import { ContentCache } from '@/lib/content/content-cache';
import { LruCache } from '@/lib/content/lru-cache';
import { SingleFlight } from '@/lib/content/single-flight';
import type { Descriptor } from '@/lib/oci/descriptor';
import { type Settings, settings } from '@/lib/settings';
import { type Limits, limits } from './limits';
import { RegistryHost, type RegistryHostOptions } from './registry-host';

export type RegistriesOptions = Omit<RegistryHostOptions, 'limits'> & Readonly<{ limits?: Partial<Limits> }>;

/** Something seen in a repository by an account, and when, in epoch milliseconds. */
export type Sighting = Readonly<{ descriptor: Descriptor; atMs: number }>;

/** More registries than this at once are no one's work; the one unused for longest is let go. */
const maxHosts = 200;

/** All registries that this process speaks to, and what it remembers of them. */
export class Registries {
  readonly limits: Limits;
  /** Verified bytes, for all. */
  readonly content = new ContentCache();
  /** Which digests a repository was seen to hold, for an account. */
  readonly presence = new LruCache<Sighting>(100_000);
  /** What tags pointed to. */
  readonly tags = new LruCache<Sighting>(10_000);
  readonly byteFlights = new SingleFlight<Uint8Array>();
  readonly resolveFlights = new SingleFlight<Descriptor>();
  readonly #options: RegistryHostOptions;
  readonly #hosts = new Map<string, RegistryHost>();

  constructor(options: RegistriesOptions) {
    this.limits = { ...limits, ...options.limits };
    this.#options = { ...options, limits: this.limits };
  }

  host(registry: string): RegistryHost {
    const host = this.#hosts.get(registry) ?? new RegistryHost(registry, this.#options);
    this.#hosts.delete(registry);
    this.#hosts.set(registry, host);
    const [oldest] = this.#hosts.values();
    if (this.#hosts.size > maxHosts && oldest !== undefined) this.#hosts.delete(oldest.endpoint.registry);
    return host;
  }

  /** Closes every connection at once. */
  async close(): Promise<void> {
    await Promise.all([...this.#hosts.values()].map((host) => host.transport.close()));
  }
}

const key = Symbol.for('polyarch.registries');

/** The registries of this process, by its settings. One for all, also where a bundler loads this module twice. */
export function sharedRegistries(): Registries {
  const holder: typeof globalThis & { [key]?: Registries } = globalThis;
  holder[key] ??= new Registries(optionsOf(settings()));
  return holder[key];
}

function optionsOf(from: Settings): RegistriesOptions {
  const { httpRegistries, dockerConfigFolder, connectionsPerRegistry, httpsProxy, noProxy } = from;
  return { httpRegistries, dockerConfigFolder, connectionsPerRegistry, httpsProxy, noProxy };
}
