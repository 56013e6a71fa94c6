import 'server-only';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unpacked } from '../content/unpacked';
import { shellCommand } from '../copy-as/shell-word';
import type { Digest } from '../oci/digest';
import { ProblemError } from '../problem/problem';
import { settings } from '../settings';
import { type ArchiveFiles, receiveFiles } from './archive-files';
import { type CheckedImage, checkLayout } from './check-layout';
import { directoryFiles } from './directory-files';
import { composeDockerArchive } from './docker-archive';
import { blobPath, type LayoutFiles, type LayoutPath, layoutMarker } from './layout-files';
import { maxIndexBytes, readLayoutIndex } from './layout-index';
import { namesOfImage } from './layout-tags';
import { layoutsFolder } from './layouts-folder';
import { placeLayout } from './place-layout';
import { openStash, type Stash, type Stashed } from './stash';
import { suggestedName } from './suggested-name';
import { tooLarge } from './too-large';
import { tooMuchSent, withinLimit } from './upload-limit';
import { makeUnfinishedLayout, markAsUploaded } from './uploaded-layouts';
import { writeAside } from './write-aside';
import { withWriteProblems } from './write-problem';

/** What an archive turned out to be. Docker 25 and newer write both in one: then it is a layout. */
export type ArchiveForm = 'oci-layout' | 'docker-archive';

/** A layout that was received, whole and checked. */
export type ReceivedLayout = Readonly<{
  name: string;
  form: ArchiveForm;
  images: readonly (CheckedImage & ReturnType<typeof namesOfImage>)[];
  /** What the images are made of together, each counted once. */
  content: ReadonlyMap<Digest, number>;
}>;

type ReceiveOptions = Readonly<{
  /** The name of the file that was sent. */
  fileName?: string;
  /** How much is sent, where that was said: too much is refused before it comes. */
  statedBytes?: number;
  maxBytes?: number;
  folder?: string;
  signal?: AbortSignal;
}>;

/**
 * Keeps the OCI layout tar or docker archive that `pieces` are, or unpack to, as a layout of its own. It is there whole and
 * checked, or not at all. Throws `too_large`, `manifest_invalid`, `content_mismatch` or `unsupported` that say what is wrong where,
 * and what `withWriteProblems` throws.
 * @see image-spec image-layout.md
 */
export async function receiveLayout(
  pieces: AsyncIterable<Uint8Array>,
  {
    fileName = '',
    statedBytes = 0,
    maxBytes = settings().uploadBytes,
    folder = layoutsFolder(),
    signal,
  }: ReceiveOptions = {},
): Promise<ReceivedLayout> {
  if (statedBytes > maxBytes) throw tooMuchSent(maxBytes);
  const what = fileName.slice(0, 255) || 'The archive';
  const wanted = suggestedName(fileName);
  return withWriteProblems(wanted, async () => {
    const unfinished = await makeUnfinishedLayout(folder);
    const path = join(/* turbopackIgnore: true */ folder, unfinished);
    try {
      const stash = openStash(path, maxBytes);
      const archive = withinLimit(unpacked(withinLimit(pieces, maxBytes, signal), what), maxBytes, signal);
      const received = await receiveFiles(archive, what, stash);
      const files: LayoutFiles = { ...directoryFiles(folder, unfinished), name: what };
      const form = await writeLayoutFiles(path, files, received, stash);
      const index = await readLayoutIndex(files);
      if (index.manifests.length === 0) throw holdsNothing(what);
      const checked = await checkLayout(files, index, stash.sizeOf);
      const images = checked.map((image) => ({ ...image, ...namesOfImage(index, image.descriptor.digest) }));
      const content = new Map(images.flatMap((image) => [...image.content]));
      await stash.keepOnly(new Set(content.keys()));
      await markAsUploaded(path, what);
      signal?.throwIfAborted();
      return { name: await placeLayout(folder, unfinished, wanted), form, images, content };
    } finally {
      await rm(path, { recursive: true, force: true });
    }
  });
}

/** Puts `oci-layout` and `index.json` into the layout at `path`: the archive's own, or those made of a docker archive. */
async function writeLayoutFiles(
  path: string,
  files: LayoutFiles,
  received: ArchiveFiles,
  stash: Stash,
): Promise<ArchiveForm> {
  const read = (stashed: Stashed, maxBytes: number) => readWhole(files, stashed, maxBytes);
  const write = (name: LayoutPath, bytes: Uint8Array) => writeAside(join(path, name), [bytes]);
  const [marker, index] = [received.find('oci-layout'), received.find('index.json')];
  if (marker !== undefined && index !== undefined) {
    await write('oci-layout', await read(marker, maxIndexBytes));
    await write('index.json', await read(index, maxIndexBytes));
    return 'oci-layout';
  }
  const list = received.find('manifest.json');
  if (list === undefined) throw neither(received);
  const { indexJson, manifests } = await composeDockerArchive(received, list, read);
  for (const bytes of manifests) await stash.add(piecesOf(bytes));
  await write('oci-layout', Buffer.from(layoutMarker));
  await write('index.json', Buffer.from(indexJson));
  return 'docker-archive';
}

async function readWhole(files: LayoutFiles, { digest, sizeBytes }: Stashed, maxBytes: number): Promise<Uint8Array> {
  const bytes = await files.read(blobPath(digest), maxBytes);
  if (bytes === null) throw tooLarge(digest, sizeBytes, maxBytes);
  return bytes;
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function neither({ what, paths }: ArchiveFiles): ProblemError {
  const within = [...paths()].find((path) => /\/(oci-layout|manifest\.json)$/.test(path));
  const folder = within?.slice(0, within.lastIndexOf('/')).slice(0, 160);
  return new ProblemError({
    code: 'manifest_invalid',
    message: `“${what}” is neither an OCI layout nor a docker archive: it has no files “oci-layout” and “index.json”, and no “manifest.json”.`,
    hint:
      folder === undefined
        ? 'Send what “docker save”, “skopeo copy … oci-archive:”, “buildah push … oci-archive:” or “buildx build --output type=oci” writes.'
        : `They are in its folder “${folder}”: make a tar of what is in that folder, ${shellCommand(['tar', '-C', folder, '-cf', 'layout.tar', '.'])}`,
  });
}

function holdsNothing(what: string): ProblemError {
  return new ProblemError({
    code: 'manifest_invalid',
    message: `“${what}” is an OCI layout without an image: its “index.json” is empty.`,
    hint: 'Write the image into it first.',
  });
}
