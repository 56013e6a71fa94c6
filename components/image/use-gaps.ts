'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ImageView } from '@/lib/contract/image';
import { listedPlatforms } from '@/lib/contract/listed-platforms';
import type { PlatformList } from '@/lib/contract/platform-list';
import { lastSighting, type TagSighting } from '@/lib/contract/tag-sighting';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { type Gaps, noGaps } from '../platform/gaps';
import { fetchJson } from '../problem/fetch-json';
import { type Expectation, gapsBeside, gapsSinceSeen, readExpectation } from './expectation';
import { useImageSelection } from './use-image-selection';

export type GapReading = Readonly<{
  gaps: Gaps;
  expectation: Expectation;
  /** What the tag named before; null when it was never seen to move. */
  seen: TagSighting | null;
  /** Why the other image's platforms are not known. */
  problem: Problem | null;
  isReading: boolean;
}>;

/** The gaps of an image against the expectation in the URL; where that cannot be read there are none, and a problem. */
export function useGaps(reference: Reference, view: ImageView | null, sightings: readonly TagSighting[]): GapReading {
  const [{ expect }] = useImageSelection();
  const expectation = useMemo(() => readExpectation(expect, reference), [expect, reference]);
  const other = usePlatformList(expectation.kind === 'other' ? expectation.reference : null);
  const seen = view === null ? null : lastSighting(sightings, view.digest);
  const gaps = useMemo(() => {
    const present = view === null || view.kind === 'artifact' ? null : listedPlatforms(view);
    if (present === null) return noGaps;
    if (expectation.kind === 'seen') return gapsSinceSeen(seen, present);
    if (expectation.kind !== 'other' || other.data === undefined) return noGaps;
    return gapsBeside(expectation.name, other.data.platforms, present);
  }, [view, expectation, seen, other.data]);
  return {
    gaps,
    expectation,
    seen,
    problem: expectation.kind === 'invalid' ? expectation.problem : other.error && toProblem(other.error),
    isReading: other.isFetching,
  };
}

function usePlatformList(reference: Reference | null) {
  const name = reference === null ? '' : formatReference(reference);
  return useQuery({
    queryKey: queryKeys.platforms(name),
    queryFn: ({ signal }) => fetchJson<PlatformList>(routes.api.platforms(name), signal),
    enabled: reference !== null,
  });
}
