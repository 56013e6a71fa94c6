import { formatBytes } from '@/lib/display/bytes';
import { historyCommand } from '@/lib/display/history-command';
import { DigestLabel } from '../reference/digest-label';
import { VerbatimText } from '../ui/verbatim-text';
import { AlsoInMark } from './also-in-mark';
import type { HistoryRow } from './history-rows';
import type { AlsoIn } from './layer-use';

type LayerTableProps = Readonly<{
  rows: readonly HistoryRow[];
  largestBytes: number;
  /** Where else a blob stands; left out where there are no other entries. */
  alsoInOf: ((digest: string) => AlsoIn) | null;
}>;

/** The layers from the base up, each with the step that made it; steps that made none stand between, as ticks. */
export function LayerTable({ rows, largestBytes, alsoInOf }: LayerTableProps) {
  return (
    <table className="w-full border-collapse text-xs [&_td]:pr-2 [&_th]:pr-2 [&_:is(td,th):last-child]:pr-0">
      <thead className="text-2xs text-ink-3 [&_th]:border-b [&_th]:border-line-strong [&_th]:pb-1 [&_th]:text-left [&_th]:font-regular">
        <tr>
          <th scope="col">#</th>
          <th scope="col">History</th>
          {alsoInOf ? (
            <th scope="col" className="max-md:hidden">
              Also in
            </th>
          ) : null}
          <th scope="col" className="text-right!">
            Size
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) =>
          row.kind === 'layer' ? (
            <LayerRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a history may repeat a step; the position is the identity.
              key={index}
              row={row}
              largestBytes={largestBytes}
              alsoInOf={alsoInOf}
            />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <StepRow key={index} row={row} hasAlsoIn={alsoInOf !== null} />
          ),
        )}
      </tbody>
    </table>
  );
}

type LayerRowProps = Pick<LayerTableProps, 'largestBytes' | 'alsoInOf'> &
  Readonly<{ row: Extract<HistoryRow, { kind: 'layer' }> }>;

function LayerRow({ row: { number, layer, step }, largestBytes, alsoInOf }: LayerRowProps) {
  return (
    <tr className="align-top [&>:is(td,th)]:border-b [&>:is(td,th)]:border-line [&>:is(td,th)]:py-[5px]">
      <td className="text-right">
        <b>{number}</b>
      </td>
      <th scope="row" className="w-full max-w-0 text-left font-regular">
        <Command createdBy={step?.createdBy ?? step?.comment} missing="no history" />
        <span className="mt-0.5 flex flex-wrap gap-x-3">
          <DigestLabel digest={layer.digest} digits={12} />
          <LayerKind mediaType={layer.mediaType} />
        </span>
      </th>
      {alsoInOf ? (
        <td className="whitespace-nowrap max-md:hidden">
          <AlsoInMark {...alsoInOf(layer.digest)} />
        </td>
      ) : null}
      <td className="min-w-[72px] text-right whitespace-nowrap">
        {formatBytes(layer.sizeBytes)}
        <span className="mt-[5px] block h-[3px] bg-sunken">
          <i
            className="block h-[3px] bg-arch forced-color-adjust-none"
            style={{ width: `${(100 * layer.sizeBytes) / Math.max(1, largestBytes)}%` }}
          />
        </span>
      </td>
    </tr>
  );
}

function StepRow({ row, hasAlsoIn }: Readonly<{ row: Exclude<HistoryRow, { kind: 'layer' }>; hasAlsoIn: boolean }>) {
  return (
    <tr className="text-ink-3 [&>*]:py-0.5">
      <td className="text-right">
        <i aria-hidden="true" className="inline-block h-px w-[5px] bg-ink-4 align-[4px]" />
      </td>
      <th scope="row" className="w-full max-w-0 text-left font-regular">
        <Command createdBy={row.step.createdBy ?? row.step.comment} missing="nothing said" />
      </th>
      {hasAlsoIn ? <td className="max-md:hidden" /> : null}
      <td className="text-right">{row.kind === 'empty' ? 'empty' : 'no layer'}</td>
    </tr>
  );
}

function Command({ createdBy, missing }: Readonly<{ createdBy: string | undefined; missing: string }>) {
  if (createdBy === undefined || createdBy === '') return <span className="block text-ink-3">{missing}</span>;
  return (
    <span title={createdBy} className="mono block truncate">
      <VerbatimText>{historyCommand(createdBy)}</VerbatimText>
    </span>
  );
}

/** Names what is out of the ordinary about a layer: compression other than gzip, or a type of its own. */
function LayerKind({ mediaType }: Readonly<{ mediaType: string }>) {
  if (/[.+]gzip$/.test(mediaType)) return null;
  const compression = /\+(zstd)$/.exec(mediaType)?.[1] ?? (mediaType.endsWith('.tar') ? 'not compressed' : mediaType);
  return (
    <span className="text-2xs text-ink-3 wrap-anywhere">
      <VerbatimText>{compression}</VerbatimText>
    </span>
  );
}
