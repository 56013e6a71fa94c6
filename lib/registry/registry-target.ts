import 'server-only';
import type { Descriptor } from '@/lib/oci/descriptor';
import { manifestAccept } from '@/lib/oci/media-type';
import type { RegistryReference } from '@/lib/oci/reference';
import type { PresenceOptions, Target } from '@/lib/oci/target';
import { nullIfMissing } from '@/lib/problem/null-if-missing';
import { keepsReferrers } from './list-referrers';
import { mountBlob, pushBlob } from './push-blob';
import { putManifest } from './put-manifest';
import { type Registries, sharedRegistries } from './registries';
import { type ContentKind, type Repository, repositoryOf, saw, sightingOf } from './repository';
import { sendRead } from './send-read';

/** What was seen this long ago is believed to be there still: a registry may collect what no tag holds. */
const believedMs = 60_000;

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

async function isThere(
  repository: Repository,
  kind: ContentKind,
  descriptor: Descriptor,
  options: PresenceOptions,
): Promise<boolean> {
  const { mediaType, digest, size } = descriptor;
  const seen = options.isFresh ? undefined : sightingOf(repository, kind, digest);
  if (seen !== undefined && Date.now() - seen.atMs < believedMs) return true;
  const head = sendRead(repository.host, {
    method: 'HEAD',
    need: { repository: repository.name, purpose: 'push' },
    path: `${kind}/${digest}`,
    accept: kind === 'manifests' ? manifestAccept : '*/*',
    maxBytes: 0,
    options,
  });
  if ((await nullIfMissing(head)) === null) return false;
  saw(repository, kind, { mediaType, digest, size });
  return true;
}
