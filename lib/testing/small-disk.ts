import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file system of its own at a folder, which is soon full. */
export type SmallDisk = Readonly<{ resize(size: string): Promise<void>; unmount(): Promise<void> }>;

/** Mounts one of `size` (`256k`, `8m`) at `folder`; null where this machine or this account lets nobody mount. */
export async function mountSmallDisk(folder: string, size: string): Promise<SmallDisk | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).catch(() => null);
  if (mounted === null) return null;
  return {
    resize: async (next) => void (await run('mount', ['-o', `remount,size=${next}`, folder])),
    unmount: async () => void (await run('umount', [folder])),
  };
}
