'use client';

import type { ImageView } from '@/lib/contract/image';
import type { ImageLayout } from '@/lib/routes';
import type { Action } from '../palette/action-registry';
import { useActions } from '../palette/use-actions';
import type { Leaf } from '../platform/entry-leaves';
import { entryName } from '../platform/entry-text';

type ImageActions = Readonly<{
  view: ImageView;
  /** The entries in the order in which they are shown. */
  order: readonly Leaf[];
  selected: Leaf | undefined;
  layout: ImageLayout;
  onRaw: () => void;
  onSelect: (id: string) => void;
  onStep: ((by: 1 | -1) => void) | null;
  onLayout: (() => void) | null;
  /** Goes to the comparison with another reference, or of the selected entry with another one. */
  onCompare: (entries?: Readonly<{ aEntry: string; bEntry: string }>) => void;
  onResolve: () => void;
}>;

/** What the image page can do, for the palette. */
export function useImageActions(offered: ImageActions) {
  const { view, order, selected, layout, onRaw, onSelect, onStep, onLayout, onCompare, onResolve } = offered;
  useActions(() => [
    ...(selected === undefined ? [] : ofEntry(selected, onRaw)),
    here('compare', 'Compare with another reference', 'page', () => onCompare(), ['=']),
    here('resolve', 'What would a host pull?', 'page', onResolve),
    here('copy-image-digest', 'Copy the digest of the image', 'copy', () => copy(view.digest)),
    ...(onLayout === null
      ? []
      : [
          here('layout', layout === 'table' ? 'Switch to the matrix' : 'Switch to the table', 'layout', onLayout, [
            'T',
          ]),
        ]),
    ...(onStep === null
      ? []
      : [
          here('next', 'Next platform', 'next', () => onStep(1), ['J']),
          here('previous', 'Previous platform', 'previous', () => onStep(-1), ['K']),
        ]),
    ...order.map(({ entry }) =>
      here(`entry ${entry.id}`, `Go to ${entryName(entry)}`, 'platform', () => onSelect(entry.id)),
    ),
    // Who types a platform's name means to go there first.
    ...comparisonsOf(selected, order, onCompare),
  ]);
}

function ofEntry({ entry }: Leaf, onRaw: () => void): readonly Action[] {
  const name = entryName(entry);
  return [
    { ...here('raw', 'Open the raw JSON', 'json', onRaw), detail: name },
    { ...here('copy-digest', 'Copy the digest of the entry', 'copy', () => copy(entry.digest), ['Y']), detail: name },
  ];
}

/** The selected entry with each other platform. */
function comparisonsOf(
  selected: Leaf | undefined,
  order: readonly Leaf[],
  onCompare: ImageActions['onCompare'],
): readonly Action[] {
  if (selected === undefined) return [];
  const own = selected.entry;
  return order
    .filter(({ entry }) => entry.id !== own.id && entry.kind === 'manifest')
    .map(({ entry }) => ({
      ...here(`compare ${entry.id}`, `Compare with ${entryName(entry)}`, 'platform', () =>
        onCompare({ aEntry: own.id, bEntry: entry.id }),
      ),
      detail: entryName(own),
    }));
}

function here(id: string, title: string, icon: Action['icon'], run: () => void, keys?: readonly string[]): Action {
  return { id, title, icon, scope: 'here', run, ...(keys === undefined ? {} : { keys }) };
}

function copy(text: string) {
  void navigator.clipboard.writeText(text);
}
