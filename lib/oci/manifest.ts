import type { Annotations } from './annotations';
import type { Descriptor } from './descriptor';

/** A list of manifests, one per platform: an OCI index or a Docker manifest list. @see image-spec image-index.md */
export type Index = Readonly<{
  kind: 'index';
  /** As resolved from the body, the Content-Type or the shape; see `parseManifest`. */
  mediaType: string;
  manifests: readonly Descriptor[];
  artifactType?: string;
  subject?: Descriptor;
  annotations?: Annotations;
}>;

/** One image or artifact: a config and layers. @see image-spec manifest.md */
export type Manifest = Readonly<{
  kind: 'manifest';
  mediaType: string;
  config: Descriptor;
  layers: readonly Descriptor[];
  artifactType?: string;
  subject?: Descriptor;
  annotations?: Annotations;
}>;
