import { comparedEntries } from '@/lib/comparison/compared-side';
import { entryText } from '@/lib/comparison/find-entry';
import type { EntryView, ImageView } from '@/lib/contract/image';
import { entryName } from '../platform/entry-text';

type EntrySelectProps = Readonly<{
  label: string;
  view: ImageView;
  selected: EntryView;
  /** Hears of another choice, as `entryText` writes it. */
  onChange: (value: string) => void;
}>;

/** Chooses one platform of an image. */
export function EntrySelect({ label, view, selected, onChange }: EntrySelectProps) {
  const entries = comparedEntries(view);
  return (
    <select
      aria-label={label}
      value={entryText(view, selected)}
      onChange={(event) => onChange(event.target.value)}
      className="mono h-9 max-w-full min-w-0 rounded-2 border border-line-control bg-canvas px-2 text-sm max-md:h-11"
    >
      {entries.map((entry) => (
        <option key={entry.id} value={entryText(view, entry)}>
          {entryName(entry)}
        </option>
      ))}
    </select>
  );
}
