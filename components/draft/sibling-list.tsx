import { Fragment, type ReactNode, useId } from 'react';
import type { Sibling } from '@/lib/contract/siblings';
import { PlatformLabel } from '../platform/platform-label';
import { DigestLabel } from '../reference/digest-label';
import { SectionHead } from '../ui/section-head';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { sourceParts } from './source-parts';

type SiblingListProps<Row extends Sibling> = Readonly<{
  groups: readonly Readonly<{ pattern: string; rows: readonly Row[] }>[];
  notes: readonly string[];
  /** Where the draft goes: what is beside it is named short. */
  target: string | null;
  isIn: (row: Row) => boolean;
  onToggle: (row: Row, isIn: boolean) => void;
  /** What stands below the name of a sibling instead of what its name says. */
  below?: (row: Row) => ReactNode;
}>;

/** Images that are builds of the same thing, by their names: those in the draft are checked. */
export function SiblingList<Row extends Sibling>({
  groups,
  notes,
  target,
  isIn,
  onToggle,
  below,
}: SiblingListProps<Row>) {
  const id = useId();
  if (groups.length + notes.length === 0) return null;
  const only = groups.length === 1 ? groups[0] : undefined;
  return (
    <section aria-labelledby={id} className="mb-3">
      <SectionHead id={id} title="Siblings" note={only && <Pattern pattern={only.pattern} />} />
      {groups.map(({ pattern, rows }) => (
        <Fragment key={pattern}>
          {only === undefined ? (
            <h3 className="pb-1 text-2xs text-ink-3">
              <Pattern pattern={pattern} />
            </h3>
          ) : null}
          <ul className="mb-2 border-t border-line">
            {rows.map((row) => (
              <li key={row.reference} className="border-b border-line py-1.5">
                <label
                  className="flex min-h-6 min-w-0 cursor-pointer items-center gap-2 max-md:min-h-11"
                  title={row.reference}
                >
                  <input
                    type="checkbox"
                    checked={isIn(row)}
                    onChange={({ target: box }) => onToggle(row, box.checked)}
                    className="size-3.5 flex-none accent-action"
                  />
                  <span className="mono min-w-0 truncate">
                    <VerbatimText>{sourceParts(row.reference, target).name}</VerbatimText>
                  </span>
                </label>
                <div className="pl-5.5">{below?.(row) ?? <SaidByName row={row} />}</div>
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
      {notes.map((note) => (
        <Status key={note} tone="info" wraps className="mt-1 text-xs">
          <VerbatimText>{note}</VerbatimText>
        </Status>
      ))}
    </section>
  );
}

function Pattern({ pattern }: Readonly<{ pattern: string }>) {
  return (
    <span className="mono wrap-anywhere">
      <VerbatimText>{pattern}</VerbatimText>
    </span>
  );
}

function SaidByName({ row: { platform, digest } }: Readonly<{ row: Sibling }>) {
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 text-2xs text-ink-3">
      <PlatformLabel platform={platform} />
      <DigestLabel digest={digest} size="sm" />
    </span>
  );
}
