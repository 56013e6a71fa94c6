import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import { type Digest, parseDigest } from '@/lib/oci/digest';
import { essenceOf, mediaType } from '@/lib/oci/media-type';
import { parseManifest } from '@/lib/oci/parse-manifest';
import type { RegistryReference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';
import { headerText } from './header-text';
import { type Registries, sharedRegistries } from './registries';
import { type Repository, repositoryOf } from './repository';
import { sendRead } from './send-read';

/** How registries answer that know no such endpoint. */
const unknownEndpoint = new Set([400, 404, 405, 406]);

/**
 * What refers to `subject` in the repository of `reference`, by the registry's own list: its first page, which is all of it nearly
 * always. Null where the registry keeps no such list. @see distribution-spec, Listing Referrers
 */
export async function listReferrers(
  { registry, repository: name }: RegistryReference,
  subject: Digest,
  options: ReadOptions = {},
  registries: Registries = sharedRegistries(),
): Promise<readonly Descriptor[] | null> {
  const repository = await repositoryOf(registries, registry, name);
  const bytes = await readList(repository, subject, 'content', options);
  if (bytes === null) return null;
  const list = parseManifest(bytes, mediaType.ociIndex);
  return list.kind === 'index' ? list.manifests : [];
}

/** Whether the registry lists by itself what refers to `subject` in the repository, asked as whoever pushes there. */
export async function keepsReferrers(repository: Repository, subject: Digest, options: ReadOptions): Promise<boolean> {
  return (await readList(repository, subject, 'push', options)) !== null;
}

async function readList(
  { host, name, registries }: Repository,
  subject: Digest,
  purpose: 'content' | 'push',
  options: ReadOptions,
): Promise<Uint8Array | null> {
  try {
    const { headers, body } = await sendRead(host, {
      method: 'GET',
      need: { repository: name, purpose },
      path: `referrers/${parseDigest(subject)}`,
      accept: mediaType.ociIndex,
      maxBytes: registries.limits.manifestBytes,
      options,
    });
    // A portal before the registry answers everything with a page.
    return essenceOf(headerText(headers, 'content-type') ?? '') === mediaType.ociIndex ? body : null;
  } catch (thrown) {
    if (thrown instanceof ProblemError && unknownEndpoint.has(Number(thrown.problem.details?.status))) return null;
    throw thrown;
  }
}
