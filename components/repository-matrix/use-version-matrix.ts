'use client';

import { useMemo, useState } from 'react';
import { chooseVersions, versionsToRead } from '@/lib/tag/choose-versions';
import { type Version, type VersionFamily, versionFamilies } from '@/lib/tag/version-families';
import { type VersionMatrix, versionMatrix } from '@/lib/tag/version-matrix';
import type { VersionSelection } from '@/lib/tag/version-view';
import { freeVersions, isFree, requestsForSizes, requestsForVersions } from './reading-cost';
import { useVersionRows, type VersionReading } from './use-version-rows';

/** The tags above the versions that are looked for; more would cost more than they tell. */
const mostMoving = 100;
/** A table with more columns than this is slow to draw and to walk through. */
const mostColumns = 120;

export type MatrixView = Readonly<{
  families: readonly VersionFamily[];
  family: VersionFamily;
  /** All versions that were read, and those that are shown. */
  whole: VersionMatrix;
  shown: VersionMatrix;
  /** How many of those that were chosen are too old to be shown. */
  tooOld: number;
  reading: VersionReading;
  /** What waits for somebody to agree; null where nothing does. */
  offer: Readonly<{ of: 'versions' | 'sizes'; count: number; requests: number }> | null;
  agree: () => void;
}>;

const noFamily: VersionFamily = { suffix: '', versions: [], moving: [] };
const nothing: readonly string[] = [];

/** The versions among `tags` with what was read of them, and which of them are shown. */
export function useVersionMatrix(
  repository: string,
  tags: readonly string[],
  isScarce: boolean,
  { versions: choice = 'changes', builds = '', cells }: VersionSelection,
): MatrixView {
  const [isAgreed, setAgreed] = useState<Readonly<{ versions: boolean; sizes: boolean }>>({
    versions: false,
    sizes: false,
  });
  const [sized, setSized] = useState(nothing);
  const families = useMemo(() => versionFamilies(tags), [tags]);
  const family = families.find(({ suffix }) => suffix === builds) ?? families[0] ?? noFamily;
  const wanted = useMemo(() => versionsToRead(family.versions, choice), [family, choice]);
  const limit = isAgreed.versions ? Number.POSITIVE_INFINITY : freeVersions(isScarce);
  // The newest tell most.
  const read = useMemo(() => wanted.slice(Math.max(0, wanted.length - limit)), [wanted, limit]);
  const listed = useMemo(() => [...tagsOf(read.toReversed()), ...family.moving.slice(0, mostMoving)], [read, family]);
  const reading = useVersionRows(repository, { listed, sized });
  const { rows } = reading;

  const whole = useMemo(() => versionMatrix(read, { rows, moving: family.moving }), [read, rows, family]);
  const chosen = useMemo(() => chooseVersions(whole, choice), [whole, choice]);
  const shown = useMemo(
    () => versionMatrix(chosen.slice(-mostColumns), { rows, moving: family.moving }),
    [chosen, rows, family],
  );
  const isListed = whole.columns.every(({ state }) => state !== 'pending');
  const cellCount = shown.columns.reduce((sum, { platformCount }) => sum + platformCount, 0);
  const maySize = cells === 'size' && isListed && (isAgreed.sizes || isFree(requestsForSizes(cellCount)));
  const sizedNow = maySize ? tagsOf(shown.columns.map(({ version }) => version)) : nothing;
  if (sizedNow.join() !== sized.join()) setSized(sizedNow);

  const left = wanted.length - read.length;
  return {
    families,
    family,
    whole,
    shown,
    tooOld: Math.max(0, chosen.length - mostColumns),
    reading,
    offer:
      left > 0
        ? { of: 'versions', count: left, requests: requestsForVersions(left) }
        : cells === 'size' && isListed && !maySize
          ? { of: 'sizes', count: cellCount, requests: requestsForSizes(cellCount) }
          : null,
    agree: () => setAgreed(left > 0 ? { ...isAgreed, versions: true } : { ...isAgreed, sizes: true }),
  };
}

function tagsOf(versions: readonly Version[]): readonly string[] {
  return versions.flatMap(({ tags }) => tags);
}
