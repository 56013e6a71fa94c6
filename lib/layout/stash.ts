import 'server-only';
import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Digest, DigestAlgorithm } from '../oci/digest';
import { blobPath } from './layout-files';
import { tooMuchSent } from './upload-limit';

/** Content that was received: what it is, and how much. */
export type Stashed = Readonly<{ digest: Digest; sizeBytes: number }>;

/** The blobs of a layout that is being received. */
export type Stash = Readonly<{
  /** Keeps content under the digest that it turns out to have. Throws `too_large` once all of it together is too much. */
  add: (pieces: AsyncIterable<Uint8Array>, algorithm?: DigestAlgorithm) => Promise<Stashed>;
  /** The size of what is kept under a digest, in bytes; undefined where nothing is. */
  sizeOf: (digest: Digest) => number | undefined;
  /** Removes all but what is in `wanted`. */
  keepOnly: (wanted: ReadonlySet<Digest>) => Promise<void>;
}>;

/** Receives into the layout at `folder`, at most `maxBytes` in all. */
export function openStash(folder: string, maxBytes: number): Stash {
  const sizes = new Map<Digest, number>();
  const incoming = join(folder, 'incoming');
  const blob = (digest: Digest) => join(folder, blobPath(digest));
  let left = maxBytes;
  const spend = (bytes: number) => {
    left -= bytes;
    if (left < 0) throw tooMuchSent(maxBytes);
  };
  return {
    add: async (pieces, algorithm = 'sha256') => {
      const stashed = await writeHashed(incoming, pieces, algorithm, spend);
      await mkdir(dirname(blob(stashed.digest)), { recursive: true });
      await rename(incoming, blob(stashed.digest));
      sizes.set(stashed.digest, stashed.sizeBytes);
      return stashed;
    },
    sizeOf: (digest) => sizes.get(digest),
    keepOnly: async (wanted) => {
      for (const digest of sizes.keys()) {
        if (wanted.has(digest)) continue;
        await rm(blob(digest));
        sizes.delete(digest);
      }
    },
  };
}

/** The file is on the disk when this is done. What it leaves behind when it fails goes with its folder. */
async function writeHashed(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  algorithm: DigestAlgorithm,
  spend: (bytes: number) => void,
): Promise<Stashed> {
  const hash = createHash(algorithm);
  let sizeBytes = 0;
  const handle = await open(path, 'wx', 0o644);
  try {
    for await (const piece of pieces) {
      spend(piece.length);
      sizeBytes += piece.length;
      hash.update(piece);
      await handle.writeFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { digest: `${algorithm}:${hash.digest('hex')}`, sizeBytes };
}
