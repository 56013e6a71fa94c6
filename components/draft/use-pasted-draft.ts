'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DraftPreview } from '@/lib/contract/draft';
import type { PastedKind } from '@/lib/draft/pasted-draft';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { sendJson } from '../problem/fetch-json';

/** A text that is pasted to begin a draft, and what it was read as. */
export type PastedText = Readonly<{
  text: string;
  write: (text: string) => void;
  /** Reads `text` and looks up what it names. Typing alone asks nobody: that would be a port scan. */
  lookUp: (text: string) => void;
  /** Adds a line at the end and looks it up; what was left out stays so. */
  append: (line: string) => void;
  isStale: boolean;
  isReading: boolean;
  preview: DraftPreview | null;
  problem: Problem | null;
  kind: PastedKind | undefined;
  overrule: (kind: PastedKind | undefined) => void;
}>;

export function usePastedDraft(initial: string): PastedText {
  const [text, setText] = useState(initial);
  const [asked, setAsked] = useState(initial.trim());
  const [kind, setKind] = useState<PastedKind>();
  const query = useQuery({
    queryKey: queryKeys.draftPreview(asked, kind),
    queryFn: ({ signal }) =>
      sendJson<DraftPreview>('POST', routes.api.draftPreview(), { text: asked, ...(kind && { kind }) }, { signal }),
    enabled: asked !== '',
    placeholderData: (last) => last,
    staleTime: 0,
    gcTime: 0,
  });
  const preview = asked === '' ? null : (query.data ?? null);
  return {
    text,
    write: setText,
    lookUp: (next) => {
      setText(next);
      if (next.trim() === asked) void query.refetch();
      else setAsked(next.trim());
    },
    append: (line) => {
      const next = `${text.trimEnd()}\n${line}`.trimStart();
      setText(next);
      setAsked(next.trim());
    },
    isStale: text.trim() !== asked,
    isReading: query.isFetching,
    preview,
    problem: query.error === null ? null : toProblem(query.error),
    kind,
    overrule: setKind,
  };
}
