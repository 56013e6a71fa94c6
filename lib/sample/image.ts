import 'server-only';
import { digestOf } from '../content/verify';
import type { Annotations } from '../oci/annotations';
import type { Descriptor } from '../oci/descriptor';
import { mediaType } from '../oci/media-type';
import type { Platform } from '../platform/platform';
import { dockerDescriptor } from './docker-descriptor';
import type { Layer } from './layer';
import type { LayoutBlobs } from './layout-blobs';

/** Who could have built the image: each writes types and history of its own. */
export type Builder = 'buildkit' | 'docker';

/** One instruction of a Dockerfile; without a layer it changes the config alone. */
export type Step = Readonly<{ instruction: string; layer?: Layer }>;

export type ImageSpec = Readonly<{
  builder: Builder;
  platform: Platform;
  steps: readonly Step[];
  /** The `config` of the config blob: how the image is run. */
  run: Readonly<Record<string, unknown>>;
  annotations?: Annotations;
}>;

const builtAtMs = Date.parse('2025-05-02T09:14:00Z');

const formats = {
  buildkit: {
    manifest: mediaType.ociManifest,
    config: mediaType.ociConfig,
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
    indent: 2,
    describe: (descriptor: Descriptor) => descriptor,
  },
  docker: {
    manifest: mediaType.dockerManifest,
    config: mediaType.dockerConfig,
    layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
    indent: 3,
    describe: dockerDescriptor,
  },
} as const satisfies Record<Builder, object>;

/** Adds an image with its config and layers, and describes it as an index does. @see image-spec manifest.md */
export function addImage(blobs: LayoutBlobs, spec: ImageSpec): Descriptor {
  const format = formats[spec.builder];
  const layers = spec.steps.map(({ layer }) => layer).filter((layer) => layer !== undefined);
  const manifest = {
    schemaVersion: 2,
    mediaType: format.manifest,
    config: format.describe(blobs.addJson(format.config, configOf(spec, layers), 0)),
    layers: layers.map(({ gzip }) => format.describe(blobs.add(format.layer, gzip))),
    ...(spec.annotations === undefined ? {} : { annotations: spec.annotations }),
  };
  return { ...blobs.addJson(format.manifest, manifest, format.indent), platform: spec.platform };
}

/** @see image-spec config.md */
function configOf({ platform, builder, run, steps }: ImageSpec, layers: readonly Layer[]) {
  return {
    ...platform,
    created: timeOf(steps.length - 1),
    config: run,
    rootfs: { type: 'layers', diff_ids: layers.map(({ tar }) => digestOf(tar)) },
    history: steps.map((step, at) => ({ created: timeOf(at), ...historyOf[builder](step) })),
  };
}

const historyOf = {
  buildkit: ({ instruction, layer }: Step) => ({
    created_by: layer === undefined ? instruction : `${instruction} # buildkit`,
    comment: 'buildkit.dockerfile.v0',
    ...(layer === undefined ? { empty_layer: true } : {}),
  }),
  docker: ({ instruction, layer }: Step) => ({
    created_by: `/bin/sh -c #(nop) ${layer === undefined ? ' ' : ''}${instruction}`,
    ...(layer === undefined ? { empty_layer: true } : {}),
  }),
} as const satisfies Record<Builder, (step: Step) => object>;

/** Each step took a second. */
function timeOf(step: number): string {
  return new Date(builtAtMs + step * 1000).toISOString().replace('.000Z', 'Z');
}
