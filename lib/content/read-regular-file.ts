import 'server-only';
import { close, constants, fstat, open, read } from 'node:fs';
import { promisify } from 'node:util';

// The callback forms: half the price of `fs/promises` for hundreds of small files at once.
const [openFile, statFile, readFile, closeFile] = [
  promisify(open),
  promisify(fstat),
  promisify(read),
  promisify(close),
];
/** No link is followed, and a pipe that took a file's place holds nobody up. */
const readOnly = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The bytes of a regular file of at most `maxBytes`. Throws for anything else, and for a file cut while it is read. */
export async function readRegularFile(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await openFile(path, readOnly);
  try {
    const stats = await statFile(file);
    if (!stats.isFile() || stats.size > maxBytes) throw new Error(`${path} is no file of at most ${maxBytes} bytes.`);
    const bytes = Buffer.allocUnsafeSlow(stats.size);
    const { bytesRead } = await readFile(file, bytes, 0, stats.size, 0);
    if (bytesRead !== stats.size) throw new Error(`${path} became shorter while it was read.`);
    return bytes;
  } finally {
    await closeFile(file);
  }
}
