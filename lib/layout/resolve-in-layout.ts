import 'server-only';
import { verifyDigest } from '../content/verify';
import type { Descriptor } from '../oci/descriptor';
import type { Digest } from '../oci/digest';
import type { Index } from '../oci/manifest';
import { maxManifestBytes } from '../oci/manifest-bounds';
import { parseManifest } from '../oci/parse-manifest';
import type { LayoutReference } from '../oci/reference';
import { ProblemError } from '../problem/problem';
import { blobPath, type LayoutFiles } from './layout-files';
import { readLayoutIndex } from './layout-index';
import { tagsOf } from './layout-tags';
import { namesInSentence } from './names-in-sentence';

const maxListedTags = 100;

/**
 * The Descriptor that `reference` names in the layout: by digest any manifest it holds, by tag an entry of `index.json`.
 * With neither, the only entry, else the tag `latest`. Throws `not_found` that lists what there is.
 */
export async function resolveInLayout(files: LayoutFiles, reference: LayoutReference): Promise<Descriptor> {
  const index = await readLayoutIndex(files);
  if (reference.digest !== undefined) return resolveDigest(files, index, reference.digest);
  const [only, ...others] = index.manifests;
  if (reference.tag === undefined && only !== undefined && others.length === 0) return only;
  return resolveTag(files, index, reference.tag);
}

function resolveTag(files: LayoutFiles, index: Index, typed: string | undefined): Descriptor {
  const tags = tagsOf(index);
  const [descriptor, ...others] = tags.get(typed ?? 'latest') ?? [];
  if (descriptor === undefined) throw unknownTag(files, index, typed, [...tags.keys()].sort());
  if (others.length > 0) throw ambiguousTag(files, typed ?? 'latest', [descriptor, ...others]);
  return descriptor;
}

/** Children of an index are not in `index.json`: their own bytes say what they are. */
async function resolveDigest(files: LayoutFiles, index: Index, digest: Digest): Promise<Descriptor> {
  const listed = index.manifests.find((descriptor) => descriptor.digest === digest);
  if (listed !== undefined) return listed;
  const bytes = await files.read(blobPath(digest), maxManifestBytes);
  if (bytes === null) {
    throw new ProblemError({ code: 'not_found', message: `The layout “${files.name}” does not hold ${digest}.` });
  }
  verifyDigest(digest, bytes);
  return { mediaType: parseManifest(bytes, null).mediaType, digest, size: bytes.length };
}

function unknownTag(files: LayoutFiles, index: Index, typed: string | undefined, tags: readonly string[]) {
  const unsaid = typed === undefined ? ', which is meant where no tag is given' : '';
  const names = tags.length > 0 ? tags : index.manifests.map(({ digest }) => digest);
  return new ProblemError({
    code: 'not_found',
    message: `The layout “${files.name}” has no tag “${typed ?? 'latest'}”${unsaid}.`,
    hint:
      names.length === 0
        ? 'It is empty.'
        : `It has ${tags.length > 0 ? '' : 'no tags; ask by digest: '}${namesInSentence(names)}.`,
    details: { tags: tags.slice(0, maxListedTags) },
  });
}

function ambiguousTag(files: LayoutFiles, tag: string, descriptors: readonly Descriptor[]): ProblemError {
  return new ProblemError({
    code: 'reference_invalid',
    message: `The tag “${tag}” names ${descriptors.length} manifests in the layout “${files.name}”.`,
    hint: `Ask by digest: ${namesInSentence(descriptors.map(({ digest }) => digest))}.`,
  });
}
