'use client';

import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { TagRow } from '@/lib/contract/tag-row';
import { queryKeys } from '@/lib/query-keys';
import { readTagLines } from './read-tag-lines';
import { createRowReader, idle, type ReaderState } from './tag-row-reader';

export type TagRows = ReadonlyMap<string, TagRow>;

export type TagReading = ReaderState &
  Readonly<{
    rows: TagRows;
    /** Reads what is seen, before all that waits. */
    see: (tags: readonly string[]) => void;
    readOn: (tags: readonly string[]) => void;
    resume: () => void;
    /** Forgets the rows of these tags, so that they are read again when they are seen. */
    forget: (tags: readonly string[]) => void;
  }>;

const noRows: TagRows = new Map();

/** The rows of a repository's tags, each read once and kept by the query cache for as long as the page is looked at. */
export function useTagRows(repository: string): TagReading {
  const client = useQueryClient();
  const { data: rows = noRows } = useQuery<TagRows>({ queryKey: queryKeys.tagRows(repository), queryFn: skipToken });
  const change = useCallback(
    (to: (rows: TagRows) => TagRows) =>
      client.setQueryData<TagRows>(queryKeys.tagRows(repository), (known) => to(known ?? noRows)),
    [client, repository],
  );
  const [reader] = useState(() =>
    createRowReader({
      read: (tags, signal) => readTagLines(repository, tags, signal),
      isKnown: (tag) => client.getQueryData<TagRows>(queryKeys.tagRows(repository))?.has(tag) ?? false,
      onRows: (arrived) => change((known) => new Map([...known, ...arrived.map((row) => [row.tag, row] as const)])),
    }),
  );
  const state = useSyncExternalStore(reader.subscribe, reader.state, () => idle);
  useEffect(() => () => reader.stop(), [reader]);

  const forget = useCallback(
    (tags: readonly string[]) => {
      const gone = new Set(tags);
      change((known) => new Map([...known].filter(([tag]) => !gone.has(tag))));
      reader.forget(tags);
    },
    [change, reader],
  );
  return { ...state, rows, see: reader.see, readOn: reader.readOn, resume: reader.resume, forget };
}
