import 'server-only';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Descriptor } from '../oci/descriptor';
import type { Digest } from '../oci/digest';
import type { LayoutReference } from '../oci/reference';
import { isReferrersTag } from '../oci/referrers-tag';
import type { Target, WriteOptions } from '../oci/target';
import { ProblemError } from '../problem/problem';
import { changeLayoutIndex, type RawIndex, untagged } from './change-layout-index';
import { directoryFiles } from './directory-files';
import { blobPath, layoutMarker } from './layout-files';
import { isLayoutName } from './layout-names';
import { refNameAnnotation, withoutTag } from './layout-tags';
import { layoutsFolder } from './layouts-folder';
import { kindOf } from './open-regular-file';
import { sweepAsides } from './sweep-asides';
import { writeAside } from './write-aside';
import { withWriteProblems } from './write-problem';

/**
 * The OCI layout that `reference` names, as a target: the directory `NAME` of `folder`, made when something is written first.
 * An archive is refused (`unsupported`), and so is a symbolic link (`forbidden`). @see image-spec image-layout.md
 */
export function layoutTarget({ layout }: LayoutReference, folder: string = layoutsFolder()): Target {
  const place = join(folder, layout);
  const hasContent = async ({ digest, size }: Descriptor) => (await sizeOf(join(place, blobPath(digest)))) === size;
  return {
    hasBlob: hasContent,
    hasManifest: hasContent,
    mountBlob: async () => false,
    putBlob: async ({ digest }, open, options = {}) => {
      await withWriteProblems(layout, async () => {
        await makeLayout(folder, layout);
        await writeBlob(place, digest, counted(open(), options));
      });
    },
    putManifest: async ({ mediaType, digest, bytes }, tag, options = {}) => {
      options.signal?.throwIfAborted();
      await withWriteProblems(layout, async () => {
        await makeLayout(folder, layout);
        await writeBlob(place, digest, [bytes]);
        if (tag !== null) await setTag(folder, layout, { mediaType, digest, size: bytes.length }, tag);
      });
      return { subject: null };
    },
    keepsReferrers: async () => false,
  };
}

async function sizeOf(path: string): Promise<number | null> {
  if ((await kindOf(path)) !== 'file') return null;
  return (await stat(path)).size;
}

async function writeBlob(
  place: string,
  digest: Digest,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const path = join(place, blobPath(digest));
  await sweepAsides(place);
  await mkdir(dirname(path), { recursive: true });
  await writeAside(path, pieces);
}

const blobFolders = ['blobs', 'blobs/sha256', 'blobs/sha512'];

/** Makes an empty layout where there is none. Throws `forbidden` where what is written would go elsewhere. */
async function makeLayout(folder: string, layout: string): Promise<void> {
  if (!isLayoutName(layout)) {
    throw new ProblemError({ code: 'reference_invalid', message: `“${layout}” is not a valid name of a layout.` });
  }
  const place = join(folder, layout);
  const [directory, tar, ...within] = await Promise.all([
    kindOf(place),
    kindOf(join(folder, `${layout}.tar`)),
    ...blobFolders.map((path) => kindOf(join(place, path))),
  ]);
  if (directory === 'link' || within.includes('link')) throw refusedLink(layout);
  if (directory === 'nothing' && tar !== 'nothing') throw isArchive(layout);
  if ((await kindOf(join(place, 'index.json'))) !== 'nothing') return;
  await mkdir(place, { recursive: true });
  await writeAside(join(place, 'oci-layout'), [Buffer.from(layoutMarker)]);
  await writeAside(join(place, 'index.json'), [Buffer.from('{"schemaVersion":2,"manifests":[]}')]);
}

/** The tag goes to `descriptor`; what had it stays in the index without it, unless that was a list of referrers: nobody wants an old one. */
function setTag(folder: string, layout: string, descriptor: Descriptor, tag: string): Promise<void> {
  const others = ({ manifests }: RawIndex) =>
    manifests.filter(({ annotations = {} }) => withoutTag(annotations, tag) === null);
  return changeLayoutIndex(join(folder, layout), directoryFiles(folder, layout), (index) => ({
    ...index,
    manifests: [
      ...(isReferrersTag(tag) ? others(index) : untagged(index, tag)),
      { ...descriptor, annotations: { [refNameAnnotation]: tag } },
    ],
  }));
}

async function* counted(
  pieces: AsyncIterable<Uint8Array>,
  { signal, onSent }: WriteOptions,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    yield piece;
    sent += piece.length;
    onSent?.(sent);
  }
}

function refusedLink(layout: string): ProblemError {
  return new ProblemError({
    code: 'forbidden',
    message: `“${layout}” in the layouts folder is, or holds, a symbolic link, and those are not followed.`,
    hint: 'Choose another name for the layout.',
  });
}

function isArchive(layout: string): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: `The layout “${layout}” is an archive, and nothing is written into an archive.`,
    hint: 'Choose another name for the layout.',
  });
}
