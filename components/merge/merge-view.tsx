'use client';

import { GitCompareArrows, LayoutGrid } from 'lucide-react';
import { type ReactNode, useMemo, useRef } from 'react';
import type { DraftMerge } from '@/lib/contract/merge';
import { formatMoment } from '@/lib/display/date';
import { draftEffects } from '@/lib/draft/draft-effects';
import { parseReference, repositoryOf } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { HostEffectTable } from '../compare/host-effect-table';
import { LateProblemPanel } from '../problem/late-problem-panel';
import { ButtonLink } from '../ui/button';
import { useStepKeys } from '../ui/use-step-keys';
import { MergeFieldsTable } from './merge-fields-table';
import { MergeTable } from './merge-table';
import { MergeWaysPane } from './merge-ways-pane';
import { stepBetweenChoices } from './step-between-choices';
import { useMerge } from './use-merge';
import { useMergeWays } from './use-merge-ways';

type MergeViewProps = Readonly<{
  draft: string;
  /** What was seen of the tag, where the draft saw another since. */
  base?: string | null;
  isPurged?: boolean;
  /** What became of the push. */
  note: string;
  /** On the page of the draft: leaves the conflict once theirs is kept. */
  onTheirs?: () => void;
  /** Further ways out. */
  children?: ReactNode;
}>;

/** The tag moved since a person looked: what they saw, what it holds now, what they have, and what it should be. */
export function MergeView({ draft, base, isPurged = false, note, onTheirs, children }: MergeViewProps) {
  const merging = useMerge(draft, base);
  const ways = useMergeWays({ merging, base, isPurged, ...(onTheirs && { onTheirs }) });
  const { merge, choices, choose, problem } = merging;
  const table = useRef<HTMLDivElement>(null);
  useStepKeys((by) => {
    if (table.current !== null) stepBetweenChoices(table.current, by);
  });
  return (
    <div className="grid min-h-0 flex-1 lg:grid-cols-[minmax(0,1fr)_412px] lg:grid-rows-[minmax(0,1fr)]">
      <div className="min-w-0 overflow-auto px-6 pt-5 pb-6 max-md:px-4">
        <div role="alert">
          <h2 className="text-xl tracking-[-0.02em]">
            {merge?.now.digest === null ? 'The tag is gone since you looked' : 'The tag moved since you looked'}
          </h2>
          <p className="mt-1 text-ink-2">{note}</p>
        </div>
        <div className="mt-2 mb-4 flex flex-wrap gap-1.5">
          {children}
          {merge === null ? null : <MergeLinks merge={merge} />}
        </div>
        {problem === null ? null : (
          <LateProblemPanel problem={problem} heading="h3" retry={merging.readAgain} withHome={false} />
        )}
        {merge === null && problem === null ? (
          <p role="status" className="text-ink-3">
            Reading what the tag holds now
          </p>
        ) : null}
        {merge === null ? null : (
          <>
            <div ref={table} data-choices>
              <MergeTable
                seen={{ digest: merge.seen.digest, ...timeNote('seen', merge.seen.at) }}
                now={{ digest: merge.now.digest, ...timeNote('read', merge.now.at) }}
                yours={{ digest: merge.yours.digest, note: 'your draft' }}
                rows={merge.rows}
                choosing={{ choices, choose }}
              />
              <MergeFieldsTable fields={merge.fields} choices={choices} choose={choose} />
            </div>
            {ways.way === 'merge' ? <MergeEffects merge={merge} /> : null}
          </>
        )}
      </div>
      {merge === null ? null : <MergeWaysPane merge={merge} isReading={merging.isReading} ways={ways} />}
    </div>
  );
}

/** What hosts pull now, and once the merge is pushed. */
function MergeEffects({ merge: { draft } }: Readonly<{ merge: DraftMerge }>) {
  const effects = useMemo(() => draftEffects(draft), [draft]);
  return effects === null ? null : <HostEffectTable effects={effects} names={{ a: 'the tag now', b: 'the merge' }} />;
}

function MergeLinks({ merge: { draft, seen, now } }: Readonly<{ merge: DraftMerge }>) {
  if (now.digest === null || draft.target === null) return null;
  const repository = repositoryOf(parseReference(draft.target));
  return (
    <>
      <ButtonLink href={routes.image(`${repository}@${now.digest}`)} icon={LayoutGrid}>
        Inspect what is there
      </ButtonLink>
      {seen.digest === null ? null : (
        <ButtonLink
          href={routes.compare(`${repository}@${seen.digest}`, `${repository}@${now.digest}`)}
          icon={GitCompareArrows}
        >
          Compare seen with now
        </ButtonLink>
      )}
    </>
  );
}

function timeNote(verb: string, at: string | null): Readonly<{ note?: string }> {
  return at === null ? {} : { note: `${verb} ${formatMoment(at, new Date().toISOString())}` };
}
