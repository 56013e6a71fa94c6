'use client';

import { useState } from 'react';
import type { DraftSource } from '@/lib/contract/draft';
import { type ImportRow, pastedRows } from './import-rows';
import { type PastedText, usePastedDraft } from './use-pasted-draft';

/** What was pasted, and what is chosen of it. */
type DraftImporting = Readonly<{
  pasted: PastedText;
  rows: readonly ImportRow[];
  isChosen: (row: ImportRow) => boolean;
  choose: (row: ImportRow, isChosen: boolean) => void;
  sources: readonly DraftSource[];
  /** How many images the sources bring. */
  imageCount: number;
}>;

export function useDraftImport(text: string): DraftImporting {
  const pasted = usePastedDraft(text);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const rows = pastedRows(pasted.preview);
  const isChosen = ({ key }: ImportRow) => !left.has(key);
  const chosen = rows.filter((row) => row.source !== null && isChosen(row));
  return {
    pasted,
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
  };
}
