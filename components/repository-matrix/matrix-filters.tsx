'use client';

import { versionChoices } from '@/lib/tag/choose-versions';
import type { VersionFamily } from '@/lib/tag/version-families';
import { rowChoices, type VersionSelection } from '@/lib/tag/version-view';
import { Segmented } from '../ui/segmented';

export type VersionChange = { readonly [K in keyof VersionSelection]?: VersionSelection[K] | undefined };

type MatrixFiltersProps = Readonly<{
  families: readonly VersionFamily[];
  family: VersionFamily;
  /** Rows with and without a place in the newest version. */
  rowCounts: Readonly<Record<'all' | 'listed' | 'gone', number>>;
  selection: VersionSelection;
  onChange: (change: VersionChange) => void;
}>;

const choiceNames = {
  changes: 'last patch of each minor, and changes',
  minors: 'last patch of each minor',
  all: 'all',
} as const;
const rowNames = { listed: 'in the newest', gone: 'gone' } as const;
const cellChoices = [
  { value: 'presence', label: 'Presence' },
  { value: 'size', label: 'Size' },
] as const;

/** Which versions and platforms are shown, and what their cells tell: all of it goes into the URL. */
export function MatrixFilters({ families, family, rowCounts, selection, onChange }: MatrixFiltersProps) {
  const { versions = 'changes', platforms, cells } = selection;
  return (
    <>
      <Choice
        name="Versions"
        value={versions}
        options={versionChoices.map((value) => [value, choiceNames[value]])}
        onChange={(value) => onChange({ versions: versionChoices.find((known) => known === value) })}
      />
      {families.length < 2 ? null : (
        <Choice
          name="Builds"
          value={family.suffix}
          options={families.map(({ suffix, versions: { length } }) => [suffix, `${suffix || 'plain'}, ${length}`])}
          onChange={(builds) => onChange({ builds, version: undefined })}
        />
      )}
      <Choice
        name="Platforms"
        value={platforms ?? ''}
        options={[
          ['', `all ${rowCounts.all}`],
          ...rowChoices.map((value) => [value, `${rowNames[value]}, ${rowCounts[value]}`] as const),
        ]}
        onChange={(value) => onChange({ platforms: rowChoices.find((known) => known === value) })}
      />
      <span className="ml-auto max-md:hidden">
        <Segmented
          label="Cells"
          segments={cellChoices}
          value={cells ?? 'presence'}
          onChange={(value) => onChange({ cells: value === 'size' ? value : undefined })}
        />
      </span>
    </>
  );
}

type ChoiceProps = Readonly<{
  name: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}>;

function Choice({ name, value, options, onChange }: ChoiceProps) {
  return (
    <label className="flex h-7 max-w-full flex-none items-center gap-1.5 rounded-2 border border-line-control bg-canvas px-2 whitespace-nowrap text-ink-2 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus max-md:h-11">
      {name}
      <select
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="h-full min-w-0 cursor-pointer bg-canvas text-ink outline-none"
      >
        {options.map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
