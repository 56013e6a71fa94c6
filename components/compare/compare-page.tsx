'use client';

import { useRouter } from 'next/navigation';
import type { ComparedPair } from '@/lib/comparison/compare-platforms';
import { comparedEntries } from '@/lib/comparison/compared-side';
import { entryText } from '@/lib/comparison/find-entry';
import type { ImageProgress } from '@/lib/contract/image-lines';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { type CompareSelection, routes } from '@/lib/routes';
import { useImage } from '../image/use-image';
import { LateProblemPanel } from '../problem/late-problem-panel';
import { CompareBody } from './compare-body';
import { CompareFacts } from './compare-facts';
import { CompareHeader } from './compare-header';
import { CompareShell } from './compare-shell';
import { CompareStatusBar } from './compare-status-bar';
import { OneSideFailed } from './one-side-failed';
import { PlatformComparison } from './platform-comparison';
import { PlatformFacts } from './platform-facts';
import { sideNames } from './side-name';
import { useCompareSelection } from './use-compare-selection';
import { type ImageComparison, useComparison } from './use-comparison';

export type CompareSide = Readonly<{
  reference: Reference;
  /** What the server knew of it when it sent the page, where that is not all. */
  head: ImageProgress | null;
}>;

/** The page that compares two references, as far as both are known. */
export function ComparePage({ a, b }: Readonly<{ a: CompareSide; b: CompareSide }>) {
  const router = useRouter();
  const [selection, select] = useCompareSelection();
  const readings = { a: useImage(a.reference, a.head), b: useImage(b.reference, b.head) };
  const comparison = useComparison(readings.a, readings.b, selection);
  const references = { a: a.reference, b: b.reference };
  const names = sideNames(a.reference, b.reference);
  const onSelect = (change: CompareSelection) => select(() => change);
  const onSwap = () =>
    router.replace(routes.compare(formatReference(b.reference), formatReference(a.reference), swapped(selection)));
  const hasFailed = [readings.a, readings.b].some(({ view, problem }) => view === null && problem !== null);
  const common = { references, readings, names, selection, onSelect, onSwap };
  return (
    <>
      <main id="main" className="flex flex-col lg:overflow-hidden">
        <CompareHeader
          {...common}
          comparison={comparison}
          onPlatforms={
            comparison === null
              ? null
              : (isOn) =>
                  onSelect(isOn ? firstPlatforms(comparison, selection) : { aEntry: undefined, bEntry: undefined })
          }
        >
          {comparison !== null && comparison.chosen === null ? (
            <CompareFacts comparison={comparison} names={names} />
          ) : null}
          {comparison?.chosen && 'pair' in comparison.chosen ? <PlatformFacts pair={comparison.chosen.pair} /> : null}
        </CompareHeader>
        {hasFailed ? <OneSideFailed references={references} readings={readings} /> : null}
        {comparison === null && !hasFailed ? <CompareShell references={references} /> : null}
        {comparison?.chosen && 'problem' in comparison.chosen ? (
          <div className="px-6 py-6 max-md:px-4">
            <LateProblemPanel problem={comparison.chosen.problem} withHome={false} />
          </div>
        ) : null}
        {comparison?.chosen && 'pair' in comparison.chosen ? (
          <PlatformComparison pair={comparison.chosen.pair} readings={readings} onSwap={onSwap} />
        ) : null}
        {comparison !== null && comparison.chosen === null ? (
          <CompareBody {...common} comparison={comparison} linksOf={(pair) => linksOf(pair, references)} />
        ) : null}
      </main>
      <CompareStatusBar
        a={readings.a.view}
        b={readings.b.view}
        isComplete={readings.a.complete && readings.b.complete}
        hasRows={comparison !== null && comparison.chosen === null}
      />
    </>
  );
}

function swapped({ aEntry, bEntry, pair, show }: CompareSelection): CompareSelection {
  const [ofA = '', ofB = ''] = pair?.split('~') ?? [];
  return {
    ...(bEntry !== undefined && { aEntry: bEntry }),
    ...(aEntry !== undefined && { bEntry: aEntry }),
    ...(pair !== undefined && { pair: `${ofB}~${ofA}` }),
    ...(show !== undefined && { show }),
  };
}

/** The platforms to begin with: those of the selected row; within one image the first two. */
function firstPlatforms({ a, b, pairs }: ImageComparison, { pair: selected }: CompareSelection): CompareSelection {
  const pair = pairs.find(({ id }) => id === selected) ?? pairs[0];
  const [ofA, ofB] = [comparedEntries(a), comparedEntries(b)];
  const first = pair?.a ?? ofA[0];
  const second = a.digest === b.digest ? ofB.find(({ id }) => id !== first?.id) : (pair?.b ?? ofB[0]);
  return first && second ? { aEntry: entryText(a, first), bEntry: entryText(b, second) } : {};
}

function linksOf({ a, b }: ComparedPair, references: Readonly<{ a: Reference; b: Reference }>) {
  return {
    a: a === null ? null : routes.image(formatReference(references.a), { entry: a.id }),
    b: b === null ? null : routes.image(formatReference(references.b), { entry: b.id }),
  };
}
