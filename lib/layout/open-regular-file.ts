import 'server-only';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../problem/problem';

/**
 * Opens the regular file at `segments` below `root` for reading, null when there is none. No segment may be a
 * symbolic link (`forbidden`), so that nothing outside `root` can be reached; `root` itself may be one.
 */
export async function openRegularFile(root: string, segments: readonly string[]): Promise<FileHandle | null> {
  for (let depth = 1; depth <= segments.length; depth++) {
    const kind = await kindOf(join(root, ...segments.slice(0, depth)));
    if (kind === 'link') throw refusedLink(segments.slice(0, depth));
    if (kind !== (depth === segments.length ? 'file' : 'directory')) return null;
  }
  return openNotFollowing(join(root, ...segments), segments);
}

/** What stands at `path`, without following a symbolic link. */
export async function kindOf(path: string): Promise<'file' | 'directory' | 'link' | 'other' | 'nothing'> {
  try {
    const stats = await lstat(path);
    if (stats.isSymbolicLink()) return 'link';
    if (stats.isDirectory()) return 'directory';
    return stats.isFile() ? 'file' : 'other';
  } catch (error) {
    if (isMissing(error)) return 'nothing';
    throw error;
  }
}

/** The first `length` bytes of `handle` from `position` on; fewer when the file ends before. */
export async function readAt(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

async function openNotFollowing(path: string, segments: readonly string[]): Promise<FileHandle | null> {
  try {
    // O_NONBLOCK: a pipe that took the file's place must not hold the request.
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (errorCode(error) === 'ELOOP') throw refusedLink(segments);
    if (isMissing(error)) return null;
    throw error;
  }
}

function refusedLink(segments: readonly string[]): ProblemError {
  return new ProblemError({
    code: 'forbidden',
    message: `“${segments.join('/')}” in the layouts folder is a symbolic link, and those are not followed.`,
    hint: 'Put the file or the folder itself there.',
  });
}

function isMissing(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG';
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
