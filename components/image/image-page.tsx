'use client';

import { type ComponentProps, useMemo } from 'react';
import type { ImageProgress } from '@/lib/contract/image-lines';
import type { TagSighting } from '@/lib/contract/tag-sighting';
import type { Reference } from '@/lib/oci/reference';
import { AttestedProvider } from '../attestation/attested';
import { entryLeaves, withAwaited } from '../platform/entry-leaves';
import { LateProblemPanel } from '../problem/late-problem-panel';
import { ImageBody } from './image-body';
import { ImageFacts } from './image-facts';
import { ImageHeader } from './image-header';
import { ImageShell } from './image-shell';
import { ImageStatusBar } from './image-status-bar';
import { RegistryWarnings } from './registry-warnings';
import { useGaps } from './use-gaps';
import { useImage } from './use-image';

type ImagePageProps = Readonly<{
  reference: Reference;
  /** What the tag was seen to name, latest first. */
  sightings: readonly TagSighting[];
  /** What the server knew of the image when it sent the page, where that is not all. */
  head: ImageProgress | null;
}> &
  Pick<ComponentProps<typeof ImageStatusBar>, 'openingCost'>;

/** The image page, as far as the image is known: from the first moment its reference, then the index, then its entries. */
export function ImagePage({ reference, sightings, head, openingCost }: ImagePageProps) {
  const reading = useImage(reference, head);
  const { view, complete, problem, readAgain, awaited } = reading;
  const gapReading = useGaps(reference, view, sightings);
  const leaves = useMemo(() => withAwaited(entryLeaves(view?.entries ?? []), awaited), [view, awaited]);
  return (
    <>
      <main id="main" className="flex flex-col lg:overflow-hidden">
        <ImageHeader reference={reference} digest={view?.digest ?? reference.digest ?? null}>
          {view === null ? null : (
            <ImageFacts view={view} leaves={leaves} gapCount={gapReading.gaps.platforms.length} isComplete={complete} />
          )}
        </ImageHeader>
        {view === null ? null : <RegistryWarnings view={view} />}
        {view === null && problem !== null ? (
          <div className="px-6 py-6 max-md:px-4">
            <LateProblemPanel problem={problem} reference={reference} retry={readAgain} />
          </div>
        ) : null}
        {view === null && problem === null ? <ImageShell reference={reference} /> : null}
        {view === null ? null : (
          <AttestedProvider>
            <ImageBody reference={reference} view={view} leaves={leaves} reading={reading} gapReading={gapReading} />
          </AttestedProvider>
        )}
      </main>
      <ImageStatusBar reference={reference} view={view} isComplete={complete} openingCost={openingCost} />
    </>
  );
}
