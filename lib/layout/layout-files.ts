import 'server-only';
import { type Digest, digestAlgorithm, digestHex, isDigest, parseDigest } from '../oci/digest';

/** The paths that Polyarch reads in a layout; nothing else in it can be named. @see image-spec image-layout.md, Content */
export type LayoutPath = 'oci-layout' | 'index.json' | 'manifest.json' | `blobs/${string}/${string}`;

/** The content of a new layout’s `oci-layout`. @see image-spec image-layout.md, oci-layout file */
export const layoutMarker = '{"imageLayoutVersion":"1.0.0"}';

/** The files of one OCI layout, the same for a directory and for a tar. */
export interface LayoutFiles {
  /** The file's name below `layouts`, for messages: `sample` or `sample.tar`. */
  readonly name: string;
  /** Whether the layout has a regular file at `path`. */
  has(path: LayoutPath): Promise<boolean>;
  /** The bytes at `path`, null when there is no such file. Throws `too_large` above `maxBytes`, `forbidden` on a symlink. */
  read(path: LayoutPath, maxBytes: number): Promise<Uint8Array | null>;
  /** The bytes at `path` as they are read, however many; null when there is no such file. Throws `forbidden` on a symlink. */
  stream(path: LayoutPath): Promise<AsyncIterable<Uint8Array> | null>;
}

/** Where the blob named `digest` stands. The digest is checked here once more, since it becomes part of a path. */
export function blobPath(digest: Digest): LayoutPath {
  const checked = parseDigest(digest);
  return `blobs/${digestAlgorithm(checked)}/${digestHex(checked)}`;
}

/** Whether `text`, from an archive, is exactly one of the paths of a layout. */
export function isLayoutPath(text: string): text is LayoutPath {
  if (text === 'oci-layout' || text === 'index.json' || text === 'manifest.json') return true;
  const [folder, algorithm, hex, ...rest] = text.split('/');
  return folder === 'blobs' && rest.length === 0 && isDigest(`${algorithm}:${hex}`);
}
