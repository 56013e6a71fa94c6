import { counted } from '@/lib/display/counted';
import { architectureFamily } from '@/lib/platform/architecture-family';
import type { Leaf } from '../platform/entry-leaves';
import { entryName } from '../platform/entry-text';
import { Skeleton } from '../ui/skeleton';
import { layerHistory } from './history-rows';
import { LayerBar } from './layer-bar';
import { LayerTable } from './layer-table';
import { alsoIn, layerUse } from './layer-use';

type LayersPaneProps = Readonly<{ leaf: Leaf; leaves: readonly Leaf[]; isPending: boolean }>;

/** What an image is made of: its layers by size, then in order with the steps that made them. */
export function LayersPane({ leaf, leaves, isPending }: LayersPaneProps) {
  const { layers, config, platform } = leaf.entry;
  if (layers === null) {
    return isPending ? (
      <Skeleton className="h-6 w-full" />
    ) : (
      <p className="text-xs text-ink-3">The layers were not read.</p>
    );
  }
  const { rows, match } = layerHistory(layers, config?.history ?? []);
  const use = layerUse(leaves);
  const isShared = (digest: string) => (use.get(digest)?.length ?? 0) > 1;
  const unread = leaves.filter(({ entry }) => entry.kind === 'manifest' && entry.layers === null);
  return (
    <div data-arch={architectureFamily(platform?.architecture ?? 'unknown')}>
      {layers.length === 0 ? (
        <p className="text-xs text-ink-3">This image has no layers.</p>
      ) : (
        <LayerBar layers={layers} sharedDigests={new Set(layers.map(({ digest }) => digest).filter(isShared))} />
      )}
      <LayerTable
        rows={rows}
        largestBytes={Math.max(0, ...layers.map(({ sizeBytes }) => sizeBytes))}
        alsoInOf={leaves.length > 1 ? (digest) => alsoIn(use, digest, leaf, leaves) : null}
      />
      {match === 'mismatch' && config ? (
        <p className="mt-3 text-xs text-ink-3">
          The history names {counted(config.history.filter((step) => !step.emptyLayer).length, 'layer', 'layers')}, the
          manifest lists {layers.length}: which step made which layer is not known.
        </p>
      ) : null}
      {unread.length > 0 ? (
        <p className="mt-3 text-xs text-ink-3">
          “Also in” leaves out {unread.map(({ entry }) => entryName(entry)).join(', ')}: not read.
        </p>
      ) : null}
    </div>
  );
}
