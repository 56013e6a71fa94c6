import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';
import type { Descriptor } from '../oci/descriptor';
import { digestAlgorithm, digestHex } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import type { Fixture } from './fixtures';

const refName = 'org.opencontainers.image.ref.name';

/** The files of an OCI layout by path, with an entry in `index.json` for each of `tags`. @see image-spec image-layout.md */
export function layoutFilesOf(tags: Readonly<Record<string, Fixture>>): Map<string, Uint8Array> {
  const manifests = Object.entries(tags).map(([tag, { descriptor }]) => ({
    ...descriptor,
    annotations: { ...descriptor.annotations, [refName]: tag },
  }));
  return layoutFilesWith(Object.values(tags), manifests);
}

/** The same, with entries of `index.json` as given. */
export function layoutFilesWith(fixtures: readonly Fixture[], manifests: readonly Descriptor[]) {
  const files = new Map<string, Uint8Array>();
  const index = { schemaVersion: 2, mediaType: mediaType.ociIndex, manifests };
  files.set('oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}'));
  files.set('index.json', Buffer.from(JSON.stringify(index)));
  for (const fixture of fixtures) addFixture(files, fixture);
  return files;
}

/** Writes `files` below `folder`. */
export async function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

/** Writes `files` into the tar `path`. */
export async function writeTar(path: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const archive = pack();
  for (const [name, bytes] of files) archive.entry({ name, mode: 0o644 }, Buffer.from(bytes));
  archive.finalize();
  await pipeline(archive, createWriteStream(path));
}

function addFixture(files: Map<string, Uint8Array>, { descriptor, bytes, blobs, children, withheld = [] }: Fixture) {
  files.set(blobPath(descriptor), bytes);
  for (const blob of blobs) files.set(blobPath(blob.descriptor), blob.bytes);
  for (const child of children) {
    if (!withheld.includes(child.descriptor.digest)) addFixture(files, child);
  }
}

function blobPath({ digest }: Descriptor): string {
  return `blobs/${digestAlgorithm(digest)}/${digestHex(digest)}`;
}
