import 'server-only';
import { dirname } from 'node:path/posix';
import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import { storedGzip } from './stored-gzip';

/** What a layer holds: files and symbolic links by path, without the leading slash. */
export type LayerFiles = Readonly<Record<string, string | Uint8Array | { linkTo: string } | { program: Uint8Array }>>;

/** A layer's bytes as a registry keeps them, and the tar inside. */
export type Layer = Readonly<{ gzip: Uint8Array; tar: Uint8Array }>;

const modifiedAt = new Date('2025-05-02T09:00:00Z');

/** A gzip tar of `files` and of the folders they stand in, the same on every run. @see image-spec layer.md */
export async function layerOf(files: LayerFiles): Promise<Layer> {
  const archive = pack();
  for (const folder of foldersOf(Object.keys(files))) {
    archive.entry({ ...header(`${folder}/`, 0o755), type: 'directory' });
  }
  for (const [path, content] of Object.entries(files)) {
    if (typeof content === 'string' || content instanceof Uint8Array) {
      archive.entry(header(path, 0o644), Buffer.from(content));
    } else if ('program' in content) {
      archive.entry(header(path, 0o755), Buffer.from(content.program));
    } else {
      archive.entry({ ...header(path, 0o777), type: 'symlink', linkname: content.linkTo });
    }
  }
  archive.finalize();
  const tar = await buffer(archive);
  return { tar, gzip: storedGzip(tar) };
}

function header(name: string, mode: number) {
  return { name, mode, mtime: modifiedAt, uid: 0, gid: 0 };
}

/** Every folder above `paths`, parents first. */
function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder);
  }
  return [...folders].sort();
}
