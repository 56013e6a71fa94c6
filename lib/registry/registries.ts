import 'server-only';
import { join } from 'node:path';
import { type RegistryBook, registryBook } from '@/lib/account/registry-book';
import type { RegistrySettings } from '@/lib/account/registry-settings';
import { ContentCache } from '@/lib/content/content-cache';
import { SingleFlight } from '@/lib/content/single-flight';
import type { Descriptor } from '@/lib/oci/descriptor';
import { registryName } from '@/lib/oci/registry-name';
import { type Settings, settings } from '@/lib/settings';
import { dockerConfig, loginsIn } from './docker-config';
import { type Limits, limits } from './limits';
import { openRegistryCache, type RegistryCache, type RegistryCacheOptions } from './registry-cache';
import { type Decided, RegistryHost, type RegistryHostOptions } from './registry-host';
import { SightingBook } from './sighting-book';

export type RegistriesOptions = Omit<RegistryHostOptions, 'limits'> &
  Readonly<{
    limits?: Partial<Limits>;
    /** Null: what was read is kept in memory alone. */
    cache: RegistryCacheOptions | null;
    /** What people decided about registries; null: nothing. */
    book: Pick<RegistryBook, 'get' | 'secretOf'> | null;
  }>;

/** More registries than this at once are no one's work; the one unused for longest is let go. */
const maxHosts = 200;

/** All registries that this process speaks to, and what it remembers of them. */
export class Registries {
  readonly limits: Limits;
  /** Verified bytes, for all. */
  readonly content: ContentCache;
  /** Which digests a repository was seen to hold, and what its tags pointed to, for each account. */
  readonly sightings: SightingBook;
  readonly byteFlights = new SingleFlight<Uint8Array>();
  readonly resolveFlights = new SingleFlight<Descriptor>();
  readonly #options: RegistryHostOptions;
  readonly #book: RegistriesOptions['book'];
  readonly #cache: RegistryCache | null;
  readonly #hosts = new Map<string, RegistryHost>();

  constructor({ cache, book, ...options }: RegistriesOptions) {
    this.limits = { ...limits, ...options.limits };
    this.#options = { ...options, limits: this.limits };
    this.#book = book;
    this.#cache = cache && openRegistryCache(cache);
    this.content = new ContentCache(this.#cache?.content);
    this.sightings = new SightingBook(this.#cache?.sightings);
  }

  /** `registry` as it is to be spoken to now: when its settings changed, all connections and tokens of before are gone. */
  async host(registry: string): Promise<RegistryHost> {
    const settings = (await this.#book?.get(registryName(registry))) ?? null;
    const known = this.#hosts.get(registry);
    const host = known?.isUnder(settings) ? known : this.#renewed(registry, settings, known);
    this.#hosts.delete(registry);
    this.#hosts.set(registry, host);
    const [oldest] = this.#hosts.values();
    if (this.#hosts.size > maxHosts && oldest !== undefined) this.#hosts.delete(oldest.endpoint.registry);
    return host;
  }

  /** `registry` as it would be under settings that are not kept: whoever takes it closes its transport. */
  trial(registry: string, decided: Decided): RegistryHost {
    const limits = { ...this.limits, requestTimeoutMs: this.limits.trialTimeoutMs };
    return new RegistryHost(registry, decided, { ...this.#options, limits });
  }

  /** The registries that this machine is told of, and those that have answered, or were refused for how they speak. */
  async known(): Promise<readonly string[]> {
    const { httpRegistries, dockerConfigFolder } = this.#options;
    const asked = [...this.#hosts.values()].filter(({ latency, refusal }) => latency.hasAnswered || refusal !== null);
    const saved = loginsIn(await dockerConfig(dockerConfigFolder));
    return [...httpRegistries, ...saved, ...asked.map(({ endpoint }) => endpoint.registry)];
  }

  #renewed(registry: string, settings: RegistrySettings | null, before: RegistryHost | undefined): RegistryHost {
    const secret = async () => (settings === null ? null : ((await this.#book?.secretOf(settings)) ?? null));
    const host = new RegistryHost(registry, { settings, secret }, this.#options, before);
    void before?.transport.close();
    return host;
  }

  /** Closes every connection at once, and writes what waits to be written. */
  async close(): Promise<void> {
    await Promise.all([...this.#hosts.values()].map((host) => host.transport.close()));
    await this.#cache?.content.flush();
    await (await this.#cache?.sightings)?.records.flush();
  }
}

const key = Symbol.for('polyarch.registries');

/** The registries of this process, by its settings. One for all, also where a bundler loads this module twice. */
export function sharedRegistries(): Registries {
  const holder: typeof globalThis & { [key]?: Registries } = globalThis;
  holder[key] ??= new Registries(optionsOf(settings()));
  return holder[key];
}

/** Makes `registries` those of this process from now on. */
export function shareRegistries(registries: Registries): void {
  const holder: typeof globalThis & { [key]?: Registries } = globalThis;
  holder[key] = registries;
}

function optionsOf(from: Settings): RegistriesOptions {
  const { httpRegistries, dockerConfigFolder, connectionsPerRegistry, httpsProxy, noProxy } = from;
  const cache = from.cacheBytes === 0 ? null : { folder: join(from.dataFolder, 'cache'), maxBytes: from.cacheBytes };
  const book = registryBook();
  return { httpRegistries, dockerConfigFolder, connectionsPerRegistry, httpsProxy, noProxy, cache, book };
}
