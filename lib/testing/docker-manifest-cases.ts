import { mediaType } from '../oci/media-type';
import type { Platform } from '../platform/platform';
import {
  attestation,
  blob,
  describedAs,
  dockerList,
  type Fixture,
  lackingChild,
  manifestFixture,
  ociIndex,
} from './fixtures';

const amd64 = { os: 'linux', architecture: 'amd64' };
const arm64 = { os: 'linux', architecture: 'arm64', variant: 'v8' };
const windows = { os: 'windows', architecture: 'amd64', 'os.version': '10.0.20348.2700' };

/**
 * What `docker manifest inspect` prints, by what is special about it. The bytes of every image are the same on every
 * machine, so that what Docker printed of them can be recorded: nothing is compressed.
 */
export const dockerManifestCases: Readonly<Record<string, Fixture>> = {
  'docker-list': dockerList([dockerImage(amd64), dockerImage(arm64), dockerImage(windows)]),
  'docker-image': dockerImage(arm64),
  'oci-index': ociIndex([ociImage(amd64), ociImage(arm64)], { annotations: { 'org.example.dropped': 'yes' } }),
  'oci-image': ociImage(windows, { 'os.features': ['win32k'] }, { annotations: { 'org.example.kept': '<&>' } }),
  'os-features': ociIndex([describedAs(ociImage(windows), { platform: { ...windows, 'os.features': ['win32k'] } })]),
  attestations: ociIndex([ociImage(amd64), attestation(ociImage(amd64))]),
  'annotated-entries': ociIndex([describedAs(ociImage(amd64), { annotations: { 'org.example.dropped': 'yes' } })]),
  'docker-child-first': ociIndex([dockerImage(amd64), ociImage(arm64)]),
  'oci-child-first': dockerList([ociImage(amd64), dockerImage(arm64)]),
  'mislabelled-child': ociIndexOf(ociImage(amd64), { mediaType: mediaType.dockerManifest }),
  'no-platform': ociIndex([withoutPlatform(ociImage(amd64))]),
  'cpu-features': withCpuFeatures(),
  'no-media-type': ociIndex([ociImage(amd64)], { mediaTypeInBody: false }),
  'unknown-fields': ociImage(amd64, {}, { artifactType: 'x/y', future: { deep: [1, null, 'é'] } }),
  'bare-config': ociImage({ os: '', architecture: '' }),
};

/** What Docker refuses to print. */
export const dockerManifestFailures: Readonly<Record<string, Fixture>> = {
  nested: ociIndex([ociImage(amd64), ociIndex([ociImage(arm64)])]),
  empty: ociIndex([]),
  'missing-child': lackingChild(ociIndex([ociImage(amd64), ociImage(arm64, { author: 'deleted' })]), 1),
};

/** A single image whose config is no JSON; Docker refuses this one too. */
export const textConfigImage: Fixture = (() => {
  const config = blob('text/plain', Buffer.from('no JSON'));
  const body = { schemaVersion: 2, mediaType: mediaType.ociManifest, config: config.descriptor, layers: [] };
  return manifestFixture(mediaType.ociManifest, body, { blobs: [config] });
})();

function dockerImage(platform: Platform): Fixture {
  return imageOf(platform, { manifest: mediaType.dockerManifest, config: mediaType.dockerConfig });
}

function ociImage(platform: Platform, inConfig: object = {}, inManifest: object = {}): Fixture {
  return imageOf(platform, { manifest: mediaType.ociManifest, config: mediaType.ociConfig }, inConfig, inManifest);
}

function imageOf(
  platform: Platform,
  types: Readonly<{ manifest: string; config: string }>,
  inConfig: object = {},
  inManifest: object = {},
): Fixture {
  const config = blob(
    types.config,
    Buffer.from(JSON.stringify({ ...platform, ...inConfig, rootfs: { type: 'layers' } })),
  );
  const layer = blob('application/vnd.oci.image.layer.v1.tar', Buffer.from(JSON.stringify(platform)));
  const body = {
    schemaVersion: 2,
    mediaType: types.manifest,
    config: config.descriptor,
    layers: [layer.descriptor],
    ...inManifest,
  };
  return manifestFixture(types.manifest, body, { blobs: [config, layer], platform });
}

function withoutPlatform(fixture: Fixture): Fixture {
  const { platform: _, ...descriptor } = fixture.descriptor;
  return { ...fixture, descriptor };
}

/** An index whose one entry says other things than its child. */
function ociIndexOf(child: Fixture, changes: object): Fixture {
  const body = { schemaVersion: 2, mediaType: mediaType.ociIndex, manifests: [{ ...child.descriptor, ...changes }] };
  return manifestFixture(mediaType.ociIndex, body, { children: [child] });
}

/** `features` of a Docker list's platform: CPU features, which nobody used. */
function withCpuFeatures(): Fixture {
  const child = dockerImage(amd64);
  const manifests = [{ ...child.descriptor, platform: { ...amd64, features: ['sse4'] } }];
  const body = { schemaVersion: 2, mediaType: mediaType.dockerList, manifests };
  return manifestFixture(mediaType.dockerList, body, { children: [child] });
}
