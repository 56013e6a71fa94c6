import 'server-only';
import { posix } from 'node:path';
import { unpacked } from '../content/unpacked';
import { type WindowBudget, windowBudget } from '../content/unpacked-zstd';
import { type Digest, digestAlgorithm, isDigest } from '../oci/digest';
import { ProblemError } from '../problem/problem';
import { readTar, type StreamedEntry } from './read-tar';
import type { Stash, Stashed } from './stash';

/** What a received archive holds, by the path that it has there. */
export type ArchiveFiles = Readonly<{
  /** The archive's own name, for messages. */
  what: string;
  /** The content at `path`, or that of the file that a link there names; undefined where there is none. */
  find: (path: string) => Stashed | undefined;
  paths: () => Iterable<string>;
}>;

/** Longer than any that a tool gives to a file of an image. */
const maxPathLength = 1024;

/**
 * Reads a tar into `stash`, every file under its digest: what an archive is shows when it was read to its end. Files beside
 * `blobs` are unpacked on the way. No path of the archive becomes one on the disk; what is no file, or leads out of the archive,
 * is passed over. Throws `content_mismatch` for a blob that is not what its name says, and what `readTar` throws.
 */
export async function receiveFiles(
  pieces: AsyncIterable<Uint8Array>,
  what: string,
  stash: Stash,
): Promise<ArchiveFiles> {
  const files = new Map<string, Stashed>();
  const links = new Map<string, string>();
  const windows = windowBudget();
  for await (const entry of readTar(pieces, what)) {
    const path = cleanPath(entry.path);
    if (path === null) continue;
    if (entry.kind === 'file') keep(files, path, await receiveFile(entry, path, { stash, windows }), what);
    const target = linkTarget(path, entry);
    if (target !== null) links.set(path, target);
  }
  return {
    what,
    find: (path) => {
      const clean = cleanPath(path) ?? '';
      // One link is followed: a file that stands there itself wins, and there are no rounds.
      return files.get(clean) ?? files.get(links.get(clean) ?? '');
    },
    paths: () => files.keys(),
  };
}

type Receiving = Readonly<{ stash: Stash; windows: WindowBudget }>;

async function receiveFile(entry: StreamedEntry, path: string, { stash, windows }: Receiving): Promise<Stashed> {
  const named = digestOfPath(path);
  if (named === null) return stash.add(unpacked(entry.content, path, windows));
  const stashed = await stash.add(entry.content, digestAlgorithm(named));
  if (stashed.digest !== named) throw misnamed(path, named, stashed);
  return stashed;
}

/** Two files of one path: some read the first, some the last. */
function keep(files: Map<string, Stashed>, path: string, stashed: Stashed, what: string): void {
  const known = files.get(path);
  if (known === undefined || known.digest === stashed.digest) files.set(path, stashed);
  else {
    throw new ProblemError({
      code: 'manifest_invalid',
      message: `“${what}” is ambiguous: it holds “${path.slice(0, 160)}” twice, with different content.`,
      hint: 'Write the archive anew instead of appending to it.',
    });
  }
}

/** `path` without “.” and double slashes; null for what is absolute, leads out of the archive, or is very long. */
function cleanPath(path: string): string | null {
  const clean = posix.normalize(path);
  const leadsOut = clean.startsWith('/') || clean === '..' || clean.startsWith('../');
  return leadsOut || clean.length > maxPathLength ? null : clean;
}

function linkTarget(path: string, { kind, linkPath }: StreamedEntry): string | null {
  if (kind === 'symlink') return cleanPath(posix.join(posix.dirname(path), linkPath));
  return kind === 'hardlink' ? cleanPath(linkPath) : null;
}

function digestOfPath(path: string): Digest | null {
  const [folder, algorithm, hex, ...rest] = path.split('/');
  const digest = `${algorithm}:${hex}`;
  return folder === 'blobs' && rest.length === 0 && isDigest(digest) ? digest : null;
}

function misnamed(path: string, named: Digest, { digest, sizeBytes }: Stashed): ProblemError {
  return new ProblemError({
    code: 'content_mismatch',
    message: `The file “${path}” has the digest ${digest}. Nothing of the archive was kept.`,
    hint: 'It was damaged on its way or where it lay: write the archive again.',
    details: { askedDigest: named, receivedDigest: digest, receivedSize: sizeBytes },
  });
}
