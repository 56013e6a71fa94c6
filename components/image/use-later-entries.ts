'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ImageProgress } from '@/lib/contract/image-lines';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { readImageLines } from './read-image-lines';

/** More ids than this are not listed but asked for as all: what is read already costs nothing again. */
const mostIds = 1000;

type LaterEntries = Readonly<{
  /** Ids of the entries that are on their way because somebody asked for them. */
  awaited: ReadonlySet<string>;
  readEntries: (ids: readonly string[]) => void;
}>;

/** Reads single entries of an image that is known, into what the query cache holds of it under `reference`. */
export function useLaterEntries(reference: string, pinned: string | null): LaterEntries {
  const client = useQueryClient();
  const [awaited, setAwaited] = useState<ReadonlySet<string>>(new Set());
  const departure = useRef<AbortController>(undefined);
  useEffect(() => {
    const controller = new AbortController();
    departure.current = controller;
    return () => controller.abort();
  }, []);

  const read = async (from: string, ids: readonly string[], signal: AbortSignal) => {
    const { addLaterLine, failEntries } = await import('@/lib/contract/later-lines');
    const change = (to: (progress: ImageProgress) => ImageProgress) =>
      client.setQueryData<ImageProgress>(queryKeys.image(reference), (progress) => progress && to(progress));
    const fail = (problem: Problem) => change((progress) => failEntries(progress, ids, problem));
    try {
      for await (const line of readImageLines(from, ids.length > mostIds ? 'all' : ids, signal)) {
        if (line.type === 'problem') fail(line.problem);
        else change((progress) => addLaterLine(progress, line));
      }
    } catch (thrown) {
      if (!signal.aborted) fail(toProblem(thrown));
    }
  };

  return {
    awaited,
    readEntries: (ids) => {
      const wanted = ids.filter((id) => !awaited.has(id));
      const signal = departure.current?.signal;
      if (pinned === null || signal === undefined || wanted.length === 0) return;
      setAwaited((known) => new Set([...known, ...wanted]));
      void read(pinned, wanted, signal).finally(() =>
        setAwaited((known) => new Set([...known].filter((id) => !wanted.includes(id)))),
      );
    },
  };
}
