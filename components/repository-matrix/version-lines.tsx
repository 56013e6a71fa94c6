import { architectureFamily } from '@/lib/platform/architecture-family';
import { newestWith, type PlatformRow, type VersionMatrix } from '@/lib/tag/version-matrix';
import { PlatformLabel } from '../platform/platform-label';
import { Status } from '../ui/status';
import { rowPlatform } from './row-platform';

type VersionLinesProps = Readonly<{
  matrix: VersionMatrix;
  /** The newest version: what it lacks is gone. -1: none. */
  newest: number;
}>;

/** The matrix where there is no room for columns: a line and a verdict per platform, its rail from the oldest to the newest version. */
export function VersionLines({ matrix, newest }: VersionLinesProps) {
  const { columns, rows } = matrix;
  const [first, last] = [columns[0]?.version.name, columns.at(-1)?.version.name];
  return (
    <div className="md:hidden">
      <p aria-hidden="true" className="mono flex justify-between border-b border-line-strong pb-1 text-2xs text-ink-3">
        <span>{first}</span>
        {columns.length > 1 ? <span>{last}</span> : null}
      </p>
      <ul aria-label="Platforms over versions">
        {rows.map((row) => (
          <li
            key={row.platform.key}
            data-arch={architectureFamily(row.platform.architecture)}
            className="grid min-h-11 gap-1 border-b border-line py-2"
          >
            <span className="flex flex-wrap justify-between gap-x-3">
              <PlatformLabel platform={rowPlatform(row.platform)} />
              <Verdict matrix={matrix} row={row} newest={newest} />
            </span>
            <svg
              aria-hidden="true"
              viewBox={`0 0 ${columns.length} 1`}
              preserveAspectRatio="none"
              className="h-2 w-full forced-color-adjust-none"
            >
              {runsOf(row).map(({ state, from, length }) =>
                state === 'present' ? (
                  <rect key={from} x={from} width={length} height="1" fill="var(--arch)" />
                ) : (
                  <rect key={from} x={from + 0.3} width="0.4" height="1" fill="var(--color-danger)" />
                ),
              )}
            </svg>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Verdict({ matrix, row, newest }: VersionLinesProps & Readonly<{ row: PlatformRow }>) {
  const since = newestWith(matrix, row)?.version.name;
  const state = row.cells[newest]?.state;
  if (state === 'gone' || state === 'absent') {
    return <Status tone="danger">{since === undefined ? 'gone' : `gone, last in ${since}`}</Status>;
  }
  return <span className="text-ink-3">{since === undefined ? 'in a pre-release' : `in ${since}`}</span>;
}

type Run = Readonly<{ state: 'present' | 'gone'; from: number; length: number }>;

/** The rail in one piece where it is not broken, and the places where it breaks. */
function runsOf({ cells }: PlatformRow): readonly Run[] {
  const runs: Run[] = [];
  for (const [at, { state }] of cells.entries()) {
    const last = runs.at(-1);
    if (state === 'present' && last?.state === 'present' && last.from + last.length === at) {
      runs.splice(-1, 1, { ...last, length: last.length + 1 });
    } else if (state === 'present' || state === 'gone') runs.push({ state, from: at, length: 1 });
  }
  return runs;
}
