'use client';

import { Tags } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { counted } from '@/lib/display/counted';
import { routes } from '@/lib/routes';
import { matrixFacts, versionEvents } from '@/lib/tag/version-events';
import { columnBefore, type PlatformRow, type VersionMatrix } from '@/lib/tag/version-matrix';
import type { RowChoice } from '@/lib/tag/version-view';
import { useRepositorySelection } from '../tag/use-repository-selection';
import { StatePanel } from '../ui/state-panel';
import { useShortcut } from '../ui/use-shortcut';
import { MatrixExport } from './matrix-export';
import { MatrixFilters } from './matrix-filters';
import { MatrixReadingBar } from './matrix-reading-bar';
import { useVersionMatrix } from './use-version-matrix';
import { VersionFacts } from './version-facts';
import { VersionLegend } from './version-legend';
import { VersionLines } from './version-lines';
import { VersionMoves } from './version-moves';
import { VersionTable } from './version-table';

type VersionMatrixPaneProps = Readonly<{
  /** A reference without tag and digest, in its normal form. */
  repository: string;
  tags: readonly string[];
  /** Whether every read counts against a limit that people feel. */
  isScarce: boolean;
}>;

/** The platforms of a repository over its versions: where one appeared, where one vanished. */
export function VersionMatrixPane({ repository, tags, isScarce }: VersionMatrixPaneProps) {
  const router = useRouter();
  const [selection, change] = useRepositorySelection();
  const view = useVersionMatrix(repository, tags, isScarce, selection);
  const { shown, whole, family } = view;
  const facts = useMemo(() => matrixFacts(whole), [whole]);
  const events = useMemo(() => versionEvents(whole), [whole]);

  const newest = shown.columns.findIndex(({ version }) => version === facts.newest?.version);
  const asked = shown.columns.findIndex(({ version }) => version.tags[0] === selection.version);
  const selected = asked === -1 ? newest : asked;
  const before = shown.columns[columnBefore(shown, selected)]?.version.tags[0];
  const matrix = useMemo(() => withRows(shown, selection.platforms, newest), [shown, selection.platforms, newest]);
  const tagAt = (column: number) => shown.columns[column]?.version.tags[0];
  const referenceAt = (column: number) => `${repository}:${tagAt(column)}`;

  useShortcut('=', () => {
    const focused = document.activeElement?.closest('[data-column]')?.getAttribute('data-column');
    const column = focused ? Number(focused) : selected;
    const from = columnBefore(shown, column);
    if (from !== -1) router.push(routes.compare(referenceAt(from), referenceAt(column)));
  });

  if (family.versions.length === 0) {
    return (
      <div className="px-6 py-6 max-md:px-4">
        <StatePanel
          icon={Tags}
          title="No tag names a version"
          text="Versions are tags such as 1.4, v2.0.1 or 3.1.0-rc.2. The list of tags shows what there is."
        />
      </div>
    );
  }
  const count = (choice?: RowChoice) => withRows(shown, choice, newest).rows.length;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <VersionFacts
        versionCount={family.versions.length}
        shownCount={shown.columns.length}
        platformCount={whole.rows.length + whole.leftOut}
        facts={facts}
        isReading={view.reading.indexes.awaited > 0}
      />
      <div className="grid min-h-0 flex-1 lg:grid-cols-[minmax(0,1fr)_352px]">
        <section
          aria-label="Platforms over versions"
          className="min-w-0 px-6 pb-4 max-md:px-4 lg:overflow-auto lg:pr-5"
        >
          <div className="flex min-h-13 flex-wrap items-center gap-x-1.5 gap-y-2 py-2">
            <MatrixFilters
              families={view.families}
              family={family}
              rowCounts={{ all: count(), listed: count('listed'), gone: count('gone') }}
              selection={selection}
              onChange={change}
            />
            <MatrixExport repository={repository} matrix={matrix} />
          </div>
          <MatrixReadingBar view={view} isScarce={isScarce} />
          <VersionTable
            repository={repository}
            matrix={matrix}
            newest={newest}
            selected={selected}
            shows={selection.cells ?? 'presence'}
            onSelect={(column) => change({ version: tagAt(column) })}
            onOpen={(column) => router.push(routes.image(referenceAt(column)))}
          />
          <VersionLines matrix={matrix} newest={newest} />
          <LeftOut versions={view.tooOld} platforms={shown.leftOut} />
          <VersionLegend
            shows={selection.cells ?? 'presence'}
            hasProvisional={shown.columns.some(({ isProvisional }) => isProvisional)}
          />
        </section>
        <aside className="px-6 pt-1.5 pb-4 max-md:px-4 lg:overflow-auto lg:border-l lg:border-line-strong lg:pl-5">
          <VersionMoves
            repository={repository}
            events={events}
            versionCount={family.versions.length}
            isRead={whole.columns.every(({ state }) => state !== 'pending')}
            selected={tagAt(selected)}
            before={before}
            onSelect={(version) => change({ version })}
          />
        </aside>
      </div>
    </div>
  );
}

function LeftOut({ versions, platforms }: Readonly<{ versions: number; platforms: number }>) {
  const parts = [
    ...(versions === 0 ? [] : [counted(versions, 'older version', 'older versions')]),
    ...(platforms === 0 ? [] : [counted(platforms, 'platform', 'platforms')]),
  ];
  return parts.length === 0 ? null : <p className="mt-3 text-xs text-warn">Not shown: {parts.join(', ')}.</p>;
}

/** The matrix with the rows that `choice` asks for. */
function withRows(matrix: VersionMatrix, choice: RowChoice | undefined, newest: number): VersionMatrix {
  if (choice === undefined || newest === -1) return matrix;
  const isListed = ({ cells }: PlatformRow) => cells[newest]?.state === 'present';
  return { ...matrix, rows: matrix.rows.filter((row) => isListed(row) === (choice === 'listed')) };
}
