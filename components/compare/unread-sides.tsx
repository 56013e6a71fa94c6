import type { ComparedPair } from '@/lib/comparison/compare-platforms';
import type { Reference } from '@/lib/oci/reference';
import { ThriftNote } from '../image/thrift-note';
import { isUnread } from '../platform/entry-leaves';
import type { SideReadings } from './use-pair-reading';

type UnreadSidesProps = Readonly<{
  references: Readonly<{ a: Reference; b: Reference }>;
  readings: SideReadings;
  pairs: readonly ComparedPair[];
}>;

/** Why details of a side are not read where pulls are scarce, and the way to read all that differ, with its price. */
export function UnreadSides({ references, readings, pairs }: UnreadSidesProps) {
  const different = pairs.filter(({ verdict }) => verdict !== 'same');
  return (['a', 'b'] as const).map((side) => {
    const { view, complete, awaited, readEntries } = readings[side];
    const leaves = different.flatMap(({ [side]: entry }) =>
      entry === null ? [] : [{ entry, parents: [], isAwaited: awaited.has(entry.id) }],
    );
    if (view === null || !complete || !leaves.some(isUnread)) return null;
    return (
      <div key={side} className="pb-2.5">
        <ThriftNote reference={references[side]} view={view} leaves={leaves} onRead={readEntries} />
      </div>
    );
  });
}
