import 'server-only';
import { bareDescriptor, type Descriptor } from '@/lib/oci/descriptor';
import { manifestAccept } from '@/lib/oci/media-type';
import type { PresenceOptions } from '@/lib/oci/target';
import { nullIfMissing } from '@/lib/problem/null-if-missing';
import { type ContentKind, type Repository, saw, sightingOf } from './repository';
import { sendRead } from './send-read';

/** What was seen this long ago is believed to be there still: a registry may collect what no tag holds. */
const believedMs = 60_000;

/** Whether the repository has what `descriptor` points to: one HEAD, unless it was seen a moment ago. */
export async function isThere(
  repository: Repository,
  kind: ContentKind,
  descriptor: Descriptor,
  options: PresenceOptions,
): Promise<boolean> {
  const { digest } = descriptor;
  const seen = options.isFresh ? undefined : sightingOf(repository, kind, digest);
  if (seen !== undefined && Date.now() - seen.atMs < believedMs) return true;
  const head = sendRead(repository.host, {
    method: 'HEAD',
    need: { repository: repository.name, purpose: 'push' },
    path: `${kind}/${digest}`,
    accept: kind === 'manifests' ? manifestAccept : '*/*',
    maxBytes: 0,
    options,
  });
  if ((await nullIfMissing(head)) === null) return false;
  saw(repository, kind, bareDescriptor(descriptor));
  return true;
}
