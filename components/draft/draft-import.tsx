'use client';

import { type ReactNode, useState } from 'react';
import type { DraftPreview, DraftSource } from '@/lib/contract/draft';
import type { Siblings } from '@/lib/contract/siblings';
import { counted } from '@/lib/display/counted';
import type { NewDraft } from '@/lib/routes';
import { TextField } from '../ui/text-field';
import { FilesPane } from '../upload/files-pane';
import { useFileDrop } from '../upload/use-file-drop';
import { ImportTable } from './import-table';
import { PastePane } from './paste-pane';
import { SiblingOffers } from './sibling-offers';
import { type DraftImporting, useDraftImport } from './use-draft-import';

/** What was read and chosen, and what is to be made of it. */
export type Imported = Readonly<{
  target: string | null;
  tags: readonly string[];
  annotations: DraftPreview['annotations'];
  sources: readonly DraftSource[];
  /** Starts from what the target holds; what has a platform that is there replaces it. */
  isAmending: boolean;
}>;

type DraftImportProps = Readonly<{
  from: NewDraft;
  /** Whether it begins a draft, or adds to one: that has its target. */
  isNew: boolean;
  /** What is there beside what the draft has already; for a new one it is what its first reference has. */
  siblings?: Siblings | null;
  /** The foot, with what was read: its actions. */
  children: (imported: Imported, importing: DraftImporting, isReady: boolean) => ReactNode;
}>;

/** A pasted text and files on the left, what a draft will hold of them on the right. */
export function DraftImport({ from, isNew, siblings = null, children }: DraftImportProps) {
  const importing = useDraftImport(from.text ?? '');
  const { pasted, uploads, files, rows, sources } = importing;
  const { isOver, handlers } = useFileDrop(files.add);
  const [typedTarget, setTypedTarget] = useState(from.amend);
  const [isAmending, setAmending] = useState(from.amend !== undefined || !isNew);
  const { preview, isStale, isReading } = pasted;
  const target = typedTarget ?? preview?.target ?? '';
  const imported: Imported = {
    target: target.trim() || null,
    tags: preview?.tags ?? [],
    annotations: preview?.annotations ?? {},
    sources,
    isAmending,
  };
  const isReady = !isReading && (isStale ? false : sources.length > 0 || (isNew && isAmending && target.trim() !== ''));
  return (
    <>
      <div {...handlers} className="grid min-h-0 flex-1 overflow-y-auto lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="border-line-strong p-5 max-md:p-4 lg:border-r">
          <PastePane pasted={pasted} />
          <FilesPane uploads={uploads} files={files} isOver={isOver} />
        </div>
        <section aria-label="What the draft will hold" className="grid min-w-0 content-start gap-3 p-5 max-md:p-4">
          <div className="flex items-baseline justify-between gap-4">
            <h2 className="text-md">{isNew ? 'What the draft will hold' : 'What is added'}</h2>
            <span className="text-xs text-ink-3">
              {rows.length === 0 ? null : counted(importing.imageCount, 'entry', 'entries')}
            </span>
          </div>
          {isNew ? (
            <TextField
              label="Target"
              value={target}
              placeholder="registry.example/name:tag"
              onChange={(event) => setTypedTarget(event.target.value)}
              hint={targetHint(preview, typedTarget)}
            />
          ) : null}
          <label className="flex min-h-6 items-center gap-2 text-xs max-md:min-h-11">
            <input
              type="checkbox"
              checked={isAmending}
              onChange={(event) => setAmending(event.target.checked)}
              className="size-3.5 accent-action"
            />
            {isNew
              ? 'Amend: start from what the target holds, replace platforms that are there'
              : 'A platform that is there is replaced in its place'}
          </label>
          {rows.length === 0 ? (
            <p className="border-t-[1.5px] border-line-ink py-3 text-ink-2">
              {isReading
                ? 'Looking up what the text names.'
                : 'Each image of the text is looked up, each file is checked, and they stand here.'}
            </p>
          ) : (
            <ImportTable rows={rows} isChosen={importing.isChosen} onChoose={importing.choose} />
          )}
          <SiblingOffers importing={importing} known={siblings} isNew={isNew} />
        </section>
      </div>
      {children(imported, importing, isReady)}
    </>
  );
}

function targetHint(preview: DraftPreview | null, typed: string | undefined): string {
  if (typed !== undefined || preview === null || preview.target === null)
    return 'Where a push goes. It can be named later.';
  if (preview.isGuessed) return 'Guessed from the names of the images.';
  return preview.targetLine === null ? 'From the text.' : `From line ${preview.targetLine}.`;
}
