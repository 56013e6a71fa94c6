import type { EntryView, ImageView, PlatformView } from '../contract/image';
import type { Digest } from '../oci/digest';
import { mediaType } from '../oci/media-type';

/** A digest that is told apart from others by `seed`. */
export function digestOf(seed: number | string): Digest {
  const hex = [...String(seed)].map((character) => character.charCodeAt(0).toString(16)).join('');
  return `sha256:${hex.padStart(64, '0')}`;
}

/** `linux/arm/v7` as a platform. */
function platformOf(text: string): PlatformView {
  const [os = '', architecture = '', variant] = text.split('/');
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

/** A loaded entry with one layer; `changes` says what is special about it. */
export function entryView(id: string, platform: string | null, changes: Partial<EntryView> = {}): EntryView {
  return {
    id,
    position: Number(id.split('.').at(-1)),
    kind: 'manifest',
    digest: digestOf(id),
    mediaType: mediaType.ociManifest,
    artifactType: null,
    sizeBytes: 500,
    platform: platform === null ? null : platformOf(platform),
    annotations: {},
    config: null,
    layers: [
      { digest: digestOf(`layer ${id}`), mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', sizeBytes: 1000 },
    ],
    totalBytes: 2000,
    artifactFacts: null,
    attestations: [],
    findings: [],
    problem: null,
    entries: null,
    ...changes,
  };
}

/** An entry of which only the descriptor is known. */
export function pendingEntryView(id: string, platform: string | null): EntryView {
  return entryView(id, platform, { layers: null, totalBytes: null });
}

/** An OCI index of `entries`. */
export function imageView(entries: readonly EntryView[], changes: Partial<ImageView> = {}): ImageView {
  return {
    reference: 'docker.io/library/alpine:3.20',
    digest: digestOf('index'),
    mediaType: mediaType.ociIndex,
    kind: 'index',
    artifactType: null,
    sizeBytes: 1000,
    annotations: {},
    subject: null,
    entries,
    findings: [],
    totalBytes: 0,
    cost: { requests: 0, bytesRead: 0 },
    thrift: false,
    rateLimit: null,
    warnings: [],
    ...changes,
  };
}
