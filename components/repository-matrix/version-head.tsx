import Link from 'next/link';
import { counted } from '@/lib/display/counted';
import { formatDate } from '@/lib/display/date';
import { routes } from '@/lib/routes';
import type { VersionColumn } from '@/lib/tag/version-matrix';
import { Status } from '../ui/status';
import { formatPlace } from './grid-moves';
import { columnEdge } from './version-cell';
import { versionMonth } from './version-date';

const barPx = 26;

type VersionHeadProps = Readonly<{
  repository: string;
  column: VersionColumn;
  at: number;
  /** The most platforms that any version has: bars are relative to it. */
  most: number;
  isSelected: boolean;
  isTabStop: boolean;
}>;

/** The head of a column: how many platforms, which version, when, and the tags that name it today. */
export function VersionHead({ repository, column, at, most, isSelected, isTabStop }: VersionHeadProps) {
  const { version, platformCount, aliases, created, isProvisional } = column;
  const [main = '', ...rest] = version.name.split('-');
  const alias = aliases.find((tag) => tag === 'latest') ?? aliases[0];
  const height = most === 0 ? 0 : (platformCount / most) * barPx;
  const bar = isSelected
    ? 'bg-ink'
    : isProvisional
      ? 'border border-b-0 border-dashed border-line-control'
      : 'bg-ink-4';
  return (
    <th
      scope="col"
      data-column={at}
      className={`relative border-b border-line-strong pt-[22px] pb-1.5 pl-[5px] text-left align-bottom font-regular ${isSelected ? `bg-selected ${columnEdge}` : ''}`}
    >
      {alias === undefined ? null : (
        <span
          title={aliases.join(', ')}
          className="mono absolute top-1 left-[5px] text-2xs whitespace-nowrap text-ink-2"
        >
          {alias}
        </span>
      )}
      <span className="mb-[5px] flex h-[30px] items-end gap-[5px] text-2xs text-ink-3">
        <i aria-hidden="true" className={`w-2.5 rounded-t-[1px] forced-color-adjust-none ${bar}`} style={{ height }} />
        <ColumnState column={column} />
      </span>
      <Link
        href={routes.image(`${repository}:${version.tags[0]}`)}
        prefetch={false}
        tabIndex={isTabStop ? 0 : -1}
        data-entry={formatPlace({ row: -1, column: at })}
        title={version.name}
        className="mono block truncate font-medium tracking-[-0.04em] no-underline hover:underline"
      >
        {main}
        <span className="sr-only">{rest.length === 0 ? '' : `-${rest.join('-')}`}</span>
      </Link>
      <span
        aria-hidden={rest.length > 0}
        title={created === null ? undefined : formatDate(created)}
        className="block h-4 truncate text-2xs tracking-[-0.02em] text-ink-3"
      >
        {rest.length > 0 ? rest.join('-') : created === null ? '' : versionMonth(created)}
      </span>
    </th>
  );
}

function ColumnState({ column: { state, platformCount } }: Readonly<{ column: VersionColumn }>) {
  switch (state) {
    case 'read':
      return (
        <>
          <span aria-hidden="true">{platformCount}</span>
          <span className="sr-only">{counted(platformCount, 'platform', 'platforms')}</span>
        </>
      );
    case 'failed':
      return <Status tone="warn">failed</Status>;
    case 'pending':
    case 'other':
      return <span className="sr-only">not read</span>;
  }
}
