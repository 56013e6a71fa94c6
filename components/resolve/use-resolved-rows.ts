'use client';

import { useDeferredValue, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { ImageView } from '@/lib/contract/image';
import type { ListedHost } from '@/lib/resolve/listed-host';
import { type ResolvedRow, resolveRow } from '@/lib/resolve/resolve-row';
import type { ImageReading } from '../image/use-image';

/** What each host pulls, as far as the image is read; what is not read and decides is then read, once. */
export function useResolvedRows(
  view: ImageView,
  hosts: readonly ListedHost[],
  { complete, readEntries }: ImageReading,
): readonly ResolvedRow[] {
  // Lines come faster than anybody reads: answers that are overtaken are not finished.
  const read = useDeferredValue(view);
  const rows = useMemo(() => hosts.map((host) => resolveRow(host, read)), [hosts, read]);
  const isWhole = complete && read === view && view.kind === 'index';
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
