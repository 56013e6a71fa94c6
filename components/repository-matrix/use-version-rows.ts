'use client';

import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { TagRow } from '@/lib/contract/tag-row';
import { queryKeys } from '@/lib/query-keys';
import { readTagLines } from '../tag/read-tag-lines';
import { createRowReader, idle, type ReaderState, type RowReader } from '../tag/tag-row-reader';

type TagRows = ReadonlyMap<string, TagRow>;

export type VersionReading = Readonly<{
  /** What is known of tags: read here, or on the page of tags. */
  rows: TagRows;
  indexes: ReaderState;
  whole: ReaderState;
  resume: () => void;
}>;

type WantedTags = Readonly<{
  /** Tags whose platforms are wanted: of indexes nothing else is read. */
  listed: readonly string[];
  /** Tags whose sizes are wanted too: each manifest and config behind them is read. */
  sized: readonly string[];
}>;

const noRows: TagRows = new Map();

/** Reads tags for the matrix, each at most once, and keeps them as long as the page is looked at. */
export function useVersionRows(repository: string, { listed, sized }: WantedTags): VersionReading {
  const client = useQueryClient();
  const [keys] = useState(() => ({
    indexes: queryKeys.indexRows(repository),
    whole: queryKeys.tagRows(repository),
  }));
  const { data: indexRows = noRows } = useQuery<TagRows>({ queryKey: keys.indexes, queryFn: skipToken });
  const { data: wholeRows = noRows } = useQuery<TagRows>({ queryKey: keys.whole, queryFn: skipToken });
  const [readers] = useState(() => {
    const rowsAt = (key: readonly string[]) => client.getQueryData<TagRows>(key) ?? noRows;
    const keep = (key: readonly string[]) => (arrived: readonly TagRow[]) =>
      client.setQueryData<TagRows>(key, (known) =>
        mergedRows(known ?? noRows, new Map(arrived.map((row) => [row.tag, row]))),
      );
    return {
      indexes: createRowReader({
        read: (tags, signal) => readTagLines(repository, tags, signal, 'none'),
        isKnown: (tag) => [keys.indexes, keys.whole].some((key) => rowsAt(key).has(tag)),
        onRows: keep(keys.indexes),
      }),
      whole: createRowReader({
        read: (tags, signal) => readTagLines(repository, tags, signal, 'auto'),
        isKnown: (tag) => rowsAt(keys.whole).has(tag),
        onRows: keep(keys.whole),
      }),
    };
  });
  const [indexes, whole] = [useReaderState(readers.indexes), useReaderState(readers.whole)];
  useEffect(() => readers.indexes.readOn(listed), [readers, listed]);
  useEffect(() => readers.whole.readOn(sized), [readers, sized]);
  return {
    rows: wholeRows.size === 0 ? indexRows : mergedRows(indexRows, wholeRows),
    indexes,
    whole,
    resume: () => {
      readers.indexes.resume();
      readers.whole.resume();
    },
  };
}

function useReaderState(reader: RowReader): ReaderState {
  useEffect(() => () => reader.stop(), [reader]);
  return useSyncExternalStore(reader.subscribe, reader.state, () => idle);
}

function mergedRows(known: TagRows, more: TagRows): TagRows {
  return new Map([...known, ...more]);
}
