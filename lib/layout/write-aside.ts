import 'server-only';
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** How a file is called that is being written beside its place. */
export const asideName = /^[0-9a-f]+\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writes `pieces` to the file at `path`, which appears whole, and on the disk, or not at all. */
export async function writeAside(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const written = `${path}.${randomUUID()}`;
  const handle = await open(/* turbopackIgnore: true */ written, 'wx', 0o644);
  try {
    for await (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
    await handle.close();
    await rename(written, path);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(written, { force: true });
    throw error;
  }
}
