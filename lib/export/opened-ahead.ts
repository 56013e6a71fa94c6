import 'server-only';
import type { ArchiveFile } from './archive-file';

/** An open file; `pieces` are to be read to their end before the next file is asked for. */
type OpenedFile = Readonly<{ file: ArchiveFile; pieces: AsyncIterable<Uint8Array>; close: () => Promise<void> }>;

/** So many are open at once, the one that is read among them: each may hold a connection. */
const mostOpen = 4;

/** The files in their order. While one is read the next are asked for already, so that not each waits a round trip of its own. */
export async function* openedAhead(files: readonly ArchiveFile[]): AsyncGenerator<OpenedFile> {
  const opened = files.slice(0, mostOpen).map(open);
  const rest = files.slice(mostOpen);
  try {
    for (let first = opened[0]; first !== undefined; first = opened[0]) {
      yield first;
      opened.shift();
      opened.push(...rest.splice(0, 1).map(open));
    }
  } finally {
    await Promise.all(opened.map(({ close }) => close()));
  }
}

/** Asks for the first piece. Its failure is for who reads it: until then nobody hears of it. */
function open(file: ArchiveFile): OpenedFile {
  const source = file.open()[Symbol.asyncIterator]();
  const first = source.next();
  first.catch(() => undefined);
  const close = async () => void (await source.return?.());
  return { file, pieces: piecesOf(first, source), close };
}

async function* piecesOf(
  first: Promise<IteratorResult<Uint8Array>>,
  source: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for (let next = await first; !next.done; next = await source.next()) yield next.value;
}
