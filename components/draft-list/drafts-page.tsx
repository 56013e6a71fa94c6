'use client';

import { Plus, RefreshCw } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import type { PushFilter } from '@/lib/routes';
import { routes } from '@/lib/routes';
import { ShortcutHelp } from '../shell/shortcut-help';
import { announce } from '../ui/announce';
import { Button, ButtonLink } from '../ui/button';
import { KeyHint } from '../ui/kbd';
import { SectionHead } from '../ui/section-head';
import { StatusBar } from '../ui/status-bar';
import { DraftFacts } from './draft-facts';
import { DraftSelectionBar } from './draft-selection-bar';
import { DraftTable } from './draft-table';
import { movedDrafts } from './moved-drafts';
import { PushHistory } from './push-history';
import { useDraftListKeys } from './use-draft-list-keys';
import { type ReadDrafts, useDrafts } from './use-drafts';
import { useExportSpecs } from './use-export-specs';
import { type ReadPushes, usePushes } from './use-pushes';
import { useRowChoice } from './use-row-choice';

// Its script comes with the first that is discarded.
const DiscardDialog = dynamic(() => import('./discard-dialog').then((module) => module.DiscardDialog));

type DraftsPageProps = Readonly<{ initial: ReadDrafts & ReadPushes; initialShow: PushFilter }>;

/** All drafts against the tags that they are for, and what was pushed. */
export function DraftsPage({ initial, initialShow }: DraftsPageProps) {
  const { drafts, moved: seenMoved, isLooking, lookAgain, discard } = useDrafts(initial);
  const pushes = usePushes(initial);
  const moved = useMemo(() => new Set([...seenMoved, ...movedDrafts(drafts, pushes)]), [seenMoved, drafts, pushes]);
  const { chosen, toggle, toggleAll, clear } = useRowChoice(drafts.map(({ id }) => id));
  const { outcome, exportSpecs } = useExportSpecs(drafts.filter(({ id }) => chosen.includes(id)));
  const router = useRouter();
  const [active, setActive] = useState<string>();
  const [show, setShow] = useState(initialShow);
  const [discarding, setDiscarding] = useState<readonly string[]>([]);
  const namesOf = (ids: readonly string[]) =>
    drafts.filter(({ id }) => ids.includes(id)).map(({ target }) => target ?? 'no target yet');

  useDraftListKeys({
    onNew: () => router.push(routes.newDraft()),
    onToggle: (isRange) => {
      const id = active ?? drafts[0]?.id;
      if (id !== undefined) toggle(id, isRange);
    },
    onClear: clear,
    onDiscard: chosen.length === 0 ? null : () => setDiscarding(chosen),
  });

  return (
    <>
      <main id="main" className={`flex flex-col md:overflow-hidden ${chosen.length > 0 ? 'max-md:pb-24' : ''}`}>
        <header className="border-b border-line bg-chrome px-6 pt-3.5 pb-3 max-md:px-4 max-md:py-3">
          <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <h1 className="text-lg tracking-[-0.015em]">Drafts and pushes</h1>
            <ButtonLink variant="primary" size="lg" icon={Plus} href={routes.newDraft()}>
              New draft
            </ButtonLink>
          </div>
          <DraftFacts drafts={drafts} moved={moved} pushes={pushes} />
        </header>
        <div className="min-h-0 flex-1 px-6 max-md:px-4 md:overflow-auto">
          <section aria-labelledby="drafts" className="pt-3">
            <SectionHead id="drafts" title="Drafts" note="against the tag as it was when it was looked at">
              {drafts.length === 0 ? null : (
                <Button icon={RefreshCw} aria-disabled={isLooking} onClick={isLooking ? undefined : lookAgain}>
                  {isLooking ? 'Looking' : 'Look at the tags again'}
                </Button>
              )}
            </SectionHead>
            {drafts.length === 0 ? (
              <p className="mt-1 border-t-[1.5px] border-line-ink py-3 text-ink-3">
                No drafts. Start one here, from tags that you select, or from an image.
              </p>
            ) : (
              <DraftTable
                drafts={drafts}
                moved={moved}
                chosen={chosen}
                nowMs={initial.readAtMs}
                onToggle={toggle}
                onToggleAll={toggleAll}
                onActive={setActive}
              />
            )}
          </section>
          <PushHistory
            pushes={pushes}
            show={show}
            onShow={(next) => {
              setShow(next);
              // The address changes without a request.
              window.history.replaceState(null, '', routes.drafts(next === 'all' ? undefined : next));
            }}
          />
        </div>
        {chosen.length === 0 ? null : (
          <DraftSelectionBar
            names={namesOf(chosen)}
            outcome={outcome}
            onExport={() => void exportSpecs()}
            onClear={clear}
            onDiscard={() => setDiscarding(chosen)}
          />
        )}
      </main>
      <DraftsStatusBar count={drafts.length} />
      {discarding.length === 0 ? null : (
        <DiscardDialog
          names={namesOf(discarding)}
          onDiscard={async () => {
            await discard(discarding);
            clear();
            announce('Discarded');
          }}
          onClose={() => setDiscarding([])}
        />
      )}
    </>
  );
}

function DraftsStatusBar({ count }: Readonly<{ count: number }>) {
  return (
    <StatusBar
      left={
        <>
          <span>{count} drafts, saved on this server</span>
          <span>An undo puts the previous digest back; it stays possible while that digest exists</span>
        </>
      }
      right={
        <>
          <KeyHint keys={['N']}>new</KeyHint>
          <KeyHint keys={['↑', '↓']}>row</KeyHint>
          <KeyHint keys={['X']}>select</KeyHint>
          <KeyHint keys={['⏎']}>open</KeyHint>
          <ShortcutHelp of="drafts" />
        </>
      }
    />
  );
}
