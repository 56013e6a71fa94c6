import 'server-only';
import type { ContentDeletion } from '@/lib/oci/content-deletion';
import type { RegistryReference } from '@/lib/oci/reference';
import { deleteManifest, deleteTag } from './delete-manifest';
import { type Registries, sharedRegistries } from './registries';
import { forgetManifest, forgetTag, repositoryOf } from './repository';
import { resolve } from './resolve';

/** Deletion in the repository that `reference` names, at its registry. */
export function registryDeletion(
  { registry, repository: name }: RegistryReference,
  registries: Registries = sharedRegistries(),
): ContentDeletion {
  const repository = () => repositoryOf(registries, registry, name);
  return {
    ability: async () => (await repository()).host.deletes,
    current: async (asked, options = {}) => {
      const opened = await repository();
      // What was seen a moment ago is not believed here.
      if ('tag' in asked) forgetTag(opened, asked.tag);
      else forgetManifest(opened, asked.digest);
      return resolve(
        opened,
        { kind: 'registry', registry, repository: name, ...asked },
        { ...options, headOnly: true },
      );
    },
    deleteTag: async (tag, options = {}) => deleteTag(await repository(), tag, options),
    deleteManifest: async (digest, options = {}) => deleteManifest(await repository(), digest, options),
  };
}
