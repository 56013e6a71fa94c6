import 'server-only';
import { ProblemError } from '../problem/problem';
import { settings as environment } from '../settings';
import { database, type Store } from '../store/database';
import { deleteRegistry, insertRegistry, registryRows, updateRegistry } from '../store/stored-registries';
import { rowOf, settingsIn } from './registry-row';
import type { RegistryAccount, RegistrySettings } from './registry-settings';
import { isSealedBy, openSealed, seal } from './seal';
import { type KeyPlace, openingKeys, sealingKey } from './sealing-key';

type StoredAccount = Extract<RegistryAccount, { kind: 'stored' }>;

/** An account as a person gives it, with its secret in clear. */
export type GivenAccount = Readonly<
  { kind: 'none' } | { kind: 'docker' } | (Pick<StoredAccount, 'kind' | 'username' | 'secret'> & { value: string })
>;

/** Settings as they are given; the secret of a stored account is sealed before it is kept. */
export type GivenSettings = Omit<RegistrySettings, 'account'> & Readonly<{ account: RegistryAccount | GivenAccount }>;

type Book = ReadonlyMap<string, RegistrySettings>;

/** The settings of all registries that were given some: in the database, and in memory since every request asks for them. */
export class RegistryBook {
  readonly #store: () => Promise<Store>;
  readonly #keys: KeyPlace;
  readonly #opened = new WeakMap<RegistrySettings, string>();
  #book: Promise<Book> | undefined;
  /** One change after another: each begins with what the one before has left. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(store: () => Promise<Store>, keys: KeyPlace) {
    this.#store = store;
    this.#keys = keys;
  }

  async all(): Promise<readonly RegistrySettings[]> {
    return [...(await this.#read()).values()];
  }

  /** The settings of `host`, the very same object until they change; null where it was given none. */
  async get(host: string): Promise<RegistrySettings | null> {
    return (await this.#read()).get(host) ?? null;
  }

  /** Throws `conflict` when there are settings of that host. */
  add(given: GivenSettings): Promise<RegistrySettings> {
    return this.#change(async (store) => {
      const settings = await this.#sealed(given);
      if (!(await insertRegistry(rowOf(settings), store))) throw exists(given.host);
      return settings;
    });
  }

  /** Throws `not_found` when there are no settings of that host. */
  update(host: string, change: (current: RegistrySettings) => GivenSettings): Promise<RegistrySettings> {
    return this.#change(async (store) => {
      const current = await this.get(host);
      if (current === null) throw missing(host);
      const settings = await this.#sealed(change(current));
      await updateRegistry(host, rowOf(settings), store);
      return settings;
    });
  }

  /** From now on the registry is one without settings. Throws `not_found` when it is one. */
  async remove(host: string): Promise<void> {
    await this.#change(async (store) => {
      if (!(await deleteRegistry(host, store))) throw missing(host);
      return { host };
    });
  }

  /** The secret of a stored account in clear; null when no key that there is opens it. */
  async secretOf(settings: RegistrySettings): Promise<string | null> {
    const { account, host } = settings;
    if (account.kind !== 'stored') return null;
    const known = this.#opened.get(settings);
    if (known !== undefined) return known;
    const secret = openSealed(account.sealed, ownerOf(host, account), await openingKeys(this.#keys));
    if (secret !== null) this.#opened.set(settings, secret);
    return secret;
  }

  #read(): Promise<Book> {
    this.#book ??= this.#load().catch((thrown: unknown) => {
      this.#book = undefined;
      throw thrown;
    });
    return this.#book;
  }

  async #load(): Promise<Book> {
    const store = await this.#store();
    const all = (await registryRows(store)).map(settingsIn);
    const current = await Promise.all(all.map((settings) => this.#resealed(settings, store)));
    return new Map(current.map((settings) => [settings.host, settings]));
  }

  /** What an older key sealed is sealed with the first one, so that the older one can go. */
  async #resealed(settings: RegistrySettings, store: Store): Promise<RegistrySettings> {
    const { host, account } = settings;
    if (account.kind !== 'stored') return settings;
    // Without a key that can be used the account is of no use either; that is told to who asks as it.
    const keys = await openingKeys(this.#keys).catch(() => []);
    const [first] = keys;
    const secret = openSealed(account.sealed, ownerOf(host, account), keys);
    if (first === undefined || secret === null || isSealedBy(account.sealed, first)) return settings;
    const sealed = seal(secret, ownerOf(host, account), first);
    await updateRegistry(host, { sealed_secret: sealed }, store);
    return { ...settings, account: { ...account, sealed } };
  }

  async #sealed({ account, ...given }: GivenSettings): Promise<RegistrySettings> {
    if (!('value' in account)) return { ...given, account };
    const { value, ...named } = account;
    const sealed = seal(value, ownerOf(given.host, account), await sealingKey(this.#keys));
    return { ...given, account: { ...named, sealed, storedAtMs: Date.now() } };
  }

  /** Changes the database, then what is in memory: to the settings that `act` returns, or to none for a host alone. */
  #change<Changed extends RegistrySettings | Readonly<{ host: string }>>(
    act: (store: Store) => Promise<Changed>,
  ): Promise<Changed> {
    const changed = this.#changes.then(async () => {
      const before = await this.#read();
      const settings = await act(await this.#store());
      const after = new Map(before);
      if ('account' in settings) after.set(settings.host, settings);
      else after.delete(settings.host);
      this.#book = Promise.resolve(after);
      return settings;
    });
    this.#changes = changed.catch(() => undefined);
    return changed;
  }
}

const key = Symbol.for('polyarch.registry-book');

/** The book of this process. One for all, also where a bundler loads this module twice. */
export function registryBook(): RegistryBook {
  const holder: typeof globalThis & { [key]?: RegistryBook } = globalThis;
  holder[key] ??= new RegistryBook(database, environment());
  return holder[key];
}

function ownerOf(host: string, { username }: Pick<StoredAccount, 'username'>): readonly string[] {
  return [host, username];
}

function exists(host: string): ProblemError {
  return new ProblemError({
    code: 'conflict',
    message: `There are settings of “${host}” already.`,
    hint: 'Change those.',
    details: { registry: host },
  });
}

function missing(host: string): ProblemError {
  return new ProblemError({
    code: 'not_found',
    message: `There are no settings of “${host}”.`,
    hint: 'Add the registry first.',
    details: { registry: host },
  });
}
