import 'server-only';
import { ProblemError } from '../problem/problem';
import { readLayoutIndex } from './layout-index';
import { layoutNames } from './layout-names';
import { tagsOf } from './layout-tags';
import { layoutsFolder } from './layouts-folder';
import { openLayout } from './open-layout';

/** A layout of the layouts folder and its tags, which are none when it cannot be read. */
export type LayoutSummary = Readonly<{ name: string; tags: readonly string[] }>;

/** Every layout in `folder`, by name. */
export async function listLayouts(folder: string = layoutsFolder()): Promise<readonly LayoutSummary[]> {
  const names = await layoutNames(folder);
  return Promise.all(names.map(async (name) => ({ name, tags: await tagsOrNone(folder, name) })));
}

async function tagsOrNone(folder: string, name: string): Promise<readonly string[]> {
  try {
    return [...tagsOf(await readLayoutIndex(await openLayout(folder, name))).keys()].sort();
  } catch (error) {
    // One broken layout must not hide the others; asking for it says what is wrong with it.
    if (error instanceof ProblemError) return [];
    throw error;
  }
}
