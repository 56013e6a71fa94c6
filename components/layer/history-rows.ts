import type { ConfigView, LayerView } from '@/lib/contract/image';

type HistoryStep = ConfigView['history'][number];

/** One row of the layer table: a layer with the step that made it, or a step that made none. */
export type HistoryRow =
  | Readonly<{ kind: 'layer'; number: number; layer: LayerView; step: HistoryStep | null }>
  | Readonly<{ kind: 'empty'; step: HistoryStep }>
  /** A step that claims to have made a layer, where steps and layers do not match. */
  | Readonly<{ kind: 'unmatched'; step: HistoryStep }>;

export type LayerHistory = Readonly<{
  rows: readonly HistoryRow[];
  /** `mismatch`: the history names another number of layers than the manifest lists, so no step is paired with a layer. */
  match: 'aligned' | 'absent' | 'mismatch';
}>;

/**
 * Pairs layers with the steps of the history that made them, in order, empty steps between.
 * @see image-spec config.md, `history` and `empty_layer`
 */
export function layerHistory(layers: readonly LayerView[], history: readonly HistoryStep[]): LayerHistory {
  const made = history.filter((step) => !step.emptyLayer).length;
  if (made !== layers.length) return unpaired(layers, history);
  const remaining = layers.entries();
  const rows = history.flatMap((step): HistoryRow[] => {
    if (step.emptyLayer) return [{ kind: 'empty', step }];
    const next = remaining.next();
    if (next.done) return [];
    const [index, layer] = next.value;
    return [{ kind: 'layer', number: index + 1, layer, step }];
  });
  return { rows, match: 'aligned' };
}

/** To guess which layer a step made would state as fact what nobody wrote down. */
function unpaired(layers: readonly LayerView[], history: readonly HistoryStep[]): LayerHistory {
  const layerRows = layers.map((layer, index): HistoryRow => ({ kind: 'layer', number: index + 1, layer, step: null }));
  const stepRows = history.map((step): HistoryRow => ({ kind: step.emptyLayer ? 'empty' : 'unmatched', step }));
  return { rows: [...layerRows, ...stepRows], match: history.length === 0 ? 'absent' : 'mismatch' };
}
