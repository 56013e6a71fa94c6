import 'server-only';
import type { Content } from '@/lib/oci/content';
import type { Reference, RegistryReference } from '@/lib/oci/reference';
import { listTags } from './list-tags';
import { readContent } from './read-content';
import { type Registries, sharedRegistries } from './registries';
import { type Repository, repositoryOf } from './repository';
import { resolve } from './resolve';
import { streamBlob } from './stream-blob';

/** The repository that `reference` names, at its registry, as content. @see distribution-spec */
export function registryContent(reference: RegistryReference, registries: Registries = sharedRegistries()): Content {
  const repository = lookedUp(reference, registries);
  const { manifestBytes } = registries.limits;
  return {
    resolve: async (asked, options = {}) => resolve(await repository(), inRepository(reference, asked), options),
    getManifest: async (descriptor, options = {}) =>
      readContent(await repository(), 'manifests', descriptor, manifestBytes, options),
    getBlob: async (descriptor, { maxBytes = manifestBytes, ...options } = {}) =>
      readContent(await repository(), 'blobs', descriptor, maxBytes, options),
    async *streamBlob(descriptor, options = {}) {
      yield* streamBlob(await repository(), descriptor, options);
    },
    listTags: async (options = {}) => listTags(await repository(), options),
    isAtHand: async ({ digest }) => (await registries.content.get(digest)) !== undefined,
    notices: async () => {
      const { host, name } = await repository();
      return host.heard(name);
    },
  };
}

/** Settings and logins change, but not between one read and the next of the hundreds of an image. */
const lookedUpMs = 100;

/** Looks a repository up when it is asked for, and again after a moment. */
function lookedUp({ registry, repository }: RegistryReference, registries: Registries): () => Promise<Repository> {
  let known: Readonly<{ repository: Promise<Repository>; atMs: number }> | undefined;
  return () => {
    const nowMs = performance.now();
    if (known === undefined || nowMs - known.atMs > lookedUpMs) {
      known = { repository: repositoryOf(registries, registry, repository), atMs: nowMs };
    }
    return known.repository;
  };
}

/** `asked` names a tag or a digest; the repository is the one that was opened. */
function inRepository({ registry, repository }: RegistryReference, { tag, digest }: Reference): RegistryReference {
  return { kind: 'registry', registry, repository, ...(tag && { tag }), ...(digest && { digest }) };
}
