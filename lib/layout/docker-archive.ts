import 'server-only';
import { digestOf } from '../content/verify';
import { type Digest, isDigest } from '../oci/digest';
import { readList, readObject, readString } from '../oci/json-fields';
import { parseJsonText } from '../oci/json-text';
import { mediaType } from '../oci/media-type';
import { maxConfigBytes, parseImageConfig } from '../oci/parse-image-config';
import { formatReference, parseReference, withDefaultTag } from '../oci/reference';
import { ProblemError } from '../problem/problem';
import type { ArchiveFiles } from './archive-files';
import { imageNameAnnotation, refNameAnnotation } from './layout-tags';
import type { Stashed } from './stash';

const layerType = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
const maxListBytes = 4 * 1024 * 1024;
const maxImages = 1000;
const maxNames = 1000;

/** Reads what was received of the archive, whole. */
type Read = (stashed: Stashed, maxBytes: number) => Promise<Uint8Array>;

/** A Docker archive as an OCI layout: its `index.json`, and the manifests to write beside what the archive holds. */
export type ComposedLayout = Readonly<{ indexJson: string; manifests: readonly Uint8Array[] }>;

/**
 * Makes the manifests that a docker archive lacks: Docker schema 2, its config as it is, its layers uncompressed and named by
 * their diff_ids, byte for byte what skopeo makes of it. Throws `manifest_invalid` and `content_mismatch` that name what is wrong.
 * @see https://github.com/moby/docker-image-spec, Combined Image JSON + Filesystem Changeset Format
 */
export async function composeDockerArchive(files: ArchiveFiles, list: Stashed, read: Read): Promise<ComposedLayout> {
  const items = readImageList(await read(list, maxListBytes));
  if (items.length === 0) throw invalid(files, 'its “manifest.json” lists no image');
  const manifests: Uint8Array[] = [];
  const entries: unknown[] = [];
  for (const item of items) {
    const bytes = Buffer.from(JSON.stringify(await manifestOf(files, item, read)));
    const descriptor = { mediaType: mediaType.dockerManifest, digest: digestOf(bytes), size: bytes.length };
    manifests.push(bytes);
    const named = item.names.flatMap(nameAnnotations).map((annotations) => ({ ...descriptor, annotations }));
    entries.push(...(named.length === 0 ? [descriptor] : named));
  }
  return { indexJson: JSON.stringify({ schemaVersion: 2, manifests: entries }), manifests };
}

type Item = Readonly<{ config: string; layers: readonly string[]; names: readonly string[] }>;

function readImageList(bytes: Uint8Array): readonly Item[] {
  const value = parseJsonText(bytes, { what: 'file “manifest.json”', maxBytes: maxListBytes, maxDepth: 16 });
  return readList(value, 'manifest.json', readItem, maxImages);
}

function readItem(value: unknown, where: string): Item {
  const fields = readObject(value, where, ['Config', 'RepoTags', 'Layers']);
  return {
    config: readString(fields.Config, `${where}.Config`),
    layers: readList(fields.Layers, `${where}.Layers`, readString, 20_000),
    names: readList(fields.RepoTags, `${where}.RepoTags`, readString, maxNames),
  };
}

/** The order of the fields is that of Go's structures. */
async function manifestOf(files: ArchiveFiles, { config: path, layers }: Item, read: Read) {
  const config = fileAt(files, path);
  const promised = digestInName(path);
  if (promised !== null && config.digest !== promised) throw mismatch(files, path, promised, config.digest);
  const { diffIds } = parseImageConfig(await read(config, maxConfigBytes));
  if (diffIds.length !== layers.length) {
    throw invalid(files, `“manifest.json” lists ${layers.length} layers, and its config ${diffIds.length}`);
  }
  return {
    schemaVersion: 2,
    mediaType: mediaType.dockerManifest,
    config: { mediaType: mediaType.dockerConfig, size: config.sizeBytes, digest: config.digest },
    layers: layers.map((layer, at) => {
      const { digest, sizeBytes } = fileAt(files, layer);
      const diffId = diffIds[at] ?? '';
      if (digest !== diffId) throw mismatch(files, layer, diffId, digest);
      return { mediaType: layerType, size: sizeBytes, digest };
    }),
  };
}

function fileAt(files: ArchiveFiles, path: string): Stashed {
  const found = files.find(path);
  if (found !== undefined) return found;
  throw invalid(files, `it does not hold “${path.slice(0, 160)}”, which its “manifest.json” names`);
}

/** Configs are named by their digest: `HEX.json`, `sha256:HEX`, `blobs/sha256/HEX`. */
function digestInName(path: string): Digest | null {
  const hex = /^(?:sha256:|blobs\/sha256\/)?([0-9a-f]{64})(?:\.json)?$/.exec(path)?.[1];
  const digest = `sha256:${hex}`;
  return isDigest(digest) ? digest : null;
}

/** An image's name as BuildKit writes it into an `index.json`; nothing for what cannot be a name. */
function nameAnnotations(repoTag: string) {
  try {
    const reference = withDefaultTag(parseReference(repoTag));
    if (reference.kind !== 'registry' || reference.digest !== undefined) return [];
    return [{ [imageNameAnnotation]: formatReference(reference), [refNameAnnotation]: reference.tag ?? '' }];
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}

function invalid({ what }: ArchiveFiles, reason: string): ProblemError {
  return new ProblemError({
    code: 'manifest_invalid',
    message: `“${what}” is not a whole docker archive: ${reason}.`,
    hint: 'Save the image again.',
  });
}

function mismatch({ what }: ArchiveFiles, path: string, expected: string, digest: Digest): ProblemError {
  return new ProblemError({
    code: 'content_mismatch',
    message: `In “${what}” the file “${path.slice(0, 160)}” should have the digest ${expected.slice(0, 160)}, and has ${digest}, uncompressed. Nothing of the archive was kept.`,
    hint: 'It was damaged on its way or where it lay: save the image again.',
    details: { askedDigest: expected.slice(0, 160), receivedDigest: digest },
  });
}
