'use client';

import { ChevronRight } from 'lucide-react';
import type { PlatformView } from '@/lib/contract/image';
import { formatBytes } from '@/lib/display/bytes';
import { architectureFamily } from '@/lib/platform/architecture-family';
import { AttestedMarks } from '../attestation/attested-marks';
import { DigestLabel } from '../reference/digest-label';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Skeleton } from '../ui/skeleton';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { isPending, isUnread, type Leaf } from './entry-leaves';
import { entryKindName, entryName, entryNote } from './entry-text';
import type { MatrixModel } from './matrix-model';

type PlatformListProps = Readonly<{
  model: MatrixModel;
  selectedId: string | undefined;
  /** The expectation that the gaps of the model are drawn against. */
  gapNote?: string;
  isComplete: boolean;
  onSelect: (id: string) => void;
  onReadAgain: (id: string) => void;
}>;

/** The matrix where there is no room for one: an entry a row, grouped by operating system. */
export function PlatformList({
  model,
  selectedId,
  gapNote = '',
  isComplete,
  onSelect,
  onReadAgain,
}: PlatformListProps) {
  return (
    <div className="border-t-[1.5px] border-line-ink">
      {groupsOf(model).map(({ name, leaves, gaps }) => (
        <section key={name} aria-label={name}>
          <p className="flex justify-between border-b border-line-strong pt-2 pb-1 text-2xs text-ink-3">
            <VerbatimText>{name}</VerbatimText>
            <span>
              {leaves.length.toLocaleString('en')} listed
              {gaps.length === 0 ? null : `, ${gaps.length.toLocaleString('en')} missing`}
            </span>
          </p>
          <ul>
            {leaves.map((leaf) => (
              <li key={leaf.entry.id} className="border-b border-line">
                <ListRow
                  leaf={leaf}
                  isPending={isPending(leaf, isComplete)}
                  isSelected={leaf.entry.id === selectedId}
                  onSelect={() => onSelect(leaf.entry.id)}
                />
                {leaf.entry.problem !== null && !isPending(leaf, isComplete) ? (
                  <Button
                    className="mb-2 ml-2.5"
                    aria-label={`Read again ${entryName(leaf.entry)}`}
                    onClick={() => onReadAgain(leaf.entry.id)}
                  >
                    Read again
                  </Button>
                ) : null}
              </li>
            ))}
            {gaps.map((platform) => (
              <GapItem key={chipName(platform)} platform={platform} note={gapNote} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type ListRowProps = Readonly<{ leaf: Leaf; isPending: boolean; isSelected: boolean; onSelect: () => void }>;

function ListRow({ leaf, isPending: pending, isSelected, onSelect }: ListRowProps) {
  const { entry } = leaf;
  const note = entryNote(entry);
  const { architecture = 'unknown', variant, 'os.version': osVersion } = entry.platform ?? {};
  return (
    <button
      type="button"
      data-arch={architectureFamily(architecture)}
      aria-pressed={isSelected}
      onClick={onSelect}
      className="relative grid min-h-11 w-full grid-cols-[minmax(0,1fr)_auto_16px] items-center gap-x-2 py-1 pl-2.5 text-left aria-pressed:bg-selected"
    >
      <i
        className={`absolute inset-y-1.5 left-0 forced-color-adjust-none ${entry.problem === null ? 'w-[3px] rounded-[1px] bg-arch' : 'border-l-[3px] border-dashed border-arch'}`}
      />
      <span className="min-w-0">
        <span className="mono block text-sm tracking-[-0.02em] wrap-anywhere">
          <b className="font-medium">{entry.platform === null ? entryKindName(entry) : architecture}</b>
          {variant ? `/${variant}` : null}
          {osVersion ? <span className="text-ink-3"> {osVersion}</span> : null}
        </span>
        <span className="flex items-center gap-2 text-2xs text-ink-3">
          {note ? <Status tone={note.tone}>{note.word}</Status> : <DigestLabel digest={entry.digest} digits={12} />}
          <AttestedMarks digests={entry.attestations.map(({ digest }) => digest)} />
        </span>
      </span>
      <span>
        {pending ? <Skeleton className="h-2.5 w-11" /> : null}
        {entry.totalBytes === null ? null : formatBytes(entry.totalBytes)}
        {!pending && isUnread(leaf) ? <span className="text-2xs text-ink-3">not read</span> : null}
      </span>
      <Icon of={ChevronRight} className="text-ink-4" />
    </button>
  );
}

function GapItem({ platform, note }: Readonly<{ platform: PlatformView; note: string }>) {
  return (
    <li className="relative grid min-h-11 content-center border-b border-line py-1 pl-2.5 text-ink-3">
      <i className="absolute inset-y-1.5 left-0 border-l border-dashed border-line-control" />
      <span className="mono text-sm tracking-[-0.02em] wrap-anywhere">
        <VerbatimText>{chipName(platform)}</VerbatimText>
      </span>
      <span className="text-2xs">missing: {note}</span>
    </li>
  );
}

function chipName({ architecture, variant, 'os.version': osVersion }: PlatformView): string {
  return `${architecture}${variant ? `/${variant}` : ''}${osVersion ? ` ${osVersion}` : ''}`;
}

type Group = Readonly<{ name: string; leaves: readonly Leaf[]; gaps: readonly PlatformView[] }>;

function groupsOf({ columns, rows, apart }: MatrixModel): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const known = groups.get(row.os);
    const inOrder = <Of,>(cells: ReadonlyMap<string, readonly Of[]>) =>
      columns.flatMap(({ architecture }) => cells.get(architecture) ?? []);
    groups.set(row.os, {
      name: row.os,
      leaves: [...(known?.leaves ?? []), ...inOrder(row.cells)],
      gaps: [...(known?.gaps ?? []), ...inOrder(row.gaps)],
    });
  }
  return apart.length === 0
    ? [...groups.values()]
    : [...groups.values(), { name: 'no platform', leaves: apart, gaps: [] }];
}
