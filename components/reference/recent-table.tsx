import Link from 'next/link';
import type { PlatformView } from '@/lib/contract/image';
import { formatAge } from '@/lib/display/date';
import { parseReference } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { PlatformChips } from '../platform/platform-chips';
import { kindName } from './kind-name';
import { ReferenceText } from './reference-text';

export type RecentRow = Readonly<{
  reference: string;
  mediaType: string;
  kind: 'index' | 'manifest' | 'artifact';
  platforms: readonly PlatformView[];
  viewedAtMs: number;
}>;

type RecentTableProps = Readonly<{
  /** Id of the heading that names the table. */
  labelledBy: string;
  rows: readonly RecentRow[];
  nowMs: number;
}>;

const cell = 'max-md:h-auto! max-md:border-0! max-md:p-0! max-md:whitespace-normal!';

/** What was looked at lately. On small screens a row becomes two lines. */
export function RecentTable({ labelledBy, rows, nowMs }: RecentTableProps) {
  return (
    <table aria-labelledby={labelledBy} className="timetable max-md:block md:table-fixed">
      <thead className="max-md:sr-only">
        <tr>
          <th scope="col" className="w-[33%]">
            Reference
          </th>
          <th scope="col" className="w-25">
            Kind
          </th>
          <th scope="col">Platforms</th>
          <th scope="col" className="w-23 text-right!">
            Viewed
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={row.reference}
            className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-2 max-md:border-b max-md:border-line max-md:py-1"
          >
            <th scope="row" className={`whitespace-normal! ${cell}`}>
              <Link
                href={routes.image(row.reference)}
                prefetch={false}
                className="inline-flex min-h-6 items-center no-underline hover:underline max-md:min-h-11"
              >
                <ReferenceText reference={parseReference(row.reference)} />
              </Link>
            </th>
            <td className={`text-xs text-ink-3 max-md:hidden ${cell}`}>
              {row.kind === 'artifact' ? 'Artifact' : kindName(row.mediaType)}
            </td>
            <td className={`py-1! whitespace-normal! max-md:order-last max-md:col-span-full ${cell}`}>
              <PlatformChips platforms={row.platforms} />
            </td>
            <td className={`text-right! text-xs text-ink-3 max-md:self-center ${cell}`}>
              <time dateTime={new Date(row.viewedAtMs).toISOString()}>{formatAge(nowMs - row.viewedAtMs)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
