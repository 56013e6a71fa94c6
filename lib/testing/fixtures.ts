import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Annotations, attestationAnnotation, attestationManifestType } from '../oci/annotations';
import type { Descriptor } from '../oci/descriptor';
import type { Digest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import type { Platform } from '../platform/platform';
import { tarOf } from './tar-of';

/** A manifest with all it needs to be pushed, or written into a layout, from the leaves up. */
export type Fixture = Readonly<{
  descriptor: Descriptor;
  /** The manifest's exact bytes. */
  bytes: Uint8Array;
  /** Config and layers. */
  blobs: readonly FixtureBlob[];
  /** The manifests that an index names, in its order. */
  children: readonly Fixture[];
  /** Children that the finished image must lack: a registry takes the index only while it has them. */
  withheld?: readonly Digest[];
}>;

export type FixtureBlob = Readonly<{ descriptor: Descriptor; bytes: Uint8Array }>;

/** Docker's media types or OCI's. */
export type Format = 'docker' | 'oci';

const types = {
  docker: {
    index: mediaType.dockerList,
    manifest: mediaType.dockerManifest,
    config: mediaType.dockerConfig,
    layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  },
  oci: {
    index: mediaType.ociIndex,
    manifest: mediaType.ociManifest,
    config: mediaType.ociConfig,
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  },
} as const satisfies Record<Format, Record<string, string>>;

export type ImageOptions = Readonly<{
  format?: Format;
  /** Seeds the layer's file, so that two images of one platform differ. */
  content?: string;
  /** Replaces or adds to what the config blob says. */
  config?: Readonly<Record<string, unknown>>;
  annotations?: Annotations;
}>;

/** A runnable image of `platform`: a config with history, and one gzip layer with one file. */
export function image(platform: Platform, options: ImageOptions = {}): Fixture {
  const format = options.format ?? 'oci';
  const tar = tarOf('etc/platform', options.content ?? JSON.stringify(platform));
  const layer = blob(types[format].layer, gzipSync(tar));
  const config = jsonBlob(types[format].config, {
    ...platform,
    created: '2025-05-02T09:14:00Z',
    config: { Env: ['PATH=/bin'], Cmd: ['/bin/hello'], Labels: { 'org.example.team': 'fixtures' } },
    rootfs: { type: 'layers', diff_ids: [sha256(tar)] },
    history: [
      { created: '2025-05-02T09:13:00Z', created_by: '/bin/sh -c #(nop) ADD file:1f in /' },
      { created: '2025-05-02T09:14:00Z', created_by: 'CMD ["/bin/hello"]', empty_layer: true },
    ],
    ...options.config,
  });
  const manifest = {
    schemaVersion: 2,
    mediaType: types[format].manifest,
    config: config.descriptor,
    layers: [layer.descriptor],
    ...(options.annotations === undefined ? {} : { annotations: options.annotations }),
  };
  return manifestFixture(types[format].manifest, manifest, { blobs: [config, layer], platform });
}

/** A Docker manifest list of `children`, as `docker manifest push` writes it. */
export function dockerList(children: readonly Fixture[]): Fixture {
  return indexOf(mediaType.dockerList, children);
}

export type IndexOptions = Readonly<{ annotations?: Annotations; artifactType?: string; mediaTypeInBody?: boolean }>;

/** An OCI index of `children`; `mediaTypeInBody: false` leaves the type to the Content-Type. */
export function ociIndex(children: readonly Fixture[], options: IndexOptions = {}): Fixture {
  return indexOf(mediaType.ociIndex, children, options);
}

/** `fixture` below `depth` indexes, each of which names the next `times` times. */
export function indexOfMany(fixture: Fixture, times: number, depth: number): Fixture {
  if (depth === 0) return fixture;
  const below = indexOfMany(fixture, times, depth - 1);
  const manifests = Array.from({ length: times }, () => below.descriptor);
  const body = { schemaVersion: 2, mediaType: mediaType.ociIndex, manifests };
  return manifestFixture(mediaType.ociIndex, body, { children: [below] });
}

/** The same manifest under another descriptor: other platform, more annotations. */
export function describedAs(fixture: Fixture, changes: Partial<Descriptor>): Fixture {
  return { ...fixture, descriptor: { ...fixture.descriptor, ...changes } };
}

/** A statement to be: the type of its predicate and the document that is its blob. */
export type StatementFixture = Readonly<{ predicateType: string; document: unknown }>;

/** What BuildKit writes beside an image built with provenance: a manifest of in-toto statements, marked by annotations. */
export function attestation(subject: Fixture, statements = [thinProvenance(subject)]): Fixture {
  const blobs = statements.map(({ document }) => jsonBlob('application/vnd.in-toto+json', document));
  const layers = blobs.map(({ descriptor }, position) => ({
    ...descriptor,
    annotations: { 'in-toto.io/predicate-type': statements[position]?.predicateType ?? '' },
  }));
  const config = jsonBlob(mediaType.ociConfig, {
    architecture: 'unknown',
    os: 'unknown',
    config: {},
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
  });
  const manifest = { schemaVersion: 2, mediaType: mediaType.ociManifest, config: config.descriptor, layers };
  const fixture = manifestFixture(mediaType.ociManifest, manifest, {
    blobs: [config, ...blobs],
    platform: { os: 'unknown', architecture: 'unknown' },
  });
  return describedAs(fixture, {
    annotations: {
      [attestationAnnotation.subject]: subject.descriptor.digest,
      [attestationAnnotation.type]: attestationManifestType,
    },
  });
}

function thinProvenance({ descriptor }: Fixture): StatementFixture {
  const predicateType = 'https://slsa.dev/provenance/v0.2';
  const document = {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType,
    subject: [{ name: 'fixture', digest: { sha256: descriptor.digest.slice('sha256:'.length) } }],
    predicate: { builder: { id: '' } },
  };
  return { predicateType, document };
}

/** An artifact: the empty config and one file under an `artifactType`. @see image-spec manifest.md, Guidelines for Artifact Usage */
export function artifact(artifactType = 'application/vnd.example.sbom', content = '{"sbom":true}'): Fixture {
  const config = blob(mediaType.ociEmpty, Buffer.from('{}'));
  const file = blob('application/json', Buffer.from(content));
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaType.ociManifest,
    artifactType,
    config: config.descriptor,
    layers: [file.descriptor],
  };
  return manifestFixture(mediaType.ociManifest, manifest, { blobs: [config, file] });
}

