import 'server-only';
import { PieceReader } from '../content/piece-reader';
import { ProblemError } from '../problem/problem';
import {
  entryOf,
  isExtension,
  isOfEntry,
  maxExtendedHeaderBytes,
  maxTarEntries,
  readExtension,
  storedBytes,
  type TarEntry,
  type TarOverride,
} from './tar-entry';
import { paddedBytes, parseTarHeader, type TarHeader, tarBlockBytes } from './tar-header';
import { parsedTar, sparseFile, tooManyEntries } from './tar-problem';

/** An entry of a tar that is being read. Its content is there until the next entry is asked for. */
export type StreamedEntry = TarEntry & Readonly<{ content: AsyncIterable<Uint8Array> }>;

/**
 * The entries of a tar as it arrives, read to its very end, nothing of it kept. `what` names it in problems.
 * Throws `manifest_invalid` on what is no whole tar, `unsupported` on sparse files, `too_large` above 20,000 headers.
 * @see POSIX pax, ustar Interchange Format
 */
export async function* readTar(pieces: AsyncIterable<Uint8Array>, what: string): AsyncGenerator<StreamedEntry> {
  const reader = new PieceReader(pieces);
  let override: TarOverride = {};
  try {
    for (let count = 0; ; count++) {
      if (count === maxTarEntries) throw tooManyEntries(what);
      const header = await readHeader(reader, what);
      if (header === null) break;
      const sizeBytes = storedBytes(header, override);
      const end = reader.position + paddedBytes(sizeBytes);
      if (isExtension(header)) {
        override = { ...override, ...(await readOverride(reader, header, what)) };
      } else if (isOfEntry(header)) {
        yield { ...entryOf(header, override), content: contentOf(reader, sizeBytes, what) };
        override = {};
      }
      await exhaust(contentOf(reader, end - reader.position, what));
    }
    // Whether a compressed tar is whole shows at its end, behind the last entry.
    await exhaust(reader.pass(Number.POSITIVE_INFINITY));
  } finally {
    await reader.close();
  }
}

/** The next header; null at the block of zeros that ends a tar, and where it ends without one. */
async function readHeader(reader: PieceReader, what: string): Promise<TarHeader | null> {
  const { position } = reader;
  const block = await reader.take(tarBlockBytes);
  if (block.length === 0) return null;
  if (block.length < tarBlockBytes) throw broken(what, position, 'it ends in the middle of a header');
  const header = parsedTar(
    () => parseTarHeader(block),
    (reason, cause) => broken(what, position, reason, cause),
  );
  if (header?.type === 'S') throw sparseFile(what);
  return header;
}

async function readOverride(reader: PieceReader, header: TarHeader, what: string): Promise<TarOverride> {
  const { position } = reader;
  if (header.sizeBytes > maxExtendedHeaderBytes) throw broken(what, position, 'an extended header is too long');
  const bytes: Uint8Array[] = [];
  for await (const piece of contentOf(reader, header.sizeBytes, what)) bytes.push(piece);
  return parsedTar(
    () => readExtension(header, Buffer.concat(bytes)),
    (reason, cause) => broken(what, position, reason, cause),
  );
}

async function* contentOf(reader: PieceReader, length: number, what: string): AsyncGenerator<Uint8Array> {
  const end = reader.position + length;
  yield* reader.pass(length);
  if (reader.position < end) throw broken(what, reader.position, 'it ends in the middle of a file');
}

async function exhaust(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of pieces);
}

function broken(what: string, position: number, reason: string, cause?: unknown): ProblemError {
  const isNone = position === 0;
  return new ProblemError(
    {
      code: 'manifest_invalid',
      message: isNone
        ? `“${what}” is not a tar: ${reason}.`
        : `“${what}” is not a whole tar: ${reason}, at byte ${position}.`,
      hint: isNone
        ? 'Send an OCI layout or a docker archive as .tar, .tar.gz or .tar.zst.'
        : 'A copy may have been cut short: write the archive again.',
    },
    { cause },
  );
}
