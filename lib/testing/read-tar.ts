import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { extract } from 'tar-stream';

/** The files of a tar by path, in its order, as tar-stream reads it; fails where it is broken or one path stands twice. */
export async function readTar(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const entry of Readable.from([bytes]).pipe(extract())) {
    const { name } = entry.header;
    if (files.has(name)) throw new Error(`${name} stands twice in the archive.`);
    files.set(name, await buffer(entry));
  }
  return files;
}
