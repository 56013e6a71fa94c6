import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../problem/problem';
import { isLayoutName } from './layout-names';
import { layoutsFolder } from './layouts-folder';
import { openLayout } from './open-layout';
import { kindOf } from './open-regular-file';
import { writeAside } from './write-aside';

/** No name of a layout begins so: what is in such a folder is not seen until it is whole. */
const unfinished = '.upload-';
const mark = 'polyarch-upload.json';

/** Makes an empty folder in `folder` that nobody sees. Returns its name. */
export async function makeUnfinishedLayout(folder: string): Promise<string> {
  const name = unfinished + randomUUID();
  await mkdir(join(folder, name), { recursive: true });
  return name;
}

/** Notes in the layout at `path` that it was uploaded, and as which file: only such layouts can be removed. */
export async function markAsUploaded(path: string, fileName: string): Promise<void> {
  await writeAside(join(path, mark), [Buffer.from(JSON.stringify({ file: fileName, at: new Date().toISOString() }))]);
}

/** Removes a layout that was uploaded, at once and whole. Throws `not_found`, and `forbidden` for one that was not uploaded. */
export async function removeUploadedLayout(name: string, folder: string = layoutsFolder()): Promise<void> {
  if (!isLayoutName(name) || (await kindOf(join(folder, name))) !== 'directory') {
    await openLayout(folder, name);
    throw notUploaded(name);
  }
  if ((await kindOf(join(folder, name, mark))) !== 'file') throw notUploaded(name);
  const removed = join(folder, unfinished + randomUUID());
  await rename(join(folder, name), removed);
  await rm(removed, { recursive: true, force: true });
}

/** Removes what uploads left behind that a process did not live to finish. For the start: none may be under way. */
export async function removeUnfinishedLayouts(folder: string = layoutsFolder()): Promise<void> {
  if ((await kindOf(folder)) === 'nothing') return;
  const names = (await readdir(folder)).filter((name) => name.startsWith(unfinished));
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

function notUploaded(name: string): ProblemError {
  return new ProblemError({
    code: 'forbidden',
    message: `The layout “${name}” was not uploaded, and only uploaded ones are removed here.`,
    hint: 'Remove it from the layouts folder by hand.',
  });
}
