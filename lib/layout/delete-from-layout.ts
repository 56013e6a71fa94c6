import 'server-only';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TagOrDigest } from '../oci/content-deletion';
import { ProblemError } from '../problem/problem';
import { changeLayoutIndex, type RawIndex, untagged } from './change-layout-index';
import { blobPath, type LayoutFiles } from './layout-files';
import { readLayoutIndex } from './layout-index';
import { tagsOf } from './layout-tags';

/**
 * Deletes a tag, or a manifest with every tag of it, in a layout that is a directory. Its config and layers stay, as they do
 * in a registry: other images may share them. Throws `not_found`.
 */
export async function deleteFromLayout(folder: string, files: LayoutFiles, named: TagOrDigest): Promise<void> {
  const path = join(folder, files.name);
  await changeLayoutIndex(path, files, (index) => without(files, index, named));
  if ('digest' in named) await rm(join(path, blobPath(named.digest)), { force: true });
}

async function without(files: LayoutFiles, index: RawIndex, named: TagOrDigest): Promise<RawIndex> {
  if ('tag' in named) {
    if (!tagsOf(await readLayoutIndex(files)).has(named.tag)) throw missing(files, `tag “${named.tag}”`);
    return { ...index, manifests: untagged(index, named.tag) };
  }
  const manifests = index.manifests.filter(({ digest }) => digest !== named.digest);
  const hasBlob = await files.has(blobPath(named.digest));
  if (manifests.length === index.manifests.length && !hasBlob) throw missing(files, `manifest ${named.digest}`);
  return { ...index, manifests };
}

function missing({ name }: LayoutFiles, what: string): ProblemError {
  return new ProblemError({ code: 'not_found', message: `The layout “${name}” has no ${what}.` });
}
