import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';

/** An entry of an archive: what tar-stream takes, with the content. */
export type ArchiveEntry = Parameters<ReturnType<typeof pack>['entry']>[0] & { content?: string | Uint8Array };

/** The bytes of a tar of `entries`, in their order. */
export async function archiveOf(entries: Iterable<ArchiveEntry>): Promise<Buffer> {
  const archive = pack();
  for (const { content = '', ...header } of entries) archive.entry(header, Buffer.from(content));
  archive.finalize();
  return buffer(archive);
}

/** The bytes of a tar of `files`, by path: those of a layout as `layoutFilesOf` makes them. */
export function archiveOfFiles(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  return archiveOf([...files].map(([name, content]) => ({ name, content })));
}

/** `bytes` as they arrive: in pieces of `length`. */
export async function* inPieces(bytes: Uint8Array, length = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
