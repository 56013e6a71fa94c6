import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../oci/digest';
import type { RegistryServer } from './registry-server';

/**
 * Gives the manifest `digest`, which was pushed to `repository`, thousands of tags more: written where Distribution keeps
 * them, since as many requests would take minutes.
 */
export async function tagMany(
  { storage }: Pick<RegistryServer, 'storage'>,
  repository: string,
  digest: Digest,
  tags: readonly string[],
): Promise<void> {
  const folder = join(storage, 'docker/registry/v2/repositories', repository, '_manifests/tags');
  for (const tag of tags) {
    const links = [join(folder, tag, 'current'), join(folder, tag, 'index', ...digest.split(':'))];
    for (const link of links) {
      await mkdir(link, { recursive: true });
      await writeFile(join(link, 'link'), digest);
    }
  }
}
