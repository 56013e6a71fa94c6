import { counted } from '@/lib/display/counted';
import { PlatformLabel } from '../platform/platform-label';
import { problemWord } from '../platform/problem-word';
import { DigestLabel } from '../reference/digest-label';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { UploadStatus } from '../upload/upload-row';
import type { ImportCheck, ImportRow } from './import-rows';

type ImportTableProps = Readonly<{
  rows: readonly ImportRow[];
  isChosen: (row: ImportRow) => boolean;
  onChoose: (row: ImportRow, isChosen: boolean) => void;
}>;

/** Each image that was read: its platforms, where it stands, whether it was found. What is not wanted is left out. */
export function ImportTable({ rows, isChosen, onChoose }: ImportTableProps) {
  return (
    <table aria-label="Images that were read" className="timetable max-md:block">
      <thead className="max-md:sr-only">
        <tr>
          <th scope="col" className="w-8">
            <span className="sr-only">Take</span>
          </th>
          <th scope="col">Platform</th>
          <th scope="col">Manifest</th>
          <th scope="col">Digest</th>
          <th scope="col">From</th>
          <th scope="col">Check</th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <ImageRow key={row.key} row={row} isChosen={isChosen(row)} onChoose={(chosen) => onChoose(row, chosen)} />
        ))}
      </tbody>
    </table>
  );
}

type ImageRowProps = Readonly<{ row: ImportRow; isChosen: boolean; onChoose: (isChosen: boolean) => void }>;

function ImageRow({ row, isChosen, onChoose }: ImageRowProps) {
  const { name, place, title, from, note, check, source } = row;
  return (
    <tr className="align-top md:[&>td]:py-1 max-md:grid max-md:grid-cols-[44px_minmax(0,1fr)_auto] max-md:border-b max-md:border-line max-md:py-2 max-md:[&>*]:h-auto! max-md:[&>*]:border-0!">
      <td className="max-md:row-span-3">
        <label className="inline-flex min-h-6 min-w-6 items-center max-md:min-h-11 max-md:min-w-11">
          <input
            type="checkbox"
            checked={isChosen && source !== null}
            disabled={source === null}
            onChange={({ target }) => onChoose(target.checked)}
            className="size-3.5 accent-action"
          />
          <span className="sr-only">Take {title}</span>
        </label>
      </td>
      <td className="whitespace-normal!">
        <Platforms row={row} />
      </td>
      <td className="whitespace-normal! max-md:order-last max-md:col-span-2">
        <span title={title} className="mono wrap-anywhere">
          <VerbatimText>{name}</VerbatimText>
        </span>
        {[place, note ?? ''].map((line) =>
          line === '' ? null : (
            <span key={line} className="block text-2xs text-ink-3 wrap-anywhere">
              <VerbatimText>{line}</VerbatimText>
            </span>
          ),
        )}
      </td>
      <td className="max-md:order-last max-md:col-span-2">
        <Digest row={row} />
      </td>
      <td className="text-xs text-ink-3 max-md:hidden">{from}</td>
      <td className="text-xs whitespace-normal!">
        <Check check={check} />
      </td>
    </tr>
  );
}

/** What it brings into a draft: attestations go along with the images that they are of. */
const imagesOf = ({ entries }: ImportRow) => entries.filter(({ attests }) => attests === null);

function Platforms({ row }: Readonly<{ row: ImportRow }>) {
  if (row.check.kind === 'sending') return <span className="text-xs text-ink-3">not known yet</span>;
  return (
    <span className="flex flex-wrap gap-x-3">
      {imagesOf(row).map(({ digest, platform }) =>
        platform === null ? (
          <span key={digest} className="text-ink-3">
            no platform
          </span>
        ) : (
          <PlatformLabel key={digest} platform={platform} />
        ),
      )}
    </span>
  );
}

function Digest({ row }: Readonly<{ row: ImportRow }>) {
  if (row.check.kind === 'sending') return <span className="text-xs text-ink-3">after the upload</span>;
  const [first, ...others] = imagesOf(row);
  if (first === undefined) return null;
  if (others.length === 0) return <DigestLabel digest={first.digest} />;
  return <span className="text-xs text-ink-3">{counted(others.length + 1, 'entry', 'entries')}</span>;
}

function Check({ check }: Readonly<{ check: ImportCheck }>) {
  switch (check.kind) {
    case 'problem':
      return (
        <span title={check.problem.message}>
          <Status tone="danger">{problemWord(check.problem)}</Status>
        </span>
      );
    case 'sending':
      return <UploadStatus upload={check.upload} />;
    default:
      return <Status tone="ok">{check.kind}</Status>;
  }
}