/** `index` as it stands after one of its children was deleted at the registry. */
export function lackingChild(index: Fixture, position: number): Fixture {
  const child = index.children[position];
  if (child === undefined) throw new Error(`The fixture has no child ${position}.`);
  return { ...index, withheld: [child.descriptor.digest] };
}

/** The digest by which a fixture's content is named. */
export function sha256(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A blob with its descriptor. */
export function blob(type: string, bytes: Uint8Array): FixtureBlob {
  return { descriptor: { mediaType: type, digest: sha256(bytes), size: bytes.length }, bytes };
}

/** A manifest of any shape, with what must be pushed before it. */
export function manifestFixture(
  type: string,
  body: unknown,
  { platform, ...parts }: { platform?: Platform } & Partial<Pick<Fixture, 'blobs' | 'children'>> = {},
): Fixture {
  const { descriptor, bytes } = jsonBlob(type, body);
  return {
    descriptor: platform === undefined ? descriptor : { ...descriptor, platform },
    bytes,
    blobs: parts.blobs ?? [],
    children: parts.children ?? [],
  };
}

function indexOf(type: string, children: readonly Fixture[], options: IndexOptions = {}): Fixture {
  const { mediaTypeInBody = true, ...rest } = options;
  const manifests = children.map((child) => child.descriptor);
  const body = { schemaVersion: 2, ...(mediaTypeInBody ? { mediaType: type } : {}), ...rest, manifests };
  return manifestFixture(type, body, { children });
}

/** `body` as a blob of JSON. */
export function jsonBlob(type: string, body: unknown): FixtureBlob {
  return blob(type, Buffer.from(JSON.stringify(body, null, 3)));
}
