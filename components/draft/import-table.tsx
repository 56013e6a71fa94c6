import type { DraftPreview } from '@/lib/contract/draft';
import { counted } from '../platform/entry-text';
import { PlatformLabel } from '../platform/platform-label';
import { problemWord } from '../platform/problem-word';
import { DigestLabel } from '../reference/digest-label';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { sourceParts } from './source-parts';
import type { PastedText } from './use-pasted-draft';

type Previewed = DraftPreview['sources'][number];

/** Each image of a pasted text: its platforms, where it stands, whether it was found. What is not wanted is left out. */
export function PastedTable({ pasted }: Readonly<{ pasted: PastedText }>) {
  const sources = pasted.preview?.sources ?? [];
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
        {sources.map((source, position) => (
          <SourceRow
            // biome-ignore lint/suspicious/noArrayIndexKey: one text may name an image twice, and keeps its order.
            key={position}
            source={source}
            isChosen={pasted.isChosen(position)}
            onChoose={(chosen) => pasted.choose(position, chosen)}
          />
        ))}
      </tbody>
    </table>
  );
}

type SourceRowProps = Readonly<{ source: Previewed; isChosen: boolean; onChoose: (isChosen: boolean) => void }>;

function SourceRow({ source, isChosen, onChoose }: SourceRowProps) {
  const { reference, line, entries, note, problem } = source;
  const images = entries.filter(({ attests }) => attests === null);
  const [first] = images;
  return (
    <tr className="align-top max-md:grid max-md:grid-cols-[44px_minmax(0,1fr)_auto] max-md:border-b max-md:border-line max-md:py-2 max-md:[&>*]:h-auto! max-md:[&>*]:border-0!">
      <td className="max-md:row-span-3">
        <label className="inline-flex min-h-6 min-w-6 items-center max-md:min-h-11 max-md:min-w-11">
          <input
            type="checkbox"
            checked={isChosen && problem === null}
            disabled={problem !== null}
            onChange={({ target }) => onChoose(target.checked)}
            className="size-3.5 accent-action"
          />
          <span className="sr-only">Take {reference}</span>
        </label>
      </td>
      <td className="whitespace-normal!">
        <span className="flex flex-wrap gap-x-3">
          {images.map(({ digest, platform }) =>
            platform === null ? (
              <span key={digest} className="text-ink-3">
                no platform
              </span>
            ) : (
              <PlatformLabel key={digest} platform={platform} />
            ),
          )}
        </span>
      </td>
      <td className="whitespace-normal! max-md:order-last max-md:col-span-2">
        <span title={reference} className="mono wrap-anywhere">
          <VerbatimText>{problem === null ? sourceParts(reference, null).name : reference}</VerbatimText>
        </span>
        {problem === null ? (
          <span className="block text-2xs text-ink-3 wrap-anywhere">
            <VerbatimText>{sourceParts(reference, null).place ?? ''}</VerbatimText>
          </span>
        ) : null}
        {note === null ? null : (
          <span className="block text-2xs text-ink-3">
            <VerbatimText>{note}</VerbatimText>
          </span>
        )}
      </td>
      <td className="max-md:order-last max-md:col-span-2">
        {first === undefined ? null : images.length === 1 ? (
          <DigestLabel digest={first.digest} />
        ) : (
          <span className="text-xs text-ink-3">{counted(images.length, 'entry', 'entries')}</span>
        )}
      </td>
      <td className="text-xs text-ink-3 max-md:hidden">{line === null ? null : `line ${line}`}</td>
      <td className="text-xs whitespace-normal!">
        {problem === null ? (
          <Status tone="ok">found</Status>
        ) : (
          <span title={problem.message}>
            <Status tone="danger">{problemWord(problem)}</Status>
          </span>
        )}
      </td>
    </tr>
  );
}
