import { FolderTree } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes } from '@/lib/display/bytes';
import { counted } from '@/lib/display/counted';
import { architectureFamily } from '@/lib/platform/architecture-family';
import { AttestedMarks } from '../attestation/attested-marks';
import { DigestLabel } from '../reference/digest-label';
import { Icon } from '../ui/icon';
import { Skeleton } from '../ui/skeleton';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import type { Leaf } from './entry-leaves';
import { entryExtent, entryKindName, entryName, entryNote } from './entry-text';

type PlatformCellProps = Readonly<{
  leaf: Leaf;
  /** Bytes of the entry that fills its cell in full. */
  largestBytes: number;
  isPending: boolean;
  isSelected: boolean;
  /** Whether the Tab key stops here; of all cells of a matrix it does at one. */
  isTabStop: boolean;
  onSelect: () => void;
  onReadAgain: () => void;
}>;

/** One entry in the matrix: variant, size and how it compares, digest, marks. */
export function PlatformCell(props: PlatformCellProps) {
  const { leaf, largestBytes, isPending, isSelected, isTabStop, onSelect, onReadAgain } = props;
  const { entry } = leaf;
  const note = entryNote(entry);
  const hasFailed = entry.problem !== null && !isPending;
  return (
    <div
      data-arch={architectureFamily(entry.platform?.architecture ?? 'unknown')}
      className="relative h-(--size-cell-h) min-w-0 text-xs"
    >
      <button
        type="button"
        data-entry={entry.id}
        aria-label={spokenSummary(leaf)}
        aria-pressed={isSelected}
        tabIndex={isTabStop ? 0 : -1}
        onClick={onSelect}
        className={`absolute inset-0 grid scroll-ml-30 grid-rows-[16px_18px_16px_16px] content-center overflow-hidden rounded-2 border bg-canvas pr-1.5 pl-2 text-left hover:border-ink-3 aria-pressed:border-ink aria-pressed:shadow-[0_0_0_1px_var(--color-ink)] ${edge(note?.tone, hasFailed)}`}
      >
        <SizeFill bytes={entry.totalBytes} largestBytes={largestBytes} />
        <Line className="justify-between gap-1 text-2xs text-ink-2">
          <span className="mono truncate text-2xs">
            <VerbatimText>{headOf(leaf)}</VerbatimText>
          </span>
          <Marks leaf={leaf} />
        </Line>
        <Line className="text-sm font-medium">
          {isPending ? <Skeleton className="h-2.5 w-11" /> : sizeText(entry.totalBytes)}
        </Line>
        <Line>{hasFailed ? null : <DigestLabel digest={entry.digest} size="sm" />}</Line>
        <Line className="text-2xs tracking-[-0.01em] text-ink-2">
          {hasFailed ? null : <Foot leaf={leaf} note={note} isPending={isPending} />}
        </Line>
        {hasFailed && note ? (
          <Line className="row-start-2 text-2xs">
            <Status tone="danger">{note.word}</Status>
          </Line>
        ) : null}
      </button>
      {hasFailed ? (
        <button
          type="button"
          tabIndex={isTabStop ? 0 : -1}
          onClick={onReadAgain}
          aria-label={`Read again ${entryName(entry)}`}
          className="absolute bottom-0 left-2 h-6 text-2xs underline decoration-line-control underline-offset-3 hover:decoration-current"
        >
          Read again
        </button>
      ) : null}
    </div>
  );
}

function Line({ className = '', children }: Readonly<{ className?: string; children: ReactNode }>) {
  return <span className={`relative flex min-w-0 items-center whitespace-nowrap ${className}`}>{children}</span>;
}

function SizeFill({ bytes, largestBytes }: Readonly<{ bytes: number | null; largestBytes: number }>) {
  if (bytes === null || largestBytes === 0) return null;
  return (
    <i
      aria-hidden="true"
      className="absolute inset-y-0 left-0 bg-[color-mix(in_oklab,var(--arch)_var(--arch-tint),transparent)] transition-[width] duration-(--duration-data)"
      style={{ width: `${Math.min(100, (100 * bytes) / largestBytes)}%` }}
    />
  );
}

function Marks({ leaf: { entry, parents } }: Readonly<{ leaf: Leaf }>) {
  const innermost = parents.at(-1);
  return (
    <span className="ml-auto flex gap-[3px]">
      {innermost ? (
        <span
          title={`In the nested index ${innermost.id}, ${innermost.digest}`}
          className="inline-flex items-center text-ink-2"
        >
          <Icon of={FolderTree} size="sm" />
          {parents.length > 1 ? <span className="text-2xs">{parents.length}</span> : null}
        </span>
      ) : null}
      <AttestedMarks digests={entry.attestations.map(({ digest }) => digest)} />
    </span>
  );
}

type FootProps = Readonly<{ leaf: Leaf; note: ReturnType<typeof entryNote>; isPending: boolean }>;

function Foot({ leaf, note, isPending }: FootProps) {
  if (note) {
    return (
      <Status tone={note.tone} className="min-w-0 font-medium [&>span]:truncate">
        {note.word}
      </Status>
    );
  }
  return isPending ? <Skeleton className="h-2 w-[62px]" /> : (entryExtent(leaf.entry) ?? 'not read');
}

function headOf({ entry }: Leaf): string {
  if (entry.platform === null || entry.kind === 'index') return entryKindName(entry);
  const { variant, 'os.features': osFeatures } = entry.platform;
  return [variant, ...(osFeatures ?? [])].filter(Boolean).join(' ');
}

/** The cell in words, in the order in which it is drawn. */
function spokenSummary({ entry, parents }: Leaf): string {
  const attestations = entry.attestations.length;
  return [
    entryName(entry),
    sizeText(entry.totalBytes),
    entryNote(entry)?.word ?? entryExtent(entry) ?? '',
    attestations === 0 ? '' : counted(attestations, 'attestation manifest', 'attestation manifests'),
    parents.length === 0 ? '' : `in the nested index ${parents.at(-1)?.id}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function sizeText(bytes: number | null): string {
  return bytes === null ? '' : formatBytes(bytes);
}

function edge(tone: 'danger' | 'warn' | undefined, hasFailed: boolean): string {
  if (hasFailed) return 'border-dashed border-danger';
  if (tone === 'danger') return 'border-danger';
  return tone === 'warn' ? 'border-warn-line' : 'border-line-strong';
}
