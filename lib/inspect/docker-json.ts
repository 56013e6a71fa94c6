import 'server-only';
import type { Descriptor } from '@/lib/oci/descriptor';
import { optional, readList, readObject, readString } from '@/lib/oci/json-fields';
import { parseJsonText } from '@/lib/oci/json-text';
import type { Manifest } from '@/lib/oci/manifest';
import { mediaType } from '@/lib/oci/media-type';
import { formatReference, type Reference, withDefaultTag, withDigest } from '@/lib/oci/reference';
import type { Platform } from '@/lib/platform/platform';
import { platformFields } from '@/lib/platform/platform-fields';

/** A manifest that was read, with the descriptor it was read by. */
export type LoadedManifest = Readonly<{ descriptor: Descriptor; manifest: Manifest; bytes: Uint8Array }>;

/** The manifest's own JSON. */
export function asServed(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/**
 * A list as Docker assembles it anew: its type follows the first child, annotations and `features` are gone.
 * @see https://github.com/docker/cli, `printManifestList`
 */
export function plainList(children: readonly LoadedManifest[]): unknown {
  return {
    schemaVersion: 2,
    mediaType: children[0]?.manifest.mediaType === mediaType.ociManifest ? mediaType.ociIndex : mediaType.dockerList,
    manifests: children.map(dockerDescriptor),
  };
}

/** One entry of a list with what it points to. @see https://github.com/docker/cli, `types.ImageManifest` */
export function verboseChild(reference: Reference, child: LoadedManifest): unknown {
  return {
    Ref: formatReference(withDigest(withDefaultTag(reference), child.descriptor.digest)),
    Descriptor: dockerDescriptor(child),
    ...rawAndParsed(child),
  };
}

/** One image without a list. `platform` is that of its config, null when its config cannot be read. */
export function verboseImage(reference: Reference, image: LoadedManifest, platform: Platform | null): unknown {
  const { descriptor, manifest, bytes } = image;
  const facts = { mediaType: manifest.mediaType, digest: descriptor.digest, size: bytes.byteLength };
  const Ref = formatReference(withDefaultTag(reference));
  if (platform === null) return { Ref, Descriptor: facts };
  return { Ref, Descriptor: { ...facts, platform: dockerPlatform(platform) }, ...rawAndParsed(image) };
}

/** An entry of a list that Docker cannot print. */
export function verboseEntry(reference: Reference, entry: Descriptor): unknown {
  const { mediaType: type, digest, size, platform } = entry;
  return {
    Ref: formatReference(withDigest(withDefaultTag(reference), digest)),
    Descriptor: { mediaType: type, digest, size, platform: dockerPlatform(platform) },
  };
}

/** The platform an image config states, by Go's rules: absent texts are empty. Throws `manifest_invalid`. */
export function readConfigPlatform(config: Uint8Array): Platform {
  const value = parseJsonText(config, { what: 'image config', maxBytes: config.byteLength, maxDepth: 64 });
  const fields = readObject(value, 'The image config', []);
  const text = (name: string) => optional(fields[name], name, readString) ?? '';
  return {
    os: text('os'),
    architecture: text('architecture'),
    variant: text('variant'),
    'os.version': text('os.version'),
    'os.features': readList(fields['os.features'], 'os.features', readString),
  };
}

function dockerDescriptor({ descriptor, manifest, bytes }: LoadedManifest): unknown {
  return {
    mediaType: manifest.mediaType,
    size: bytes.byteLength,
    digest: descriptor.digest,
    platform: dockerPlatform(descriptor.platform),
  };
}

/** Docker always prints a platform. */
function dockerPlatform(platform: Platform = { os: '', architecture: '' }): Platform {
  return platformFields(platform);
}

function rawAndParsed({ manifest, bytes }: LoadedManifest) {
  const name = manifest.mediaType === mediaType.dockerManifest ? 'SchemaV2Manifest' : 'OCIManifest';
  return { Raw: Buffer.from(bytes).toString('base64'), [name]: asServed(bytes) };
}
