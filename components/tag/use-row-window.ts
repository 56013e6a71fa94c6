'use client';

import { defaultRangeExtractor, type Range, useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useState, useSyncExternalStore } from 'react';

/** As `--size-row-dense`; on small screens rows are as high as what they hold. */
const rowHeight = 28;
const guessedNarrowHeight = 69;
/** Rows beyond the edges, so that a quick look beyond finds them there. */
const overscan = 8;
/** What the server draws, which knows no screen. */
const guessedRect = { width: 1392, height: 760 };

type RowWindowOptions = Readonly<{
  count: number;
  /** A row that stays in the document wherever the list is scrolled: the one in focus. */
  kept: number;
  /** What scrolls on wide screens. */
  pane: RefObject<HTMLDivElement | null>;
  /** Where the list begins; on narrow screens the page scrolls. */
  list: RefObject<HTMLElement | null>;
}>;

/** Of thousands of rows those that are in sight, and the room that the others take. */
export function useRowWindow({ count, kept, pane, list }: RowWindowOptions) {
  const isNarrow = useIsNarrow();
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    if (isNarrow && list.current) setOffset(list.current.getBoundingClientRect().top + window.scrollY);
  }, [isNarrow, list]);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const rows = defaultRangeExtractor(range);
      return kept < 0 || kept >= count || rows.includes(kept) ? rows : [...rows, kept].sort((a, b) => a - b);
    },
    [kept, count],
  );
  const inPane = useVirtualizer({
    count,
    enabled: !isNarrow,
    getScrollElement: () => pane.current,
    estimateSize: () => rowHeight,
    overscan,
    rangeExtractor,
    initialRect: guessedRect,
    // The head of the table stands before the first row, and stays over them.
    scrollMargin: 0,
    scrollPaddingStart: rowHeight,
  });
  const inPage = useWindowVirtualizer({
    count,
    enabled: isNarrow,
    estimateSize: () => guessedNarrowHeight,
    overscan,
    rangeExtractor,
    scrollMargin: offset,
  });
  const rows = isNarrow ? inPage : inPane;
  const items = rows.getVirtualItems();
  const range = rows.range;
  return {
    items,
    spaces: spacesOf(items, rows.getTotalSize(), isNarrow ? offset : 0),
    first: range?.startIndex ?? 0,
    last: range?.endIndex ?? 0,
    isScrolling: rows.isScrolling,
    measure: isNarrow ? inPage.measureElement : null,
    scrollTo: (index: number) => rows.scrollToIndex(index, { align: 'auto' }),
    pageRows: Math.max(1, Math.floor((pane.current?.clientHeight ?? guessedRect.height) / rowHeight) - 2),
  };
}

type Item = Readonly<{ index: number; start: number; end: number }>;

/** The room before each row that does not follow the one before, by index, and after the last. */
function spacesOf(items: readonly Item[], totalSize: number, offset: number) {
  const before = new Map<number, number>();
  let end = offset;
  for (const item of items) {
    if (item.start > end) before.set(item.index, item.start - end);
    end = item.end;
  }
  return { before, after: Math.max(0, totalSize - (end - offset)) };
}

const narrow = '(width < 701px)';

function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(narrow);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => window.matchMedia(narrow).matches,
    () => false,
  );
}
