import 'server-only';
import { attestationSubject } from '@/lib/oci/attestation';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Digest } from '@/lib/oci/digest';
import type { Manifest } from '@/lib/oci/manifest';
import { maxIndexDepth } from '@/lib/oci/manifest-bounds';
import { isIndexType, isManifestType } from '@/lib/oci/media-type';
import { maxConfigBytes, parseImageConfig } from '@/lib/oci/parse-image-config';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { configPlatform } from '@/lib/platform/config-platform';
import { formatFullPlatform, formatPlatform } from '@/lib/platform/format-platform';
import { isListedAs } from '@/lib/platform/listed-as';
import type { Platform } from '@/lib/platform/platform';
import { ProblemError } from '@/lib/problem/problem';

type Choice = Readonly<{
  root: Descriptor;
  /** Null takes the only image there is. */
  platform: Platform | null;
  content: Content;
  options: ReadOptions;
}>;

const listedPlatforms = 100;

/**
 * The one image of `root` that is listed for `platform`, also in an index within; nothing is guessed and no other taken instead. Two
 * spellings of one platform are the same; os.version counts where it is given. Throws `not_found` and `request_invalid` that list
 * the platforms there are.
 */
export async function chooseImage({ root, platform, content, options }: Choice): Promise<Descriptor> {
  const manifest = parseManifest(await content.getManifest(root, options), root.mediaType);
  if (manifest.kind === 'manifest') {
    if (platform === null) return root;
    const own = await readConfigPlatform(manifest, content, options);
    if (own !== null && isListedAs(own, platform)) return { ...root, platform: own };
    throw notListed(platform, own === null ? [] : [own]);
  }
  const images = distinct(await imagesBelow(manifest.manifests, { content, options, seen: new Set() }, 1));
  const found =
    platform === null ? images : images.filter((image) => image.platform && isListedAs(image.platform, platform));
  const [first, ...others] = found;
  if (first === undefined) throw notListed(platform, platformsOf(images));
  if (others.length > 0) throw ambiguous(platform, found);
  return first;
}

/** An index that is named more than once is looked into once. */
type Looking = Pick<Choice, 'content' | 'options'> & Readonly<{ seen: Set<Digest> }>;

async function imagesBelow(
  entries: readonly Descriptor[],
  { content, options, seen }: Looking,
  depth: number,
): Promise<readonly Descriptor[]> {
  const unfolded = await Promise.all(
    entries.map(async (entry) => {
      if (isManifestType(entry.mediaType)) return isImage(entry) ? [entry] : [];
      if (!isIndexType(entry.mediaType) || depth === maxIndexDepth || seen.has(entry.digest)) return [];
      seen.add(entry.digest);
      const index = parseManifest(await content.getManifest(entry, options), entry.mediaType);
      return index.kind === 'index' ? imagesBelow(index.manifests, { content, options, seen }, depth + 1) : [];
    }),
  );
  return unfolded.flat();
}

function isImage(entry: Descriptor): boolean {
  return attestationSubject(entry) === null && entry.artifactType === undefined && entry.platform?.os !== 'unknown';
}

function distinct(entries: readonly Descriptor[]): readonly Descriptor[] {
  return [...new Map(entries.map((entry) => [entry.digest, entry])).values()];
}

async function readConfigPlatform(
  { config }: Manifest,
  content: Content,
  options: ReadOptions,
): Promise<Platform | null> {
  const bytes = await content.getBlob(config, { ...options, maxBytes: maxConfigBytes });
  return configPlatform(parseImageConfig(bytes));
}

function platformsOf(images: readonly Descriptor[]): readonly Platform[] {
  return images.flatMap(({ platform }) => platform ?? []);
}

function notListed(platform: Platform | null, listed: readonly Platform[]): ProblemError {
  const platforms = listed.slice(0, listedPlatforms).map(formatFullPlatform);
  return new ProblemError({
    code: 'not_found',
    message: platform === null ? 'The index holds no image.' : `There is no image for ${formatFullPlatform(platform)}.`,
    hint: platforms.length === 0 ? 'Download it whole, as an OCI layout.' : `It is there for ${platforms.join(', ')}.`,
    details: { platforms },
  });
}

function ambiguous(platform: Platform | null, images: readonly Descriptor[]): ProblemError {
  const shown = images.slice(0, listedPlatforms);
  const platforms = platformsOf(shown).map(formatFullPlatform);
  if (platform === null) {
    return new ProblemError({
      code: 'request_invalid',
      message: `A Docker archive holds one image, and the index lists ${images.length}: “platform” must name one.`,
      hint: `Choose from ${platforms.join(', ')}.`,
      details: { platforms },
    });
  }
  const digests = shown.map(({ digest }) => digest);
  return new ProblemError({
    code: 'request_invalid',
    message: `The index lists ${images.length} images for ${formatPlatform(platform)}.`,
    hint: `Ask for one by its digest: ${digests.join(', ')}.`,
    details: { platforms, digests },
  });
}
