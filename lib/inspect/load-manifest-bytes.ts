import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import type { Digest } from '@/lib/oci/digest';
import { manifestAccept } from '@/lib/oci/media-type';
import type { Reference, RegistryReference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';
import { getManifestAs } from '@/lib/registry/get-manifest-as';
import { openContent } from './open-content';
import { resolveAsked } from './resolve-asked';

/** A manifest as it was served; `bytes` is null when the asker has it already. */
export type ServedManifest = Readonly<{ digest: Digest; contentType: string | null; bytes: Uint8Array | null }>;

type LoadOptions = ReadOptions &
  Readonly<{
    /** Asks a registry with this Accept header; a layout has one form only. */
    accept?: string;
    /** Tells of a digest whether the asker has its manifest: then the bytes are not read. */
    has?: (digest: Digest) => boolean;
  }>;

/** The exact bytes of the manifest that `reference` names, verified, with the type the registry gave them. */
export async function loadManifestBytes(reference: Reference, options: LoadOptions = {}): Promise<ServedManifest> {
  if (reference.kind === 'layout') return fromContent(reference, options);
  if (options.accept !== undefined) return asAccepted(reference, options.accept, options);
  try {
    return await fromContent(reference, options);
  } catch (thrown) {
    // No view is made of what is served as text or markup; its bytes may be looked at all the same.
    if (!isForeignType(thrown)) throw thrown;
    return asAccepted(reference, manifestAccept, options);
  }
}

async function fromContent(reference: Reference, { has, ...options }: LoadOptions): Promise<ServedManifest> {
  const content = openContent(reference);
  const descriptor = await resolveAsked(content, reference, { ...options, headOnly: has !== undefined });
  const { digest, mediaType: contentType } = descriptor;
  return { digest, contentType, bytes: has?.(digest) ? null : await content.getManifest(descriptor, options) };
}

async function asAccepted(
  reference: RegistryReference,
  accept: string,
  { has, ...options }: LoadOptions,
): Promise<ServedManifest> {
  const { digest, contentType, bytes } = await getManifestAs(reference, accept, options);
  return { digest, contentType, bytes: has?.(digest) ? null : bytes };
}

function isForeignType(thrown: unknown): boolean {
  if (!(thrown instanceof ProblemError)) return false;
  const { code, details } = thrown.problem;
  return code === 'registry_error' && details?.contentType !== undefined;
}
