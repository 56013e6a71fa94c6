import 'server-only';

/** One regular file of an archive; its size is known before its bytes are. */
export type ArchiveFile = Readonly<{ path: string; sizeBytes: number; open: () => AsyncIterable<Uint8Array> }>;

/** A file whose bytes are at hand. */
export function fileOf(path: string, content: Uint8Array | string): ArchiveFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    path,
    sizeBytes: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}
