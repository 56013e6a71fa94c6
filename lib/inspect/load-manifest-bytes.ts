import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import type { Digest } from '@/lib/oci/digest';
import type { Reference } from '@/lib/oci/reference';
import { getManifestAs } from '@/lib/registry/get-manifest-as';
import { openContent } from './open-content';
import { resolveAsked } from './resolve-asked';

/** A manifest as it was served; `bytes` is null when the asker has it already. */
export type ServedManifest = Readonly<{ digest: Digest; contentType: string; bytes: Uint8Array | null }>;

type LoadOptions = ReadOptions &
  Readonly<{
    /** Asks a registry with this Accept header; a layout has one form only. */
    accept?: string;
    /** Tells of a digest whether the asker has its manifest: then the bytes are not read. */
    has?: (digest: Digest) => boolean;
  }>;

/** The exact bytes of the manifest that `reference` names, verified, with the type the registry gave them. */
export async function loadManifestBytes(
  reference: Reference,
  { accept, has, ...options }: LoadOptions = {},
): Promise<ServedManifest> {
  if (accept !== undefined && reference.kind === 'registry') {
    const served = await getManifestAs(reference, accept, options);
    return { ...served, bytes: has?.(served.digest) ? null : served.bytes };
  }
  const content = openContent(reference);
  const descriptor = await resolveAsked(content, reference, { ...options, headOnly: has !== undefined });
  const { digest, mediaType: contentType } = descriptor;
  return { digest, contentType, bytes: has?.(digest) ? null : await content.getManifest(descriptor, options) };
}
