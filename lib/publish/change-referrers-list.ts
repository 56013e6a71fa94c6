import 'server-only';
import { digestOf } from '@/lib/content/verify';
import type { ReadOptions } from '@/lib/oci/content';
import { maxManifestBytes } from '@/lib/oci/manifest-bounds';
import { mediaType } from '@/lib/oci/media-type';
import { formatReference, type Reference } from '@/lib/oci/reference';
import type { ManifestBytes, Target } from '@/lib/oci/target';
import { ProblemError } from '@/lib/problem/problem';
import { type ReferrersList, readReferrersList } from './referrers-list';
import { tagBefore } from './tag-before';

type ListChange = Readonly<{
  /** The repository. */
  place: Reference;
  target: Target;
  /** The tag of the list. */
  tag: string;
  /** The list as it is to be; null where nothing is to be changed. */
  change: (list: ReferrersList) => ReferrersList | null;
  options: ReadOptions;
}>;

/** As often a list is written that somebody else overwrites each time. */
const attempts = 5;

/**
 * Changes the list of referrers that stands under `tag`, where the registry keeps none itself. It is read back, and changed again
 * where somebody else wrote it at the same moment. Throws `unsupported` where the tag holds something else, which is left as it
 * is, `too_large` for a list that is full, `conflict` when others keep writing it, and what the target says.
 * @see distribution-spec, Pushing Manifests with Subject
 */
export async function changeReferrersList({ place, target, tag, change, options }: ListChange): Promise<void> {
  const reference = { ...place, tag };
  for (let written = 0; ; written++) {
    const list = readReferrersList(await tagBefore(reference, options));
    if (list === null) throw notAList(reference);
    const changed = change(list);
    if (changed === null) return;
    if (written === attempts) throw contended(reference);
    const bytes = new TextEncoder().encode(JSON.stringify(changed));
    if (bytes.length > maxManifestBytes) throw full(reference, bytes.length);
    await put(target, { mediaType: mediaType.ociIndex, digest: digestOf(bytes), bytes }, reference, options);
  }
}

async function put(target: Target, list: ManifestBytes, reference: Reference & { tag: string }, options: ReadOptions) {
  try {
    await target.putManifest(list, reference.tag, options);
  } catch (thrown) {
    if (!(thrown instanceof ProblemError) || !/UNKNOWN$/.test(String(thrown.problem.details?.registryCode)))
      throw thrown;
    throw new ProblemError(
      {
        ...thrown.problem,
        message: `The list of referrers ${formatReference(reference)} names manifests that are gone, and cannot be written for that.`,
        hint: 'Look at what the tag lists. Push again what is missing, or delete the tag when nothing of it is needed.',
      },
      { cause: thrown },
    );
  }
}

function notAList(reference: Reference): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: `${formatReference(reference)} should list what refers to a manifest, and holds something else. It was left as it is.`,
    hint: 'Delete that tag, or give what it holds another one; then go on.',
    details: { tag: reference.tag ?? null },
  });
}

function full(reference: Reference, sizeBytes: number): ProblemError {
  return new ProblemError({
    code: 'too_large',
    message: `The list of referrers ${formatReference(reference)} is full: it would have ${sizeBytes} bytes, and registries take ${maxManifestBytes}.`,
    hint: 'Delete referrers that nobody needs any more; then go on.',
    details: { tag: reference.tag ?? null, sizeBytes, maxBytes: maxManifestBytes },
  });
}

function contended(reference: Reference): ProblemError {
  return new ProblemError({
    code: 'conflict',
    message: `The list of referrers ${formatReference(reference)} was overwritten by somebody else, ${attempts} times in a row.`,
    hint: 'Try again in a moment.',
    details: { tag: reference.tag ?? null },
  });
}
