import type { Manifest } from './manifest';
import { isImageConfigType } from './media-type';

/** Whether a manifest holds something other than a runnable image: its config is no image config. @see image-spec manifest.md, Guidelines for Artifact Usage */
export function isArtifact(manifest: Manifest): boolean {
  return !isImageConfigType(manifest.config.mediaType);
}

/** What kind of artifact it is: `artifactType`, else the type of its config. @see image-spec manifest.md, `artifactType` */
export function artifactTypeOf(manifest: Manifest): string {
  return manifest.artifactType ?? manifest.config.mediaType;
}
