import type { PlatformView } from '@/lib/contract/image';
import type { TagSighting } from '@/lib/contract/tag-sighting';
import { formatDate } from '@/lib/display/date';
import { familiarReference, type Reference, repositoryOf } from '@/lib/oci/reference';
import { parseTagOrReference } from '@/lib/oci/tag-or-reference';
import { missingPlatforms } from '@/lib/platform/missing-platforms';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { type Gaps, noGaps } from '../platform/gaps';

/** What a person expects of an image: `expect` of the URL, read. Without a name nothing is expected. */
export type Expectation =
  | Readonly<{ kind: 'seen' }>
  | Readonly<{ kind: 'nothing' }>
  /** `name` is the tag alone where it is one of the same repository. */
  | Readonly<{ kind: 'other'; reference: Reference; name: string }>
  | Readonly<{ kind: 'invalid'; problem: Problem }>;

/** Reads `expect` beside the image at `reference`: absent, empty, a tag or a reference. */
export function readExpectation(expect: string | undefined, reference: Reference): Expectation {
  if (expect === undefined) return { kind: 'seen' };
  if (expect === '') return { kind: 'nothing' };
  try {
    const other = parseTagOrReference(expect, reference);
    const isSibling = repositoryOf(other) === repositoryOf(reference) && other.digest === undefined;
    return { kind: 'other', reference: other, name: (isSibling && other.tag) || familiarReference(other) };
  } catch (thrown) {
    return { kind: 'invalid', problem: toProblem(thrown) };
  }
}

/** What `present` lacks of what this tag had when it was last seen. */
export function gapsSinceSeen(sighting: TagSighting | null, present: readonly PlatformView[]): Gaps {
  if (sighting === null) return noGaps;
  const date = formatDate(new Date(sighting.seenAtMs).toISOString());
  return {
    platforms: missingPlatforms(sighting.platforms, present),
    // In a narrow cell the date stays in one piece.
    note: `seen ${date.replaceAll(' ', '\u00a0')}`,
    sentence: `Listed when this tag was last seen here, on ${date}; gone now.`,
  };
}

/** What `present` lacks of what the image called `name` lists. */
export function gapsBeside(name: string, expected: readonly PlatformView[], present: readonly PlatformView[]): Gaps {
  return {
    platforms: missingPlatforms(expected, present),
    note: `listed in ${name}`,
    sentence: `Listed in ${name}, not here.`,
  };
}
