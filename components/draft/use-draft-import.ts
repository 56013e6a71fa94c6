'use client';

import { useState } from 'react';
import type { DraftSource } from '@/lib/contract/draft';
import type { FileUpload, FileUploads } from '../upload/file-uploads';
import { useFileUploads } from '../upload/use-file-uploads';
import { fileRows, type ImportRow, pastedRows } from './import-rows';
import { type PastedText, usePastedDraft } from './use-pasted-draft';

/** What was pasted and uploaded, and what is chosen of it. */
export type DraftImporting = Readonly<{
  pasted: PastedText;
  uploads: readonly FileUpload[];
  files: FileUploads;
  rows: readonly ImportRow[];
  isChosen: (row: ImportRow) => boolean;
  choose: (row: ImportRow, isChosen: boolean) => void;
  sources: readonly DraftSource[];
  /** How many images the sources bring. */
  imageCount: number;
  /** The files that are not there yet: a draft that is made now goes without them. */
  unfinished: readonly FileUpload[];
  /** Keeps the files that a draft is made of when this is left. */
  keepChosen: () => void;
}>;

export function useDraftImport(text: string): DraftImporting {
  const pasted = usePastedDraft(text);
  const { uploads, files } = useFileUploads();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const rows = [...pastedRows(pasted.preview), ...fileRows(uploads)];
  const isChosen = ({ key }: ImportRow) => !left.has(key);
  const chosen = rows.filter((row) => row.source !== null && isChosen(row));
  return {
    pasted,
    uploads,
    files,
    rows,
    isChosen,
    choose: ({ key }, isWanted) => {
      const next = new Set(left);
      if (isWanted) next.delete(key);
      else next.add(key);
      setLeft(next);
    },
    sources: chosen.flatMap(({ source }) => source ?? []),
    imageCount: chosen.reduce((sum, { entries }) => sum + entries.filter(({ attests }) => attests === null).length, 0),
    unfinished: uploads.filter(({ state }) => state.kind === 'waiting' || state.kind === 'sending'),
    keepChosen: () => files.keep(chosen.flatMap(({ layout }) => layout ?? [])),
  };
}
