import 'server-only';
import type { Digest } from '@/lib/oci/digest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';

/** The `conflict` of a tag that no longer points to what was expected: nothing was begun. Null: it does not exist. */
export function tagMoved(place: Reference, expected: Digest | null, now: Digest | null): ProblemError {
  const name = formatReference(place);
  return new ProblemError({
    code: 'conflict',
    message:
      now === null
        ? `${name} no longer exists. Nothing was written.`
        : expected === null
          ? `${name} exists by now: it points to ${now}. Nothing was written.`
          : `${name} points to ${now} now, no longer to ${expected}. Nothing was written.`,
    hint: 'Look at what the tag holds now, then push again.',
    details: { tag: place.tag ?? null, expected, digest: now, side: 'target' },
  });
}
