import 'server-only';
import type { LayoutFiles, LayoutPath } from './layout-files';
import { openRegularFile, readAt } from './open-regular-file';
import { tooLarge } from './too-large';

/** The layout kept as the directory `name` of `folder`. @see image-spec image-layout.md */
export function directoryFiles(folder: string, name: string): LayoutFiles {
  return {
    name,
    has: (path) => hasFile(folder, name, path),
    read: (path, maxBytes) => readFile(folder, name, path, maxBytes),
    stream: async (path) => {
      const handle = await openRegularFile(folder, [name, ...path.split('/')]);
      return handle?.createReadStream() ?? null;
    },
  };
}

async function readFile(folder: string, name: string, path: LayoutPath, maxBytes: number): Promise<Uint8Array | null> {
  const handle = await openRegularFile(folder, [name, ...path.split('/')]);
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    if (size > maxBytes) throw tooLarge(`${name}/${path}`, size, maxBytes);
    return await readAt(handle, 0, size);
  } finally {
    await handle.close();
  }
}

async function hasFile(folder: string, name: string, path: LayoutPath): Promise<boolean> {
  const handle = await openRegularFile(folder, [name, ...path.split('/')]);
  await handle?.close();
  return handle !== null;
}
