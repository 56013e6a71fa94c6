import type { MergeField } from '@/lib/draft/merge-fields';
import type { MergeChoices, MergeSide } from '@/lib/draft/merge-rows';
import { SectionHead } from '../ui/section-head';
import { VerbatimText } from '../ui/verbatim-text';
import { InMerge } from './in-merge';
import { stepOnArrow } from './step-between-choices';

type MergeFieldsTableProps = Readonly<{
  fields: readonly MergeField[];
  choices: MergeChoices;
  choose: (key: string, side: MergeSide) => void;
}>;

const cell = 'max-md:h-auto! max-md:border-0! max-md:p-0!';

/** Annotations, subject and artifact type of the index that somebody changed, and what the merge has of them. */
export function MergeFieldsTable({ fields, choices, choose }: MergeFieldsTableProps) {
  if (fields.length === 0) return null;
  return (
    <section aria-labelledby="merge-fields" className="mt-4">
      <SectionHead id="merge-fields" title="Beside the entries" note="annotations and links of the index" />
      <table aria-labelledby="merge-fields" className="timetable max-md:block" onKeyDown={stepOnArrow}>
        <thead className="max-md:sr-only">
          <tr>
            {['Name', 'You saw', 'Now', 'Yours', 'In the merge'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {fields.map((field) => (
            <tr
              key={field.key}
              className={`max-md:grid max-md:gap-1 max-md:border-b max-md:border-line max-md:py-2.5 ${field.asks ? 'bg-chg-bg max-md:-mx-4 max-md:px-4' : ''}`}
            >
              <th scope="row" className={`mono h-10! whitespace-normal! wrap-anywhere ${cell}`}>
                <VerbatimText>{field.name}</VerbatimText>
              </th>
              <Value name="You saw" text={field.seen} />
              <Value name="Now" text={field.now} />
              <Value name="Yours" text={field.yours} />
              <td className={`text-xs ${cell}`}>
                <InMerge
                  name={field.name}
                  decided={field}
                  chosen={choices[field.key]}
                  onChoose={(side) => choose(field.key, side)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({ name, text }: Readonly<{ name: string; text: string | null }>) {
  return (
    <td className={`text-xs whitespace-normal! wrap-anywhere ${cell}`}>
      <span className="mr-2 text-ink-3 md:sr-only">{name} </span>
      {text === null ? <span className="text-ink-3">none</span> : <VerbatimText>{text}</VerbatimText>}
    </td>
  );
}
