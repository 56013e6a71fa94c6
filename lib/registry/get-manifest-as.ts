import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import type { Digest } from '@/lib/oci/digest';
import type { RegistryReference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';
import { headerText } from './header-text';
import { verifiedDigest } from './manifest-answer';
import { type Registries, sharedRegistries } from './registries';
import { askedFor } from './resolve';
import { sendRead } from './send-read';

/** What a registry serves for one `Accept`. */
export type ServedManifest = Readonly<{ bytes: Uint8Array; contentType: string | null; digest: Digest }>;

/**
 * Asks for a manifest as `curl -H "Accept: …"` would, past all caches: registries convert, or refuse, by what is accepted.
 * Throws as `Content.resolve`, and `request_invalid` for what no header may hold.
 */
export async function getManifestAs(
  reference: RegistryReference,
  accept: string,
  options: ReadOptions = {},
  registries: Registries = sharedRegistries(),
): Promise<ServedManifest> {
  if (!/^[\x20-\x7e]{1,1000}$/.test(accept)) {
    throw new ProblemError({
      code: 'request_invalid',
      message: 'An Accept header is one line of at most 1,000 printable ASCII characters.',
      hint: 'For example: application/vnd.oci.image.index.v1+json',
    });
  }
  const asked = askedFor(reference);
  const answer = await sendRead(await registries.host(reference.registry), {
    method: 'GET',
    need: { repository: reference.repository, purpose: 'content' },
    path: `manifests/${asked.name}`,
    accept,
    maxBytes: registries.limits.manifestBytes,
    options,
  });
  return {
    digest: verifiedDigest(answer, asked.digest),
    bytes: answer.body,
    contentType: headerText(answer.headers, 'content-type'),
  };
}
