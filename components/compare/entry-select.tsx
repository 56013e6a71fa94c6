import { comparedEntries } from '@/lib/comparison/compared-side';
import { entryText } from '@/lib/comparison/find-entry';
import type { ImageView } from '@/lib/contract/image';
import { entryName } from '../platform/entry-text';

type EntrySelectProps = Readonly<{
  label: string;
  view: ImageView;
  /** As `entryText` writes it. */
  value: string;
  onChange: (value: string) => void;
}>;

/** Chooses one platform of an image. */
export function EntrySelect({ label, view, value, onChange }: EntrySelectProps) {
  const entries = comparedEntries(view);
  const texts = entries.map((entry) => entryText(view, entry));
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="mono h-9 max-w-full min-w-0 rounded-2 border border-line-control bg-canvas px-2 text-sm max-md:h-11"
    >
      {texts.includes(value) ? null : <option value={value}>{value}</option>}
      {entries.map((entry, at) => (
        <option key={entry.id} value={texts[at]}>
          {entryName(entry)}
        </option>
      ))}
    </select>
  );
}
