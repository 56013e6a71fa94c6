import 'server-only';
import type { RegistryReference } from '@/lib/oci/reference';
import type { Target } from '@/lib/oci/target';
import { isThere } from './is-there';
import { keepsReferrers } from './list-referrers';
import { mountBlob, pushBlob } from './push-blob';
import { putManifest } from './put-manifest';
import { type Registries, sharedRegistries } from './registries';
import { repositoryOf } from './repository';

/** The repository that `reference` names, at its registry, as a target. @see distribution-spec, Push */
export function registryTarget(reference: RegistryReference, registries: Registries = sharedRegistries()): Target {
  const repository = () => repositoryOf(registries, reference.registry, reference.repository);
  return {
    hasBlob: async (descriptor, options = {}) => isThere(await repository(), 'blobs', descriptor, options),
    hasManifest: async (descriptor, options = {}) => isThere(await repository(), 'manifests', descriptor, options),
    mountBlob: async (descriptor, from, options = {}) =>
      from.kind === 'registry' && from.registry === reference.registry && from.repository !== reference.repository
        ? mountBlob(await repository(), descriptor, from.repository, options)
        : false,
    putBlob: async (descriptor, open, options = {}) => pushBlob(await repository(), descriptor, open, options),
    putManifest: async (manifest, tag, options = {}) => putManifest(await repository(), manifest, tag, options),
    keepsReferrers: async (subject, options = {}) => keepsReferrers(await repository(), subject, options),
  };
}
