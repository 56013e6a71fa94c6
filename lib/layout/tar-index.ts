import 'server-only';
import { ProblemError } from '../problem/problem';
import { isLayoutPath, type LayoutPath } from './layout-files';
import {
  entryOf,
  isExtension,
  isOfEntry,
  maxExtendedHeaderBytes,
  maxTarEntries,
  readExtension,
  storedBytes,
  type TarOverride,
} from './tar-entry';
import { paddedBytes, parseTarHeader, type TarHeader, tarBlockBytes } from './tar-header';
import { parsedTar, sparseFile, tooManyEntries } from './tar-problem';

/** Where a file's bytes stand in its tar. */
export type TarSlice = Readonly<{ position: number; sizeBytes: number }>;

/** The layout's files in a tar; what is no file of a layout is not in it. */
export type TarIndex = ReadonlyMap<LayoutPath, TarSlice>;

/** Random access to a tar: `read` returns at most `length` bytes from `position` on. */
export type TarSource = Readonly<{
  name: string;
  sizeBytes: number;
  read: (position: number, length: number) => Promise<Uint8Array>;
}>;

/**
 * Finds the layout's files in a tar by reading its headers only. Paths that no layout has (absolute ones and “..” among
 * them), links, devices and folders are passed over. Throws `manifest_invalid`, `unsupported` or `too_large`.
 */
export async function indexTar(source: TarSource): Promise<TarIndex> {
  const files = new Map<LayoutPath, TarSlice>();
  let override: TarOverride = {};
  let position = 0;
  for (let count = 0; position + tarBlockBytes <= source.sizeBytes; count++) {
    if (count === maxTarEntries) throw tooManyEntries(source.name);
    const header = await readHeader(source, position);
    if (header === null) break;
    const start = position + tarBlockBytes;
    const sizeBytes = storedBytes(header, override);
    if (start + sizeBytes > source.sizeBytes)
      throw broken(source, position, 'the archive ends in the middle of a file');
    if (isExtension(header)) {
      override = { ...override, ...(await readOverride(source, header, start)) };
    } else if (isOfEntry(header)) {
      const { path, kind } = entryOf(header, override);
      // The last of two files of one name is the one that unpacking would leave.
      if (kind === 'file' && isLayoutPath(path)) files.set(path, { position: start, sizeBytes });
      override = {};
    }
    position = start + paddedBytes(sizeBytes);
  }
  return files;
}

async function readHeader(source: TarSource, position: number): Promise<TarHeader | null> {
  const block = await source.read(position, tarBlockBytes);
  const header = parsedTar(
    () => parseTarHeader(block),
    (reason, cause) => broken(source, position, reason, cause),
  );
  if (header?.type === 'S') throw sparseFile(source.name);
  return header;
}

async function readOverride(source: TarSource, header: TarHeader, start: number): Promise<TarOverride> {
  if (header.sizeBytes > maxExtendedHeaderBytes) throw broken(source, start, 'an extended header is too long');
  const bytes = await source.read(start, header.sizeBytes);
  return parsedTar(
    () => readExtension(header, bytes),
    (reason, cause) => broken(source, start, reason, cause),
  );
}

function broken(source: TarSource, position: number, reason: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'manifest_invalid',
      message: `“${source.name}” is not a whole tar: ${reason}, at byte ${position}.`,
      hint: 'Write it again, uncompressed; a copy may have been cut short.',
    },
    { cause },
  );
}
