'use client';

import type { VersionFamily } from '@/lib/tag/version-families';
import { rowChoices, type VersionSelection, versionChoices } from '@/lib/tag/version-view';
import { ChoiceField } from '../ui/choice-field';
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
      <ChoiceField
        name="Versions"
        value={versions}
        options={versionChoices.map((value) => [value, choiceNames[value]])}
        onChange={(value) => onChange({ versions: versionChoices.find((known) => known === value) })}
      />
      {families.length < 2 ? null : (
        <ChoiceField
          name="Builds"
          value={family.suffix}
          options={families.map(({ suffix, versions: { length } }) => [suffix, `${suffix || 'plain'}, ${length}`])}
          onChange={(builds) => onChange({ builds, version: undefined })}
        />
      )}
      <ChoiceField
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
