import 'server-only';
import { verifiedStream } from '../content/verified-stream';
import { verifyContent } from '../content/verify';
import type { Content, ReadOptions } from '../oci/content';
import type { Descriptor } from '../oci/descriptor';
import { maxManifestBytes } from '../oci/manifest-bounds';
import type { LayoutReference } from '../oci/reference';
import { ProblemError } from '../problem/problem';
import { blobPath, type LayoutFiles } from './layout-files';
import { readLayoutIndex } from './layout-index';
import { pageOfTags, tagsOf } from './layout-tags';
import { layoutsFolder } from './layouts-folder';
import { openLayout } from './open-layout';
import { resolveInLayout } from './resolve-in-layout';
import { tooLarge } from './too-large';

const maxBlobBytes = 4 * 1024 * 1024;

/**
 * The content of one OCI layout in `folder`: the directory `NAME`, or the archive `NAME.tar`.
 * It costs no requests; the bytes read from disk are booked.
 * @see image-spec image-layout.md
 */
export function layoutContent({ layout }: LayoutReference, folder: string = layoutsFolder()): Content {
  const files = () => openLayout(folder, layout);
  return {
    resolve: async (reference, options) => {
      options?.signal?.throwIfAborted();
      if (reference.kind !== 'layout' || reference.layout !== layout) {
        throw new TypeError(`The content of the layout “${layout}” was asked for another repository's manifest.`);
      }
      return resolveInLayout(await files(), reference);
    },
    getManifest: async (descriptor, options) =>
      readVerified(await files(), descriptor, { ...options, maxBytes: maxManifestBytes }),
    getBlob: async (descriptor, options) =>
      readVerified(await files(), descriptor, { ...options, maxBytes: options?.maxBytes ?? maxBlobBytes }),
    async *streamBlob(descriptor, { signal, cost } = {}) {
      const opened = await files();
      const bytes = await opened.stream(blobPath(descriptor.digest));
      if (bytes === null) throw missingBlob(opened, descriptor);
      for await (const piece of verifiedStream(descriptor, bytes)) {
        signal?.throwIfAborted();
        if (cost !== undefined) cost.bytesRead += piece.length;
        yield piece;
      }
    },
    listTags: async (options) => {
      options?.signal?.throwIfAborted();
      return pageOfTags(tagsOf(await readLayoutIndex(await files())), options);
    },
    isAtHand: async () => true,
    notices: async () => ({ rateLimit: null, warnings: [] }),
  };
}

async function readVerified(
  files: LayoutFiles,
  descriptor: Descriptor,
  { signal, cost, maxBytes }: ReadOptions & { maxBytes: number },
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  if (descriptor.size > maxBytes) throw tooLarge(descriptor.digest, descriptor.size, maxBytes);
  const bytes = await files.read(blobPath(descriptor.digest), maxBytes);
  if (bytes === null) throw missingBlob(files, descriptor);
  if (cost !== undefined) cost.bytesRead += bytes.length;
  verifyContent(descriptor, bytes);
  return bytes;
}

function missingBlob(files: LayoutFiles, { digest }: Descriptor): ProblemError {
  return new ProblemError({
    code: 'not_found',
    message: `The layout “${files.name}” names ${digest}, but does not hold it.`,
    hint: 'Copy the image into the layout again, with all its platforms.',
    details: { digest },
  });
}
