import type { ComponentProps } from 'react';
import type { LayerComparison } from '@/lib/contract/comparison';
import { formatBytes } from '@/lib/display/bytes';
import { DetailHeading } from './detail-heading';
import { LayerDiffTable } from './layer-diff-table';
import { LayerRibbon } from './layer-ribbon';
import type { SideNames } from './side-name';

type LayerSectionProps = Readonly<{
  layers: LayerComparison;
  names: SideNames;
  /** Compressed bytes of all that the new side is. */
  pulledBytes: number | null;
  level?: 'h2' | 'h3';
}> &
  Pick<ComponentProps<typeof LayerRibbon>, 'hues'>;

/** What became of the layers, and what a host that has the one side must pull for the other. */
export function LayerSection({ layers, names, pulledBytes, level, hues }: LayerSectionProps) {
  const { rows, reused, total, pullBytes } = layers;
  const removed = rows.filter(({ verdict }) => verdict === 'removed').length;
  const counts = [`${reused} reused`, `${total - reused} new`, ...(removed > 0 ? [`${removed} removed`] : [])].join(
    ', ',
  );
  return (
    <section>
      <DetailHeading level={level} title="Layers" note={`${counts}, ${formatBytes(pullBytes)} to pull`} />
      <LayerRibbon layers={layers} names={names} hues={hues} />
      <LayerDiffTable rows={rows} names={names} />
      <p className="mt-1.5 text-xs text-ink-3">
        {pullBytes === 0
          ? `A host that has ${names.a} pulls nothing`
          : `A host that has ${names.a} pulls ${formatBytes(pullBytes)}${pulledBytes === null ? '' : ` of ${formatBytes(pulledBytes)}`}`}
        , the other way round {formatBytes(layers.pullBackBytes)}. Compressed, config included.
      </p>
    </section>
  );
}
