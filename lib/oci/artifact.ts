import { isAttachmentType } from './artifact-kind';
import type { Manifest } from './manifest';
import { isImageConfigType } from './media-type';

/**
 * Whether a manifest holds something other than a runnable image: its config is no image config, or, as in what BuildKit
 * and cosign attach to images, an image config stands there for old registries only and every blob is an attachment.
 * @see image-spec manifest.md, Guidelines for Artifact Usage
 */
export function isArtifact(manifest: Manifest): boolean {
  return !isImageConfigType(manifest.config.mediaType) || holdsAttachments(manifest);
}

/** What kind of artifact it is: `artifactType`, else the type of its config. @see image-spec manifest.md, `artifactType` */
export function artifactTypeOf(manifest: Manifest): string {
  const { artifactType, config, layers } = manifest;
  // An image config says nothing of an artifact; its first blob does.
  return artifactType ?? (isImageConfigType(config.mediaType) ? layers[0]?.mediaType : undefined) ?? config.mediaType;
}

function holdsAttachments({ layers }: Manifest): boolean {
  return layers.length > 0 && layers.every(({ mediaType }) => isAttachmentType(mediaType));
}
