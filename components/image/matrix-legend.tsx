import { FolderTree } from 'lucide-react';
import { AttestedLegend } from '../attestation/attested-legend';
import type { Leaf } from '../platform/entry-leaves';
import { Icon } from '../ui/icon';

/** What the marks in the matrix mean; only those that occur are explained. */
export function MatrixLegend({ leaves, hasGaps }: Readonly<{ leaves: readonly Leaf[]; hasGaps: boolean }>) {
  return (
    <div className="ml-auto flex flex-wrap items-center gap-x-3.5 text-2xs text-ink-3 max-md:hidden">
      <span className="inline-flex items-center gap-[5px]">
        <i className="h-3 w-[22px] rounded-1 border border-line-strong bg-[linear-gradient(90deg,var(--color-line-strong)_60%,transparent_60%)]" />
        size, relative to the largest of its OS
      </span>
      <AttestedLegend digests={leaves.flatMap(({ entry }) => entry.attestations.map(({ digest }) => digest))} />
      {leaves.some(({ parents }) => parents.length > 0) ? (
        <span className="inline-flex items-center gap-[5px]">
          <Icon of={FolderTree} size="sm" />
          in a nested index
        </span>
      ) : null}
      {hasGaps ? (
        <span className="inline-flex items-center gap-[5px]">
          <i className="h-3 w-4 rounded-1 border border-dashed border-line-control" />
          expected, missing
        </span>
      ) : null}
    </div>
  );
}
