import { ArrowDown } from 'lucide-react';
import type { TagOrder } from '@/lib/tag/tag-view';
import { Icon } from '../ui/icon';
import { slotFamily } from './slot-cell';

type TagTableHeadProps = Readonly<{
  columns: readonly string[];
  order: TagOrder;
  onOrder: (order: TagOrder) => void;
  /** How many of the shown tags are chosen. */
  chosen: 'none' | 'some' | 'all';
  onChooseAll: () => void;
}>;

const sticky = 'sticky top-0 z-(--z-sticky) bg-canvas';

/** The columns: one fixed slot per architecture under the bar of its family. */
export function TagTableHead({ columns, order, onOrder, chosen, onChooseAll }: TagTableHeadProps) {
  return (
    <thead className="max-md:sr-only">
      <tr aria-rowindex={1}>
        <th scope="col" className={`w-9 pr-0! ${sticky}`}>
          <label className="grid place-items-center">
            <input
              type="checkbox"
              aria-label="Select all that are shown"
              checked={chosen === 'all'}
              ref={(box) => {
                if (box) box.indeterminate = chosen === 'some';
              }}
              onChange={onChooseAll}
              className="size-3.5 accent-action"
            />
          </label>
        </th>
        <Sortable name="Tag" by={order === 'name' ? 'name' : 'version'} {...{ order, onOrder }} className="w-45" />
        <th scope="col" className={`w-22 ${sticky}`}>
          Kind
        </th>
        {columns.map((slot) => (
          <th
            key={slot}
            scope="col"
            data-arch={slotFamily(slot)}
            className={`mono w-[73px] truncate pr-1.5! after:absolute after:right-1.5 after:-bottom-px after:left-0 after:h-0.5 ${slotFamily(slot) === 'unknown' ? '' : 'after:bg-arch'} ${sticky}`}
          >
            {slot}
          </th>
        ))}
        <th scope="col" className={`w-22 text-right! ${sticky}`}>
          Compressed
        </th>
        <Sortable name="Created" by="created" {...{ order, onOrder }} className="w-24 text-right!" />
        <Sortable name="Digest" by="digest" {...{ order, onOrder }} className="w-36 pl-4!" />
        <th scope="col" className={`w-38 ${sticky}`}>
          Notes
        </th>
      </tr>
    </thead>
  );
}

type SortableProps = Readonly<{
  name: string;
  by: TagOrder;
  order: TagOrder;
  onOrder: (order: TagOrder) => void;
  className: string;
}>;

function Sortable({ name, by, order, onOrder, className }: SortableProps) {
  const isOrder = order === by;
  const direction = by === 'name' || by === 'digest' ? 'ascending' : 'descending';
  return (
    <th scope="col" aria-sort={isOrder ? direction : undefined} className={`${className} ${sticky}`}>
      <button
        type="button"
        onClick={() => onOrder(by)}
        className={`inline-flex min-h-4 items-center gap-1 ${isOrder ? 'text-ink' : 'hover:text-ink'}`}
      >
        {name}
        {isOrder ? <Icon of={ArrowDown} size="sm" className={direction === 'ascending' ? 'rotate-180' : ''} /> : null}
      </button>
    </th>
  );
}
