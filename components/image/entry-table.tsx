'use client';

import type { EntryView } from '@/lib/contract/image';
import { formatBytes } from '@/lib/display/bytes';
import { formatDate } from '@/lib/display/date';
import { shortDigest } from '@/lib/display/digest';
import { architectureFamily } from '@/lib/platform/architecture-family';
import { formatPlatform } from '@/lib/platform/format-platform';
import { AttestedMarks } from '../attestation/attested-marks';
import { isPending, type Leaf } from '../platform/entry-leaves';
import { entryKindName, entryNote } from '../platform/entry-text';
import type { Gaps } from '../platform/gaps';
import { PlatformLabel } from '../platform/platform-label';
import { isRowKey, moveInRows, type RowKey } from '../platform/row-moves';
import { useTabStop } from '../platform/use-tab-stop';
import { DigestLabel } from '../reference/digest-label';
import { Skeleton } from '../ui/skeleton';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

type EntryTableProps = Readonly<{
  label: string;
  leaves: readonly Leaf[];
  gaps: Gaps;
  selectedId: string | undefined;
  isComplete: boolean;
  onSelect: (id: string) => void;
}>;

/** The entries in index order, a line each, then what is missing: a grid with one tab stop, up and down inside, Enter selects. */
export function EntryTable({ label, leaves, gaps, selectedId, isComplete, onSelect }: EntryTableProps) {
  const ids = leaves.map(({ entry }) => entry.id);
  const { grid, tabStop, onKeyDown } = useTabStop<RowKey, HTMLTableElement>({
    initial: ids.find((id) => id === selectedId) ?? ids[0],
    isKey: isRowKey,
    move: (id, key) => moveInRows(ids, id, key),
  });
  const largestBytes = Math.max(1, ...leaves.map(({ entry }) => entry.totalBytes ?? 0));
  const hasNested = leaves.some(({ parents }) => parents.length > 0);
  const hasNotes = leaves.some(({ entry }) => entryNote(entry) !== null);
  return (
    <div className="overflow-x-auto pb-px">
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the Grid pattern allows a table to be the grid.
        role="grid"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="timetable dense"
      >
        <thead>
          <tr>
            <th scope="col">Platform</th>
            {hasNested ? <th scope="col">In</th> : null}
            <th scope="col">Digest</th>
            <th scope="col" colSpan={2}>
              Compressed
            </th>
            <th scope="col">Layers</th>
            <th scope="col">Created</th>
            <th scope="col">Entrypoint</th>
            <th scope="col">Attest.</th>
            {hasNotes ? <th scope="col">Checks</th> : null}
          </tr>
        </thead>
        <tbody>
          {leaves.map((leaf) => (
            <EntryRow
              key={leaf.entry.id}
              leaf={leaf}
              columns={{ hasNested, hasNotes }}
              largestBytes={largestBytes}
              isPending={isPending(leaf, isComplete)}
              isSelected={leaf.entry.id === selectedId}
              isTabStop={leaf.entry.id === tabStop}
              onSelect={() => onSelect(leaf.entry.id)}
            />
          ))}
          {gaps.platforms.map((platform) => (
            <tr key={formatPlatform(platform) + platform['os.version']} className="text-ink-3 *:border-dashed!">
              <th scope="row">
                <PlatformLabel platform={platform} />
              </th>
              <td colSpan={7 + (hasNested ? 1 : 0) + (hasNotes ? 1 : 0)}>missing: {gaps.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type EntryRowProps = Readonly<{
  leaf: Leaf;
  columns: { hasNested: boolean; hasNotes: boolean };
  largestBytes: number;
  isPending: boolean;
  isSelected: boolean;
  isTabStop: boolean;
  onSelect: () => void;
}>;

function EntryRow(props: EntryRowProps) {
  const { leaf, columns, largestBytes, isPending: pending, isSelected, isTabStop, onSelect } = props;
  const { entry, parents } = leaf;
  const note = entryNote(entry);
  const waiting = pending ? <Skeleton className="h-2 w-10" /> : null;
  return (
    // The button in the row head is the way of the keys; the row only widens the target of the mouse.
    <tr aria-selected={isSelected} onClick={onSelect} className="cursor-pointer">
      <th scope="row">
        <button
          type="button"
          data-entry={entry.id}
          tabIndex={isTabStop ? 0 : -1}
          className="flex min-h-6 max-w-64 items-center truncate text-left"
        >
          {entry.platform === null ? (
            <span className="mono truncate">
              <VerbatimText>{entryKindName(entry)}</VerbatimText>
            </span>
          ) : (
            <PlatformLabel platform={entry.platform} />
          )}
        </button>
      </th>
      {columns.hasNested ? (
        <td className="mono" title={parents.map(({ id, digest }) => `${id}: ${digest}`).join('\n')}>
          {parents.map(({ digest }) => shortDigest(digest, 7)).join(' / ')}
        </td>
      ) : null}
      <td>
        <DigestLabel digest={entry.digest} digits={12} />
      </td>
      <td className="w-16 text-right!">{entry.totalBytes === null ? waiting : formatBytes(entry.totalBytes)}</td>
      <td data-arch={architectureFamily(entry.platform?.architecture ?? 'unknown')} className="w-14">
        <i
          className="block h-1 rounded-[1px] bg-arch forced-color-adjust-none"
          style={{ width: `${Math.round((44 * (entry.totalBytes ?? 0)) / largestBytes)}px` }}
        />
      </td>
      <td className="text-right!">{entry.layers?.length.toLocaleString('en') ?? waiting}</td>
      <td className="text-ink-3">{entry.config?.created === undefined ? waiting : formatDate(entry.config.created)}</td>
      <td className="max-w-48">
        <span className="mono block truncate" title={commandOf(entry)}>
          {waiting ?? <VerbatimText>{commandOf(entry)}</VerbatimText>}
        </span>
      </td>
      <td>
        {entry.attestations.length === 0 ? (
          <span className="text-ink-3">none</span>
        ) : (
          <AttestedMarks digests={entry.attestations.map(({ digest }) => digest)} />
        )}
      </td>
      {columns.hasNotes ? <td>{note ? <Status tone={note.tone}>{note.word}</Status> : null}</td> : null}
    </tr>
  );
}

/** What the image runs: its entrypoint, or its command where it has none. @see image-spec config.md */
function commandOf({ config }: EntryView): string {
  const words = config?.entrypoint?.length ? config.entrypoint : (config?.cmd ?? []);
  return words.join(' ');
}
