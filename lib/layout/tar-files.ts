import 'server-only';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { ProblemError } from '../problem/problem';
import type { LayoutFiles, LayoutPath } from './layout-files';
import { openRegularFile, readAt } from './open-regular-file';
import { indexTar, type TarIndex } from './tar-index';
import { tooLarge } from './too-large';

const maxIndexes = 32;
const indexes = new Map<string, Promise<TarIndex>>();

/** The layout kept in the tar `fileName` of `folder`. Its headers are read once, then each file by its position. */
export function tarFiles(folder: string, fileName: string): LayoutFiles {
  return {
    name: fileName,
    has: (path) => withTar(folder, fileName, async (_, index) => index.has(path)),
    read: (path, maxBytes) =>
      withTar(folder, fileName, (handle, index) => readSlice(handle, index, { fileName, path, maxBytes })),
    stream: (path) => openSlice(folder, fileName, path),
  };
}

type Wanted = Readonly<{ fileName: string; path: LayoutPath; maxBytes: number }>;

async function readSlice(handle: FileHandle, index: TarIndex, wanted: Wanted): Promise<Uint8Array | null> {
  const slice = index.get(wanted.path);
  if (slice === undefined) return null;
  if (slice.sizeBytes > wanted.maxBytes) {
    throw tooLarge(`${wanted.fileName}/${wanted.path}`, slice.sizeBytes, wanted.maxBytes);
  }
  return readAt(handle, slice.position, slice.sizeBytes);
}

/** The stream closes the file when it ends, or is left. */
async function openSlice(
  folder: string,
  fileName: string,
  path: LayoutPath,
): Promise<AsyncIterable<Uint8Array> | null> {
  const handle = await openTar(folder, fileName);
  try {
    const slice = (await indexOf(handle, folder, fileName)).get(path);
    if (slice !== undefined && slice.sizeBytes > 0) {
      const { position, sizeBytes } = slice;
      return handle.createReadStream({ start: position, end: position + sizeBytes - 1 });
    }
    await handle.close();
    return slice === undefined ? null : Readable.from([]);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Opens the tar anew for each use, so that index and bytes are of one file even while another takes its place. */
async function withTar<T>(
  folder: string,
  fileName: string,
  use: (handle: FileHandle, index: TarIndex) => Promise<T>,
): Promise<T> {
  const handle = await openTar(folder, fileName);
  try {
    return await use(handle, await indexOf(handle, folder, fileName));
  } finally {
    await handle.close();
  }
}

async function openTar(folder: string, fileName: string): Promise<FileHandle> {
  const handle = await openRegularFile(folder, [fileName]);
  if (handle !== null) return handle;
  throw new ProblemError({ code: 'not_found', message: `“${fileName}” is no longer in the layouts folder.` });
}

async function indexOf(handle: FileHandle, folder: string, fileName: string): Promise<TarIndex> {
  const { ino, mtimeMs, size } = await handle.stat();
  const key = JSON.stringify([folder, fileName, ino, mtimeMs, size]);
  const known = indexes.get(key);
  if (known !== undefined) return known;
  const source = {
    name: fileName,
    sizeBytes: size,
    read: (at: number, length: number) => readAt(handle, at, length),
  };
  const index = indexTar(source);
  indexes.set(key, index);
  const [oldest] = indexes.keys();
  if (indexes.size > maxIndexes && oldest !== undefined) indexes.delete(oldest);
  // The next asker tries again: the failure may have been the disk's.
  index.catch(() => indexes.delete(key));
  return index;
}
