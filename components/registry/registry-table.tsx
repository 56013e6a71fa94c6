'use client';

import type { Registry } from '@/lib/contract/registry';
import { isRowKey, moveInRows, type RowKey } from '../platform/row-moves';
import { useTabStop } from '../platform/use-tab-stop';
import { RegistryRow } from './registry-row';

type RegistryTableProps = Readonly<{
  registries: readonly Registry[];
  selectedHost: string;
  /** Whether that one was chosen; else it is only the first. */
  isChosen: boolean;
  /** Hosts whose settings were changed and not saved. */
  unsaved: ReadonlySet<string>;
  nowMs: number;
  onSelect: (host: string) => void;
  /** Enter goes on to the settings. */
  onEdit: () => void;
}>;

/** The registries, a line each: a grid with one tab stop. Arrows select, Enter leads to the settings. */
export function RegistryTable(props: RegistryTableProps) {
  const { registries, selectedHost, isChosen, unsaved, nowMs, onSelect, onEdit } = props;
  const hosts = registries.map(({ host }) => host);
  const { grid, tabStop, onKeyDown } = useTabStop<RowKey, HTMLTableElement>({
    initial: selectedHost,
    isKey: isRowKey,
    move: (host, key) => {
      const next = moveInRows(hosts, host, key);
      onSelect(next);
      return next;
    },
  });
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the Grid pattern allows a table to be the grid.
      role="grid"
      aria-label="Registries"
      onKeyDown={onKeyDown}
      className="timetable max-md:block"
    >
      <thead className="max-md:sr-only">
        <tr>
          <th scope="col">Registry</th>
          <th scope="col">Trust</th>
          <th scope="col">Account</th>
          <th scope="col">Latency, last hour</th>
          <th scope="col">Rate limit left</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {registries.map((registry) => (
          <RegistryRow
            key={registry.host}
            registry={registry}
            isSelected={registry.host === selectedHost}
            isChosen={isChosen}
            isUnsaved={unsaved.has(registry.host)}
            isTabStop={registry.host === tabStop}
            nowMs={nowMs}
            onSelect={() => onSelect(registry.host)}
            onEdit={() => {
              onSelect(registry.host);
              onEdit();
            }}
          />
        ))}
      </tbody>
    </table>
  );
}
