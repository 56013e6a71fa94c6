import type { LayerChange } from '@/lib/contract/comparison';
import { formatBytes } from '@/lib/display/bytes';
import { DigestLabel } from '../reference/digest-label';
import { VerbatimText } from '../ui/verbatim-text';
import { ChangeVerdict } from './change-verdict';
import type { SideNames } from './side-name';

type LayerDiffTableProps = Readonly<{ rows: readonly LayerChange[]; names: SideNames }>;

/** The layers of both sides beside each other, from the base up, with the step that made them. */
export function LayerDiffTable({ rows, names }: LayerDiffTableProps) {
  return (
    <table className="mt-2 w-full border-collapse border-t border-line-strong text-xs [&_td]:pr-2 [&_td:last-child]:pr-0">
      <caption className="sr-only">Layers</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Number</th>
          <th scope="col">{names.a}</th>
          <th scope="col">Size</th>
          <th scope="col">Verdict</th>
          <th scope="col">{names.b}</th>
          <th scope="col">Size</th>
          <th scope="col">History</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={`${row.a?.number}-${row.b?.number}`}
            className={`[&>*]:h-6.5 [&>*]:border-b [&>*]:border-line [&>*]:whitespace-nowrap ${row.verdict === 'same' ? 'text-ink-3' : ''}`}
          >
            <th scope="row" className="w-5 pr-2 text-right font-strong">
              {row.b?.number ?? row.a?.number}
            </th>
            <LayerCells layer={row.a} />
            <td>
              <ChangeVerdict of={row.verdict} isQuiet />
            </td>
            <LayerCells layer={row.b} />
            <td className="w-full max-w-0 max-md:hidden">
              <span title={row.createdBy ?? undefined} className="mono block truncate text-ink-3">
                <VerbatimText>{row.createdBy ?? ''}</VerbatimText>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LayerCells({ layer }: Readonly<{ layer: LayerChange['a'] }>) {
  return (
    <>
      <td>
        {layer === null ? (
          <span className="block h-3.5 w-20 rounded-1 border border-dashed border-line-control">
            <span className="sr-only">none</span>
          </span>
        ) : (
          <DigestLabel digest={layer.digest} />
        )}
      </td>
      <td className="text-right">{layer === null ? null : formatBytes(layer.sizeBytes)}</td>
    </>
  );
}
