import type { Fixture } from './fixtures';

/** The repositories of one registry, each there as soon as it is named. */
export type MemoryRepositories = Readonly<{
  of(name: string): MemoryRepository;
  /** Puts a fixture there whole: with its blobs and children. */
  keep(name: string, fixture: Fixture, tag?: string): void;
  /** Empties a repository. */
  clear(name: string): void;
}>;

export function memoryRepositories(): MemoryRepositories {
  const repositories = new Map<string, MemoryRepository>();
  const of = (name: string): MemoryRepository => {
    const repository = repositories.get(name) ?? {
      blobs: new Map(),
      manifests: new Map(),
      tags: new Map(),
      uploads: new Map(),
      sent: [],
    };
    repositories.set(name, repository);
    return repository;
  };
  const keep = (name: string, { descriptor, bytes, blobs, children }: Fixture, tag?: string): void => {
    for (const child of children) keep(name, child);
    const repository = of(name);
    for (const blob of blobs) repository.blobs.set(blob.descriptor.digest, blob.bytes);
    repository.manifests.set(descriptor.digest, { mediaType: descriptor.mediaType, bytes });
    if (tag !== undefined) repository.tags.set(tag, descriptor.digest);
  };
  return { of, keep, clear: (name) => repositories.delete(name) };
}

/** A manifest with the type that it was sent as. */
export type KeptManifest = Readonly<{ mediaType: string; bytes: Uint8Array }>;

/** What one repository holds; `uploads` are sessions, `sent` the digests of the blobs that were uploaded whole, in order. */
export type MemoryRepository = Readonly<{
  blobs: Map<string, Uint8Array>;
  manifests: Map<string, KeptManifest>;
  tags: Map<string, string>;
  uploads: Map<string, Buffer>;
  sent: string[];
}>;
