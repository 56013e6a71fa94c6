'use client';

import { type ComponentProps, useMemo } from 'react';
import type { ImageView } from '@/lib/contract/image';
import type { ImageProgress } from '@/lib/contract/image-lines';
import type { Reference } from '@/lib/oci/reference';
import { unpulledEntries } from '@/lib/resolve/unpulled-entries';
import { ImageShell } from '../image/image-shell';
import { type ImageReading, useImage } from '../image/use-image';
import { entryLeaves, withAwaited } from '../platform/entry-leaves';
import { LateProblemPanel } from '../problem/late-problem-panel';
import { ResolveBody } from './resolve-body';
import { ResolveFacts } from './resolve-facts';
import { ResolveHeader } from './resolve-header';
import { ResolveStatusBar } from './resolve-status-bar';
import { useResolveSelection } from './use-resolve-selection';
import { useResolvedRows } from './use-resolved-rows';

type ResolvePageProps = Readonly<{
  reference: Reference;
  /** What the server knew of the image when it sent the page, where that is not all. */
  head: ImageProgress | null;
}>;

/** What hosts pull of an image, as far as the image is known. */
export function ResolvePage({ reference, head }: ResolvePageProps) {
  const reading = useImage(reference, head);
  const [selection, select] = useResolveSelection();
  const rows = useResolvedRows(selection.hosts, reading);
  const { view, problem, readAgain } = reading;
  return (
    <>
      {view === null ? (
        <main id="main">
          <ResolveHeader reference={reference} digest={reference.digest ?? null} rows={[]} />
          {problem === null ? (
            <ImageShell reference={reference} />
          ) : (
            <div className="px-6 py-6 max-md:px-4">
              <LateProblemPanel problem={problem} reference={reference} retry={readAgain} />
            </div>
          )}
        </main>
      ) : (
        <ResolvedPage
          reference={reference}
          view={view}
          reading={reading}
          rows={rows}
          selection={selection}
          onSelect={select}
        />
      )}
      <ResolveStatusBar reference={reference} hasTable={view !== null} />
    </>
  );
}

type ResolvedPageProps = Readonly<{ view: ImageView; reading: ImageReading }> &
  Pick<ComponentProps<typeof ResolveBody>, 'reference' | 'rows' | 'selection' | 'onSelect'>;

function ResolvedPage({ reference, view, reading, rows, selection, onSelect }: ResolvedPageProps) {
  const { complete, awaited } = reading;
  const leaves = useMemo(() => withAwaited(entryLeaves(view.entries), awaited), [view, awaited]);
  const unpulled = useMemo(() => {
    const ids = new Set(complete && view.kind === 'index' ? unpulledEntries(view) : []);
    return entryLeaves(view.entries).flatMap(({ entry }) => (ids.has(entry.id) ? [entry] : []));
  }, [view, complete]);
  return (
    <main id="main" className="flex flex-col lg:overflow-hidden">
      <ResolveHeader reference={reference} digest={view.digest} rows={rows}>
        <ResolveFacts view={view} leaves={leaves} rows={rows} unpulledCount={complete ? unpulled.length : null} />
      </ResolveHeader>
      <ResolveBody
        reference={reference}
        rows={rows}
        leaves={leaves}
        unpulled={unpulled}
        reading={reading}
        selection={selection}
        onSelect={onSelect}
      />
    </main>
  );
}
