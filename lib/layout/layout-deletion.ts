import 'server-only';
import type { ContentDeletion } from '../oci/content-deletion';
import type { LayoutReference } from '../oci/reference';
import { ProblemError } from '../problem/problem';
import { deleteFromLayout } from './delete-from-layout';
import { layoutsFolder } from './layouts-folder';
import { openLayout } from './open-layout';
import { resolveInLayout } from './resolve-in-layout';

/** Deletion in the OCI layout that `reference` names: a directory can be changed, an archive cannot. */
export function layoutDeletion({ layout }: LayoutReference, folder: string = layoutsFolder()): ContentDeletion {
  const writable = async () => {
    const files = await openLayout(folder, layout);
    if (files.name === layout) return files;
    throw new ProblemError({
      code: 'unsupported',
      message: `The layout “${layout}” is an archive, and nothing is deleted in an archive.`,
      hint: `Unpack it to layouts/${layout} in the data folder, and delete there.`,
    });
  };
  return {
    ability: async () => {
      const isDirectory = (await openLayout(folder, layout)).name === layout;
      return { tags: isDirectory, manifests: isDirectory };
    },
    current: async (asked, options) => {
      options?.signal?.throwIfAborted();
      return resolveInLayout(await openLayout(folder, layout), { kind: 'layout', layout, ...asked });
    },
    deleteTag: async (tag) => deleteFromLayout(folder, await writable(), { tag }),
    deleteManifest: async (digest) => deleteFromLayout(folder, await writable(), { digest }),
  };
}
