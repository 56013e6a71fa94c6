import 'server-only';
import { join } from 'node:path';
import { ProblemError } from '../problem/problem';
import { directoryFiles } from './directory-files';
import type { LayoutFiles } from './layout-files';
import { isLayoutName, layoutNames } from './layout-names';
import { namesInSentence } from './names-in-sentence';
import { kindOf } from './open-regular-file';
import { tarFiles } from './tar-files';

/**
 * The files of the layout `name` of `folder`: its directory, else its tar. Throws `not_found` that names the layouts
 * there are, `forbidden` when it is a symbolic link.
 */
export async function openLayout(folder: string, name: string): Promise<LayoutFiles> {
  if (!isLayoutName(name)) {
    throw new ProblemError({ code: 'reference_invalid', message: `“${name}” is not a valid name of a layout.` });
  }
  const [directory, tar] = await Promise.all([kindOf(join(folder, name)), kindOf(join(folder, `${name}.tar`))]);
  // Links go on to the reader, which refuses them in words.
  if (directory === 'directory' || directory === 'link') return directoryFiles(folder, name);
  if (tar === 'file' || tar === 'link') return tarFiles(folder, `${name}.tar`);
  throw await unknownLayout(folder, name);
}

async function unknownLayout(folder: string, name: string): Promise<ProblemError> {
  const names = await layoutNames(folder);
  const there = names.length > 0 ? `There are: ${namesInSentence(names)}. ` : '';
  return new ProblemError({
    code: 'not_found',
    message: `There is no layout “${name}” in the layouts folder.`,
    hint: `${there}Put an OCI layout at layouts/${name}, or an archive of one at layouts/${name}.tar, in the data folder.`,
    details: { layouts: names },
  });
}
