import type { Descriptor } from './descriptor';
import type { Digest } from './digest';
import type { Index, Manifest } from './manifest';

/** A manifest that says of itself that it belongs to another, as a list of referrers describes it. */
export type Referrer = Readonly<{ subject: Digest; descriptor: Descriptor }>;

/**
 * What a list of referrers says of `manifest`; null where it has no subject. An image without an artifact type has that of its config.
 * @see distribution-spec, Pushing Manifests with Subject
 */
export function referrerOf(
  manifest: Index | Manifest,
  { mediaType, digest, size }: Pick<Descriptor, 'mediaType' | 'digest' | 'size'>,
): Referrer | null {
  const { subject, annotations } = manifest;
  if (subject === undefined) return null;
  const artifactType = manifest.artifactType ?? (manifest.kind === 'manifest' ? manifest.config.mediaType : undefined);
  const descriptor = {
    mediaType,
    digest,
    size,
    ...(annotations === undefined ? {} : { annotations }),
    ...(artifactType === undefined ? {} : { artifactType }),
  };
  return { subject: subject.digest, descriptor };
}
