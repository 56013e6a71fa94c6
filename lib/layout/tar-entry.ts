import 'server-only';
import { parsePaxRecords, readText, type TarHeader } from './tar-header';

/** An entry of a tar, as its header and those before it that speak of it say. */
export type TarEntry = Readonly<{
  /** Without the “./” that some tools begin it with. */
  path: string;
  /** `symlink` points from the folder it stands in, `hardlink` from the archive's root; `other` has no content. */
  kind: 'file' | 'symlink' | 'hardlink' | 'other';
  linkPath: string;
}>;

/** What extended headers say of the entry after them. */
export type TarOverride = Readonly<{ path?: string; linkPath?: string; sizeBytes?: number }>;

export const maxTarEntries = 20_000;
export const maxExtendedHeaderBytes = 64 * 1024;

/** The bytes that follow `header` before padding. Links, devices, folders and pipes have none, whatever their size field says. */
export function storedBytes(header: TarHeader, override: TarOverride): number {
  if (/[1-6]/.test(header.type)) return 0;
  return isOfEntry(header) ? (override.sizeBytes ?? header.sizeBytes) : header.sizeBytes;
}

/** Whether `header` speaks of the entry after it: pax headers, GNU's long names and long link names. */
export function isExtension({ type }: TarHeader): boolean {
  return type === 'x' || type === 'L' || type === 'K';
}

/** Whether `header` is that of an entry. Pax global headers are of none, and say nothing of where a file is. */
export function isOfEntry(header: TarHeader): boolean {
  return !isExtension(header) && header.type !== 'g';
}

/** What the content of an extension says. Throws `Error` that says what is wrong with it. */
export function readExtension({ type }: TarHeader, bytes: Uint8Array): TarOverride {
  if (type === 'x') return parsePaxRecords(bytes);
  return type === 'L' ? { path: readText(bytes) } : { linkPath: readText(bytes) };
}

/** The entry of `header`. */
export function entryOf(header: TarHeader, override: TarOverride): TarEntry {
  return {
    path: (override.path ?? header.path).replace(/^(\.\/)+/, ''),
    kind: kindOfEntry(header),
    linkPath: override.linkPath ?? header.linkPath,
  };
}

function kindOfEntry({ type }: TarHeader): TarEntry['kind'] {
  if (type === '0' || type === '\0' || type === '7') return 'file';
  if (type === '2') return 'symlink';
  return type === '1' ? 'hardlink' : 'other';
}
