import { Equal, EqualNot, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Push } from '@/lib/contract/push';
import { PlatformLabel } from '../platform/platform-label';
import { Icon } from '../ui/icon';
import { Status } from '../ui/status';
import type { ConflictRow } from './conflict-rows';
import { PushedDigest } from './pushed-digest';

type ConflictTableProps = Readonly<{
  push: Pick<Push, 'before' | 'conflict' | 'digest'>;
  rows: readonly ConflictRow[];
}>;

const cell = 'max-md:h-auto! max-md:border-0! max-md:p-0! max-md:whitespace-normal!';

/** Seen, now and yours for each platform; what both changed stands out. */
export function ConflictTable({ push, rows }: ConflictTableProps) {
  return (
    <table aria-label="Seen, now and yours" className="timetable max-md:block">
      <thead className="max-md:block max-md:border-b max-md:border-line-strong max-md:pb-2">
        <tr className="max-md:grid max-md:gap-1">
          <th scope="col" className="align-bottom! max-md:sr-only">
            Platform
          </th>
          <SideHead name="You saw" digest={push.before} />
          <SideHead name="Now" digest={push.conflict?.digest ?? null} />
          <SideHead name="Yours" digest={push.digest} />
          <th scope="col" className="align-bottom! max-md:sr-only">
            What happened
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function SideHead({ name, digest }: Readonly<{ name: string; digest: string | null }>) {
  return (
    <th scope="col" className="max-md:flex! max-md:items-center max-md:gap-2 max-md:border-0! max-md:p-0!">
      <span className="mr-2 text-sm font-medium text-ink max-md:w-16">{name}</span>
      <PushedDigest digest={digest} absent="no tag" />
    </th>
  );
}

function Row({ row }: Readonly<{ row: ConflictRow }>) {
  const { platform, seen, now, yours, verdict } = row;
  return (
    <tr
      className={`max-md:grid max-md:grid-cols-3 max-md:gap-x-2 max-md:gap-y-1 max-md:border-b max-md:border-line max-md:py-2.5 ${verdict === 'both' ? 'bg-chg-bg' : ''}`}
    >
      <th scope="row" className={`h-10! ${cell} max-md:col-span-3`}>
        <PlatformLabel platform={platform} />
      </th>
      <Side name="you saw" digest={seen} />
      <Side name="now" digest={now} isChanged={now !== seen} />
      <Side name="yours" digest={yours} isChanged={yours !== seen} />
      <td className={`h-10! text-xs ${cell} max-md:col-span-3`}>{whatHappened(row)}</td>
    </tr>
  );
}

function Side({
  name,
  digest,
  isChanged = false,
}: Readonly<{ name: string; digest: string | null; isChanged?: boolean }>) {
  return (
    <td className={`h-10! ${cell}`}>
      <span className="sr-only">{name} </span>
      <span className="inline-flex items-center gap-1.5 align-middle">
        <span className="inline-flex w-[13px]">{isChanged ? <Icon of={EqualNot} size="sm" /> : null}</span>
        <PushedDigest digest={digest} absent="no entry" />
      </span>
    </td>
  );
}

function whatHappened({ verdict, seen, now, yours }: ConflictRow): ReactNode {
  switch (verdict) {
    case 'same':
      return (
        <Status tone="muted" icon={Equal}>
          same
        </Status>
      );
    case 'yours':
      return `only you ${verb(seen, yours)} it`;
    case 'theirs':
      return now === null ? (
        <Status tone="warn" icon={TriangleAlert}>
          they removed it, yours has it
        </Status>
      ) : (
        `only they ${verb(seen, now)} it`
      );
    case 'alike':
      return `both ${verb(seen, now)} it, alike`;
    case 'both':
      return (
        <Status tone="warn" icon={TriangleAlert}>
          {now === null
            ? 'they removed it, you changed it'
            : yours === null
              ? 'they changed it, you removed it'
              : `both ${verb(seen, now)} it`}
        </Status>
      );
  }
}

function verb(before: string | null, after: string | null): string {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}
