'use client';

import { useDeferredValue, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { ListedHost } from '@/lib/resolve/listed-host';
import { type ResolvedRow, resolveRow } from '@/lib/resolve/resolve-row';
import type { ImageReading } from '../image/use-image';

/**
 * What each host pulls, as far as the image is read; what is not read and decides is then read, once. It stands beside the
 * `useImage` of its `reading`: only there has that begun to take questions before this asks them.
 */
export function useResolvedRows(
  hosts: readonly ListedHost[],
  { view, complete, readEntries }: ImageReading,
): readonly ResolvedRow[] {
  // Lines come faster than anybody reads: answers that are overtaken are not finished.
  const read = useDeferredValue(view) ?? view;
  const rows = useMemo(() => (read === null ? [] : hosts.map((host) => resolveRow(host, read))), [hosts, read]);
  const isWhole = complete && read === view && view?.kind === 'index';
  const asked = useRef(new Set<string>());
  const readMissing = useEffectEvent((ids: readonly string[]) => readEntries(ids));
  useEffect(() => {
    if (!isWhole) return;
    const cells = rows.flatMap((row) => row.cells);
    const missing = new Set(cells.flatMap((cell) => cell?.unread ?? []).filter((id) => !asked.current.has(id)));
    if (missing.size === 0) return;
    for (const id of missing) asked.current.add(id);
    readMissing([...missing]);
  }, [rows, isWhole]);
  return rows;
}
