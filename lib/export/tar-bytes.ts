import 'server-only';
import { tarBlockBytes } from '@/lib/layout/tar-header';
import type { ArchiveFile } from './archive-file';
import { openedAhead } from './opened-ahead';
import { paddingBytes, tarHeader } from './tar-header';

/** Two blocks of zeros end an archive. */
const endBytes = 2 * tarBlockBytes;

/** The bytes of a tar of `files`, as they come. Throws what a file throws: then the archive is not whole. */
export async function* tarBytes(files: readonly ArchiveFile[]): AsyncGenerator<Uint8Array> {
  for await (const { file, pieces } of openedAhead(files)) {
    yield tarHeader(file.path, file.sizeBytes);
    yield* pieces;
    const padding = paddingBytes(file.sizeBytes);
    if (padding > 0) yield new Uint8Array(padding);
  }
  yield new Uint8Array(endBytes);
}

/** How many bytes that will be. */
export function tarSizeBytes(files: readonly ArchiveFile[]): number {
  const sizes = files.map(
    ({ path, sizeBytes }) => tarHeader(path, sizeBytes).length + sizeBytes + paddingBytes(sizeBytes),
  );
  return sizes.reduce((sum, size) => sum + size, endBytes);
}
