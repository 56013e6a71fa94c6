import 'server-only';
import { indexFormsOf } from '@/lib/draft/index-form';
import { parseManifest } from '@/lib/oci/parse-manifest';
import type { Reference } from '@/lib/oci/reference';
import type { ManifestBytes } from '@/lib/oci/target';
import { ProblemError } from '@/lib/problem/problem';
import { forgetRefused, keepRefused } from '@/lib/store/refused-forms';

/**
 * Writes an index and remembers what the registry makes of its form: a refusal is kept for the drafts that go there, until an
 * index of that form is taken. Of several forms the most particular is held to be meant.
 */
export async function noticeForm(
  place: Reference,
  manifest: ManifestBytes | null,
  write: () => Promise<void>,
): Promise<void> {
  const parsed = manifest && parseManifest(manifest.bytes, manifest.mediaType);
  if (place.kind !== 'registry' || parsed?.kind !== 'index') return write();
  const forms = indexFormsOf(parsed);
  try {
    await write();
  } catch (thrown) {
    const [blamed] = forms;
    if (blamed !== undefined && isOfForm(thrown)) await keepRefused(place.registry, blamed);
    throw thrown;
  }
  await forgetRefused(place.registry, forms);
}

function isOfForm(thrown: unknown): boolean {
  return thrown instanceof ProblemError && thrown.problem.details?.refuses === 'form';
}
